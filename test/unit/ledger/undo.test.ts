import { undoRun } from '../../../nodes/shared/domain/ledger/undo';
import { sealPlannedAction, type PlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { customer, holder, payment, planFor } from '../planner/records';
import {
	asItem,
	booked,
	bookItems,
	collectItems,
	debited,
	failed,
	itemsOf,
	LedgerTable,
} from './ledgers';

const undo = (table: LedgerTable, run: string, payments?: unknown[]) =>
	undoRun(table.read(), { run, payments });

const linesOf = (table: LedgerTable, run: string, payments?: unknown[]) =>
	undo(table, run, payments).map(({ outcome, json }) => [outcome, json.code]);

function run31(): LedgerTable {
	const table = new LedgerTable();
	const [item = {}] = bookItems(145);
	const [debit = {}] = collectItems(1200);
	table.record('31', [debit, item]);
	table.record('31', [debited(debit, 'PM7'), booked(item, '163')]);
	return table;
}

describe('undoing a run', () => {
	it('voids its payments in the books and cancels its debits', () => {
		const plan = undo(run31(), '31');
		expect(plan.map(({ json }) => json.plannedAction?.steps)).toMatchObject([
			[{ resource: 'Payment', verb: 'void', id: '163', body: {} }],
			[{ resource: 'payments', verb: 'cancel', id: 'PM7', body: {} }],
		]);
		expect(plan.map(({ json }) => [json.action, json.amountText])).toEqual([
			['voidPayment', '120.00 GBP'],
			['cancelCollection', '120.00 GBP'],
		]);
	});

	it('uses the same key whenever it is asked, and has nothing to do once it is done', () => {
		const table = run31();
		const first = itemsOf(undo(table, '31'));
		expect(itemsOf(undo(table, '31'))).toEqual(first);
		const [voiding = {}, cancelling = {}] = first;
		table.record('40', first);
		table.record('40', [booked(voiding, '163'), debited(cancelling, 'PM7')]);
		expect(linesOf(table, '31')).toEqual([
			['nothing', 'undone'],
			['nothing', 'undone'],
		]);
	});

	it('is recorded in the chains of what it undoes', () => {
		const table = run31();
		const chains = new Set(table.rows.map(({ chain }) => chain));
		const rows = table.record('40', itemsOf(undo(table, '31')));
		for (const { chain } of rows) expect(chains).toContain(chain);
	});

	it.each([
		['pending_submission', 'do', 'cancelCollection'],
		['submitted', 'review', 'tooLate'],
		['paid_out', 'review', 'tooLate'],
	])('sees that a debit is %s', (status, outcome, code) => {
		const [, line] = linesOf(run31(), '31', [payment({ id: 'PM7', status })]);
		expect(line).toEqual([outcome, code]);
	});

	it('cancels no debit that it was shown the list without', () => {
		expect(linesOf(run31(), '31', [{}])[1]).toEqual(['review', 'tooLate']);
	});

	it('leaves alone what other runs did', () => {
		const table = run31();
		const [item = {}] = bookItems(145);
		table.record('32', [item]);
		table.record('32', [booked(item, '163', 'alreadyDone')]);
		expect(linesOf(table, '32')).toEqual([['nothing', 'otherRun']]);
	});

	it('leaves alone what had been there before', () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		table.record('31', [item]);
		table.record('31', [booked(item, '163', 'alreadyDone')]);
		expect(linesOf(table, '31')).toEqual([['nothing', 'wasThere']]);
	});

	it('asks a person where nobody knows what was done, and nobody where it was refused', () => {
		const table = new LedgerTable();
		const [open = {}, refused = {}, lost = {}] = bookItems(145, 146, 147);
		table.record('31', [open, refused, lost]);
		table.record('31', [failed(refused), { ...failed(lost), details: { kind: 'unavailable' } }]);
		expect(linesOf(table, '31')).toEqual([
			['review', 'endUnknown'],
			['nothing', 'neverDone'],
			['review', 'endUnknown'],
		]);
	});

	it('withdraws an invitation, and asks a person about a changed customer', () => {
		const table = new LedgerTable();
		const invite = itemsOf(planFor('mandates', { Customers: [customer()] }));
		const change = itemsOf(
			planFor('mandates', {
				Customers: [
					customer({ Id: '13', Balance: 0, PrimaryEmailAddr: { Address: 'new@c.example' } }),
				],
				'GoCardless Customers': [
					holder({ metadata: { books: 'quickbooks:9130350000000001', customer: '13' } }),
				],
			}),
		);
		expect([invite.length, change.length]).toEqual([1, 1]);
		const done = [...invite, ...change].map((item) => ({
			...item,
			applied: {
				status: 'done',
				results: { customer: { id: 'CU1' }, invitation: { id: 'BRQ1' }, page: { id: 'BRF1' } },
			},
		}));
		table.record('31', [...invite, ...change]);
		table.record('31', done);
		const plan = undo(table, '31');
		expect(plan.map(({ outcome, json }) => [outcome, json.code])).toEqual([
			['review', 'noReversal'],
			['do', 'cancelInvitation'],
		]);
		expect(plan[1]?.json.plannedAction?.steps).toMatchObject([
			{ resource: 'billing_requests', verb: 'cancel', id: 'BRQ1' },
		]);
	});

	it('deletes journal entries and deposits, and voids what rests on them first', () => {
		const [item = {}] = bookItems(145);
		const { mark, ...plan } = item.plannedAction as PlannedAction;
		expect(mark).toContain(':');
		const step = (name: string, resource: string, key: string) => ({
			name,
			resource,
			verb: 'create',
			body: {},
			idempotencyKey: key.repeat(36),
		});
		const steps = [
			step('entry', 'JournalEntry', 'a'),
			step('deposit', 'Deposit', 'b'),
			step('link', 'Payment', 'c'),
		];
		const sealed = asItem({ ...item, plannedAction: sealPlannedAction({ ...plan, steps }) });
		const results = { entry: { Id: '1' }, deposit: { Id: '2' }, link: { Id: '3' } };
		const table = new LedgerTable();
		table.record('31', [sealed]);
		table.record('31', [{ ...sealed, applied: { status: 'done', results } }]);
		const [line] = undo(table, '31');
		expect(line?.json.plannedAction?.steps).toMatchObject([
			{ resource: 'Payment', verb: 'void', id: '3' },
			{ resource: 'Deposit', verb: 'delete', id: '2' },
			{ resource: 'JournalEntry', verb: 'delete', id: '1' },
		]);
	});

	it('needs a run that there was', () => {
		expect(() => undo(run31(), '')).toThrow('Say which run');
		expect(() => undo(run31(), '99')).toThrow('no entry of run "99"');
	});
});
