import { hashOver } from '../../../nodes/shared/domain/ledger/hashing';
import { fingerprintOfEntry } from '../../../nodes/shared/domain/ledger/readEntries';
import { verifyEntries } from '../../../nodes/shared/domain/ledger/verifyEntries';
import { sealPlannedAction, type PlannedAction } from '../../../nodes/shared/domain/plannedAction';
import type { Raw } from '../planner/records';
import {
	asItem,
	booked,
	bookItems,
	collectItems,
	failed,
	LedgerTable,
	MORNING,
	NOON,
} from './ledgers';

function verify(table: LedgerTable, changes = {}) {
	const options = { now: NOON, olderThanMinutes: 15, isComplete: true, ...changes };
	return verifyEntries(table.read(), options);
}

const kindsOf = (table: LedgerTable, changes = {}) =>
	verify(table, changes).findings.map(({ kind }) => kind);

/** Two runs over two payments: one is booked at once, one fails and is booked by the second run. */
function twoRuns(linked: boolean): LedgerTable {
	const table = new LedgerTable();
	const record = linked ? table.recordLinked.bind(table) : table.record.bind(table);
	const [first = {}, second = {}] = bookItems(145, 146);
	record('31', [first, second]);
	record('31', [booked(first, '163'), failed(second)]);
	record('32', [second]);
	record('32', [booked(second, '164')]);
	return table;
}

/** A clever forger: the row is hashed again after it was changed. */
function rewrite(table: LedgerTable, id: number, changes: Raw): void {
	table.tamper(id, (row) => {
		const data = { ...(JSON.parse(row.data) as Raw), ...changes };
		const forged = { ...row, data: JSON.stringify(data) };
		const copy = new LedgerTable();
		copy.insert(forged);
		const [entry] = copy.read().entries;
		if (entry === undefined) throw new Error('The forged row cannot be read.');
		return { ...forged, hash: hashOver(entry.data, fingerprintOfEntry(entry)) };
	});
}

describe.each([
	['with the earlier entries at hand', true],
	['without', false],
])('a ledger written %s', (_, linked) => {
	it('is sound', () => {
		const { findings, summary } = verify(twoRuns(linked));
		expect(findings).toEqual([]);
		expect(summary).toMatchObject({
			isSound: true,
			entries: 6,
			chains: 2,
			actions: { done: 2, failed: 0, unfinished: 0, dropped: 0, replaced: 0 },
		});
	});

	it('reads the same in whatever order its rows come', () => {
		const table = twoRuns(linked);
		table.rows.reverse();
		expect(verify(table).findings).toEqual([]);
	});

	it('does not mind a row that was inserted twice', () => {
		const table = twoRuns(linked);
		const [row] = table.rows;
		if (row !== undefined) table.insert({ ...row, ...{ id: 99 } });
		expect(verify(table)).toMatchObject({ findings: [], summary: { repeats: 1, entries: 6 } });
	});

	it('shows a row that was changed', () => {
		const table = twoRuns(linked);
		table.tamper(3, ({ data }) => ({ data: data.replace('"163"', '"999"') }));
		const { findings, summary } = verify(table);
		expect(findings.map(({ kind, rowId }) => [kind, rowId])).toEqual([['brokenHash', 3]]);
		expect(findings[0]?.sentence).toContain('Row 3 was changed');
		expect(summary.isSound).toBe(false);
	});

	it('shows a plan that was deleted', () => {
		const table = twoRuns(linked);
		table.rows.splice(0, 1);
		expect(kindsOf(table).sort()).toEqual(['gap', 'unplanned']);
	});

	it('shows a plan that was forged with a fitting hash', () => {
		const table = twoRuns(linked);
		rewrite(table, 1, { amount: 1 });
		expect(kindsOf(table).sort()).toEqual(['gap', 'unbalanced']);
	});

	it('shows two rows of one key that say different things', () => {
		const table = twoRuns(linked);
		const row = table.rows[2];
		if (row !== undefined) {
			table.insert({ ...row, ...{ id: 99 }, data: row.data.replace('"163"', '"164"') });
		}
		const [finding] = verify(table).findings;
		expect(finding).toMatchObject({ kind: 'duplicate', rowId: 99 });
	});

	it.each([
		['data', '{"time":'],
		['data', '{}'],
		['state', 'guessed'],
		['key', ''],
	])('shows a row that cannot be read: %s %s', (column, value) => {
		const table = twoRuns(linked);
		table.tamper(5, () => ({ [column]: value }));
		expect(kindsOf(table)).toContain('unreadable');
	});
});

describe('a ledger', () => {
	it('shows a plan without an end, but not one that may be under way', () => {
		const table = new LedgerTable();
		table.record('31', bookItems(145));
		const [finding] = verify(table).findings;
		expect(finding).toMatchObject({ kind: 'unfinished', run: '31' });
		expect(finding?.sentence).toContain('Replay it');
		expect(kindsOf(table, { now: MORNING })).toEqual([]);
	});

	it('shows that two runs wrote to one chain at the same time', () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		table.record('30', [item]);
		table.record('30', [failed(item)]);
		const before = [...table.rows];
		table.record('31', [item], { earlier: before });
		table.record('32', [item], { earlier: before });
		expect(verify(table).findings.filter(({ kind }) => kind === 'fork')).toMatchObject([
			{ kind: 'fork', run: '32' },
		]);
	});

	it('may have lost its beginning to the archive', () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		table.recordLinked('31', [item]);
		table.recordLinked('31', [booked(item, '163')]);
		table.recordLinked('32', [item]);
		table.recordLinked('32', [booked(item, '163', 'alreadyDone')]);
		table.rows.splice(0, 2);
		expect(kindsOf(table)).toEqual(['gap']);
		expect(kindsOf(table, { isComplete: false })).toEqual([]);
	});

	it('shows a request whose sums do not add up', () => {
		const seal = (lines: Array<[number, string]>): Raw => {
			const [item = {}] = bookItems(145);
			const { mark, ...plan } = item.plannedAction as PlannedAction;
			expect(mark).toContain(':');
			const Line = lines.map(([Amount, PostingType]) => ({
				Amount,
				JournalEntryLineDetail: { PostingType, AccountRef: { value: '1' } },
			}));
			const steps = plan.steps.map((step) => ({
				...step,
				resource: 'JournalEntry',
				body: { Line, CurrencyRef: { value: 'GBP' } },
			}));
			return asItem({ ...item, plannedAction: sealPlannedAction({ ...plan, steps }) });
		};
		const check = (item: Raw) => {
			const table = new LedgerTable();
			table.record('31', [item]);
			table.record('31', [booked(item, '9')]);
			return verify(table).findings;
		};
		const fair: Array<[number, string]> = [
			[0.1, 'Debit'],
			[0.2, 'Debit'],
			[0.3, 'Credit'],
		];
		expect(check(seal(fair))).toEqual([]);
		const [finding] = check(seal([...fair, [0.01, 'Credit']]));
		expect(finding).toMatchObject({
			kind: 'unbalanced',
			sentence: 'The journal entry debits 0.30 GBP and credits 0.31 GBP.',
		});
	});

	it('does not take a payment that sets a credit against a debt for one that applies too much', () => {
		const [item = {}] = bookItems(145);
		const { mark, ...plan } = item.plannedAction as PlannedAction;
		expect(mark).toContain(':');
		const line = (TxnType: string) => ({ Amount: 120, LinkedTxn: [{ TxnId: '1', TxnType }] });
		const seal = (...lines: Raw[]) => {
			const body = { TotalAmt: 0, CurrencyRef: { value: 'GBP' }, Line: lines };
			const steps = plan.steps.map((step) => ({ ...step, body }));
			const sealed = asItem({ ...item, plannedAction: sealPlannedAction({ ...plan, steps }) });
			const table = new LedgerTable();
			table.record('31', [sealed]);
			table.record('31', [booked(sealed, '9')]);
			return kindsOf(table);
		};
		expect(seal(line('Invoice'), line('JournalEntry'))).toEqual([]);
		expect(seal(line('Invoice'))).toEqual(['unbalanced']);
	});

	it('of which nothing is there is sound', () => {
		expect(verify(new LedgerTable())).toMatchObject({ findings: [], summary: { entries: 0 } });
	});

	it('counts what a later plan replaced as ended', () => {
		const table = new LedgerTable();
		const [first = {}] = collectItems(1200);
		table.record('31', [first]);
		const [changed = {}] = collectItems(1201);
		const same = asItem({ ...changed, invoiceId: '1200' });
		table.record('32', [same]);
		table.record('32', [{ ...same, applied: { status: 'done', results: {} } }]);
		expect(verify(table).summary.actions).toMatchObject({ replaced: 1, done: 1 });
	});
});

describe('one key with two requests', () => {
	const [plan = {}] = collectItems(145);
	const other = () => {
		const { mark, ...action } = plan.plannedAction as PlannedAction;
		expect(mark).toBeTruthy();
		const steps = action.steps.map((step) => ({ ...step, body: { ...step.body, reference: 'X' } }));
		return { ...plan, plannedAction: sealPlannedAction({ ...action, steps }) };
	};

	it('is told when the first was carried out', () => {
		const table = new LedgerTable();
		table.record('31', [plan]);
		table.record('31', [booked(plan, '163')]);
		table.record('32', [other()]);
		expect(kindsOf(table)).toContain('keyReused');
	});

	it('is another try when the first was refused or never sent', () => {
		const table = new LedgerTable();
		table.record('31', [plan]);
		table.record('31', [failed(plan)]);
		table.record('32', [other()]);
		table.record('32', [booked(other(), '163')]);
		expect(kindsOf(table)).not.toContain('keyReused');
	});
});
