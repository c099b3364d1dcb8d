import { LEDGER_TABLE } from './tables';

interface Node {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	onError?: string;
}

type Wires = Record<string, string[][]>;

const OURS = 'n8n-nodes-gocardless-books';

const record = (name: string): Node => ({
	name,
	type: `${OURS}.syncLedger`,
	typeVersion: 1,
	parameters: { operation: 'record' },
});

const save = (name: string): Node => ({
	name,
	type: 'n8n-nodes-base.dataTable',
	typeVersion: 1.1,
	parameters: {
		resource: 'row',
		operation: 'insert',
		dataTableId: { __rl: true, mode: 'name', value: LEDGER_TABLE },
		columns: { mappingMode: 'autoMapInputData', value: {} },
		options: { optimizeBulk: true },
	},
});

const apply = (name: string, type: string, more: Record<string, unknown> = {}): Node => ({
	name,
	type: `${OURS}.${type}`,
	typeVersion: 1,
	parameters: { resource: 'plannedAction', operation: 'apply', ...more },
	onError: 'continueErrorOutput',
});

const zohoBooks = (organization: string) =>
	apply('Books', 'zohoBooks', {
		organization: { __rl: true, mode: 'id', value: organization },
		lookUpFirst: 'always',
	});

/** Lets its first list pass once the second is there: a plan is kept before it is carried out. */
const gate = (name: string): Node => ({
	name,
	type: 'n8n-nodes-base.merge',
	typeVersion: 3.2,
	parameters: {
		mode: 'chooseBranch',
		chooseBranchMode: 'waitForAll',
		output: 'specifiedInput',
		useDataOfInput: '1',
	},
});

const SIDES = ['GoCardless', 'Books'];

/** One list each, because SyncLedger takes two lists on one input for a mistake. */
const KEPT = SIDES.flatMap((side) => [`${side} plan`, `${side} done`, `${side} failed`]);

const NODES: Node[] = [
	{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
	{
		name: 'Replay',
		type: `${OURS}.syncLedger`,
		typeVersion: 1,
		parameters: {
			operation: 'replay',
			options: { olderThanMinutes: 0, notOlderThanDays: 100_000 },
		},
	},
	apply('GoCardless', 'goCardless'),
	apply('Books', 'quickBooksOnline', { lookUpPayments: 'always' }),
	...SIDES.map((side) => gate(`Kept ${side} plan`)),
	...KEPT.flatMap((what) => [record(`Record ${what}`), save(`Save ${what}`)]),
];

const KEEPING: Wires = {
	Start: [['Replay']],
	Replay: SIDES.map((side) => [`Record ${side} plan`, `Kept ${side} plan`]),
	...wiresOf((side) => [`Save ${side} plan`, [[`Kept ${side} plan`]]]),
	...wiresOf((side) => [`Kept ${side} plan`, [[side]]]),
	...wiresOf((side) => [side, [[`Record ${side} done`], [`Record ${side} failed`]]]),
	...Object.fromEntries(KEPT.map((what) => [`Record ${what}`, [[`Save ${what}`]]])),
};

const KEEPING_NOTHING: Wires = { Start: [['Replay']], Replay: SIDES.map((side) => [side]) };

function wiresOf(wire: (side: string) => [string, string[][]]): Wires {
	return Object.fromEntries(SIDES.map(wire));
}

/**
 * SyncLedger's operation Replay with the action nodes behind it: what a person starts who wants
 * everything repeated that failed or has no end. Its items are rows of the ledger.
 *
 * @param keeps writes down what became of it
 * @param organization the books are those of this organisation in Zoho Books
 */
export function replayWorkflow({
	keeps,
	organization,
}: {
	keeps: boolean;
	organization?: string;
}): unknown {
	const wires = keeps ? KEEPING : KEEPING_NOTHING;
	const used = new Set([...Object.keys(wires), ...Object.values(wires).flat(2)]);
	const connections = Object.entries(wires).map(([from, outputs]) => [
		from,
		{ main: outputs.map((targets) => targets.map((node) => connect(from, node))) },
	]);
	return {
		id: 'replayEverything',
		name: 'Replay everything',
		nodes: NODES.filter(({ name }) => used.has(name)).map((node, position) => ({
			...(node.name === 'Books' && organization !== undefined ? zohoBooks(organization) : node),
			id: `replay-${position}`,
			position: [position * 200, 0],
		})),
		connections: Object.fromEntries(connections) as unknown,
		settings: { executionOrder: 'v1' },
	};
}

/** What was saved opens the gate; the plan itself passes through it. */
function connect(from: string, node: string) {
	return { node, type: 'main', index: from.startsWith('Save ') ? 1 : 0 };
}
