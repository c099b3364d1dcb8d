import type { ListPin } from '../shared/engine/inputLists';

export const OPERATIONS = [
	'record',
	'verify',
	'replay',
	'undo',
	'report',
	'list',
	'decide',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The lists that each operation takes, in the order of the node's inputs. */
export const PINS: Record<Operation, readonly ListPin[]> = {
	record: [
		{ name: 'Items' },
		{ name: 'Earlier Entries', isOptional: true },
		{ name: 'Reviews', isOptional: true },
	],
	verify: [{ name: 'Entries' }],
	replay: [{ name: 'Entries' }],
	undo: [{ name: 'Entries' }, { name: 'GoCardless Payments', isOptional: true }],
	report: [
		{ name: 'Entries' },
		{ name: 'Reviews', isOptional: true },
		{ name: 'GoCardless Payments', isOptional: true },
		{ name: 'Payouts', isOptional: true },
		{ name: 'Settings', isOptional: true },
		{ name: 'Mandates', isOptional: true },
		{ name: 'Invitations', isOptional: true },
	],
	list: [
		{ name: 'Entries' },
		{ name: 'Reviews', isOptional: true },
		{ name: 'Settings', isOptional: true },
	],
	decide: [
		{ name: 'Answers' },
		{ name: 'Entries' },
		{ name: 'Reviews' },
		{ name: 'Settings' },
		{ name: 'Invoices', isOptional: true },
		{ name: 'GoCardless Payments', isOptional: true },
	],
};

const DECISIONS = ['Do in GoCardless', 'Do in the Books', 'Nothing to Do', 'Needs Review'];

/** What leaves by which output. A refusal leaves by the last one. */
export const OUTPUTS: Record<Operation, readonly string[]> = {
	record: ['Ledger Rows', 'Review Rows'],
	verify: ['Findings', 'Summary'],
	replay: DECISIONS,
	undo: DECISIONS,
	report: ['Report'],
	list: ['Open Cases'],
	decide: ['Do in GoCardless', 'Do in the Books', 'Decisions', 'Answer'],
};

export const INPUTS_EXPRESSION = byOperation((operation) =>
	PINS[operation].map(({ name, isOptional }) => ({
		type: 'main',
		displayName: name,
		required: isOptional !== true,
	})),
);

export const OUTPUTS_EXPRESSION = byOperation((operation) =>
	OUTPUTS[operation].map((displayName) => ({ type: 'main', displayName })),
);

/**
 * The pins as the editor draws them. There are no required inputs for the host: it would silently
 * never run the node when one list is empty. The node itself refuses instead.
 */
function byOperation(describe: (operation: Operation) => object[]): `={{${string}}}` {
	const pins = Object.fromEntries(OPERATIONS.map((operation) => [operation, describe(operation)]));
	return `={{ (${JSON.stringify(pins)})[$parameter["operation"]] }}`;
}
