import { replayEntries, type ReplayFilter } from '../../../nodes/shared/domain/ledger/replay';
import { readPlannedAction } from '../../../nodes/shared/domain/plannedAction';
import {
	asItem,
	booked,
	bookItems,
	collectItems,
	dataOf,
	debited,
	failed,
	itemsOf,
	LedgerTable,
	NOON,
} from './ledgers';

const replay = (table: LedgerTable, filter: Partial<ReplayFilter> = {}) =>
	replayEntries(table.read(), {
		now: NOON,
		states: ['failed', 'unfinished'],
		olderThanMinutes: 15,
		notOlderThanDays: 7,
		...filter,
	});

describe('a replay', () => {
	it('gives out what failed and what has no end, sealed exactly as before', () => {
		const table = new LedgerTable();
		const [cafe = {}, hall = {}, shop = {}] = bookItems(145, 146, 147);
		const [debit = {}] = collectItems(1200);
		table.record('31', [cafe, hall, shop, debit]);
		table.record('31', [booked(cafe, '163'), failed(hall)]);
		const plan = replay(table);
		expect(plan.map(({ outcome, json }) => [outcome, json.goCardlessId, json.action])).toEqual([
			['do', 'PM146', 'bookPayment'],
			['do', 'PM147', 'bookPayment'],
			['do', 'MD1', 'collectInvoice'],
		]);
		expect(plan.map(({ json }) => asItem(json.plannedAction))).toEqual(
			[hall, shop, debit].map(({ plannedAction }) => plannedAction),
		);
		const [failure] = plan;
		expect(failure?.json.idempotencyKey).toBe(hall.idempotencyKey);
		expect(failure?.json.reason).toContain('The account is inactive');
		expect(readPlannedAction(asItem(plan[2]?.json), 'goCardless').action).toBe('collectInvoice');
	});

	it('of everything that is done gives nothing', () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		const [debit = {}] = collectItems(1200);
		table.record('31', [item, debit]);
		table.record('31', [failed(item), debited(debit, 'PM7')]);
		const again = itemsOf(replay(table));
		table.record('32', again);
		table.record(
			'32',
			again.map((line) => booked(line, '163')),
		);
		expect(replay(table)).toEqual([]);
	});

	it('can be narrowed to a run, a chain, a company, a state and an age', () => {
		const table = new LedgerTable();
		const [cafe = {}, hall = {}] = bookItems(145, 146);
		table.record('31', [cafe]);
		table.record('31', [failed(cafe)]);
		table.record('32', [hall]);
		const ids = (filter: Partial<ReplayFilter>) =>
			replay(table, filter).map(({ json }) => json.goCardlessId);
		expect(ids({ run: '31' })).toEqual(['PM145']);
		expect(ids({ run: '33' })).toEqual([]);
		expect(ids({ chain: 'quickbooks:9130350000000001/payment/PM146' })).toEqual(['PM146']);
		expect(ids({ books: 'quickbooks:9130350000000001' })).toHaveLength(2);
		expect(ids({ books: 'zoho:1' })).toEqual([]);
		expect(ids({ states: ['unfinished'] })).toEqual(['PM146']);
		expect(ids({ states: ['failed'] })).toEqual(['PM145']);
		expect(ids({ olderThanMinutes: 24 * 60 })).toEqual([]);
	});

	it('leaves to a new plan what is old: the invoice may be paid by now', () => {
		const table = new LedgerTable();
		table.record('31', collectItems(1200));
		const [line] = replay(table, { now: '2026-12-25T12:00:00.000Z' });
		expect([line?.outcome, line?.json.code]).toEqual(['review', 'planOutdated']);
	});

	it('never debits by an old plan what a later run planned anew', () => {
		const table = new LedgerTable();
		const [first = {}] = collectItems(1200);
		const later = asItem({ ...collectItems(1100)[0], invoiceId: '1200' });
		table.record('31', [first]);
		table.record('32', [later]);
		const plan = replay(table);
		expect(plan.map(({ json }) => json.idempotencyKey)).toEqual([later.idempotencyKey]);
		table.record('32', [debited(later, 'PM8')]);
		expect(replay(table)).toEqual([]);
	});

	it('does not repeat what a person dropped', () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		table.record('31', [item]);
		const [failure] = table.record('31', [failed(item)]);
		const decide = (decision: string) => [{ ...failure, decision, by: 'ann@willow.example' }];
		table.record('32', decide('retry'));
		expect(replay(table)).toHaveLength(1);
		table.record('33', decide('skip'));
		expect(replay(table)).toEqual([]);
	});

	it('carries out no plan that was changed in the table', () => {
		const table = new LedgerTable();
		table.record('31', bookItems(145));
		table.tamper(1, ({ data }) => ({ data: data.replace('"TotalAmt":120', '"TotalAmt":999') }));
		const [line] = replay(table);
		expect([line?.outcome, line?.json.code]).toEqual(['review', 'ledgerChanged']);
		expect(line?.json.plannedAction).toBeUndefined();
	});

	it('carries out nothing of a chain in which a row cannot be read: it may be the one that says done', () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		table.record('31', [item]);
		table.record('31', [booked(item, '163')]);
		table.tamper(2, () => ({ data: 'lost' }));
		const [line] = replay(table);
		expect([line?.outcome, line?.json.code]).toEqual(['review', 'ledgerDamaged']);
	});

	it('is recorded in the chain of what it repeats', () => {
		const table = new LedgerTable();
		const [debit = {}] = collectItems(1200);
		const [plan] = table.record('31', [debit]);
		const [again] = table.record('32', itemsOf(replay(table)));
		expect(again?.chain).toBe(plan?.chain);
		expect(dataOf(again)).toMatchObject({ request: dataOf(plan).request });
	});

	it('refuses what is no ledger', () => {
		expect(() => table([{ id: 1, name: 'Corner Cafe' }])).toThrow('not a row of the ledger table');
		expect(() => table([{ error: 'no such table' }])).toThrow('failed (no such table)');
		function table(rows: unknown[]) {
			const ledger = new LedgerTable();
			Object.assign(ledger.rows, rows);
			return replay(ledger);
		}
	});
});
