import { deriveIdempotencyKey } from '../../../nodes/shared/idempotency';
import {
	type PlannedAction,
	readPlannedAction,
	resolveReferences,
	sealPlannedAction,
} from '../../../nodes/shared/domain/plannedAction';

const sealed: PlannedAction = sealPlannedAction({
	vendor: 'goCardless',
	action: 'collectInvoice',
	books: 'quickbooks:1',
	steps: [
		{
			name: 'payment',
			resource: 'payments',
			verb: 'create',
			body: { amount: 1000, currency: 'GBP', links: { mandate: 'MD1' } },
			idempotencyKey: deriveIdempotencyKey({
				books: 'quickbooks:1',
				purpose: 'collect-invoice',
				subjects: ['7'],
			}),
		},
	],
});

const [step] = sealed.steps;

test('a sealed plan is read back, also after a journey as JSON with other key order', () => {
	const { mark, ...rest } = sealed;
	const travelled: unknown = JSON.parse(JSON.stringify({ plannedAction: { ...rest, mark } }));
	expect(readPlannedAction(travelled, 'goCardless')).toEqual(sealed);
});

test.each([
	['the amount', { steps: [{ ...step, body: { ...step?.body, amount: 1001 } }] }],
	['the mandate', { steps: [{ ...step, body: { ...step?.body, links: { mandate: 'MD2' } } }] }],
	['the key', { steps: [{ ...step, idempotencyKey: 'f'.repeat(36) }] }],
	['the company', { books: 'quickbooks:2' }],
	['the vendor', { vendor: 'quickBooksOnline' }],
	['a step more', { steps: [step, step] }],
])('whoever changes %s breaks the seal', (_, change) => {
	expect(() =>
		readPlannedAction({ plannedAction: { ...sealed, ...change } }, 'goCardless'),
	).toThrow('changed after it was planned');
});

test.each([
	['nothing', undefined],
	['an invoice', { Id: '7', Balance: 100 }],
	['a plan without mark', { plannedAction: { ...sealed, mark: undefined } }],
	['a plan without steps', { plannedAction: { ...sealed, steps: [] } }],
])('%s was not planned', (_, item) => {
	expect(() => readPlannedAction(item, 'goCardless')).toThrow('This item was not planned.');
});

test('a plan for another vendor is refused', () => {
	expect(() => readPlannedAction({ plannedAction: sealed }, 'quickBooksOnline')).toThrow(
		'meant for goCardless, not for quickBooksOnline',
	);
});

test('references are replaced wherever they are, and only to steps that have run', () => {
	const body = { links: { customer: { $id: 'customer' } }, list: [{ $id: 'customer' }, 1, null] };
	expect(resolveReferences(body, { customer: 'CU1' })).toEqual({
		links: { customer: 'CU1' },
		list: ['CU1', 1, null],
	});
	expect(() => resolveReferences(body, {})).toThrow('the step "customer", which has no result');
});
