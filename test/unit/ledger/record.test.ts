import {
	LEDGER_COLUMNS,
	rowBytes,
	WANTED_ROW_BYTES,
} from '../../../nodes/shared/domain/ledger/entry';
import { recordEntries } from '../../../nodes/shared/domain/ledger/recordEntries';
import { REVIEW_COLUMNS } from '../../../nodes/shared/domain/ledger/reviewRow';
import setUp from '../../../workflows/quickbooks-online/01-set-up.json';
import {
	asItem,
	booked,
	bookItems,
	collectItems,
	dataOf,
	debited,
	failed,
	LedgerTable,
	MORNING,
	reviewItems,
} from './ledgers';

const record = (items: unknown[], more = {}) =>
	recordEntries({ items, run: '31', time: MORNING, ...more });

describe('a plan', () => {
	it('becomes a row with the columns of the table, and says what is about to be done', () => {
		const [row] = record(collectItems(1200)).ledger.map((line) => line.record);
		expect(Object.keys(row ?? {})).toEqual([...LEDGER_COLUMNS]);
		expect(row).toMatchObject({
			chain: 'quickbooks:9130350000000001/invoice/1200',
			state: 'planned',
			action: 'collectInvoice',
			run: '31',
		});
		expect(dataOf(row)).toMatchObject({
			time: MORNING,
			previous: null,
			customerId: '12',
			customerName: 'Corner Cafe',
			invoiceNumber: 'INV-1200',
			amount: 12000,
			currency: 'GBP',
		});
	});

	it.each([
		['a debit', collectItems(1200)],
		['a payment in QuickBooks', bookItems(145)],
	])('is short enough for a table of 200 MiB: %s', (_, items) => {
		const { ledger, large } = record(items);
		for (const { record: row } of ledger)
			expect(rowBytes(row)).toBeLessThan(WANTED_ROW_BYTES + 250);
		expect(large.rows).toBe(ledger.filter((line) => rowBytes(line.record) > 700).length);
	});

	it('uses exactly the tables that the set-up template creates', () => {
		const columnsOf = (table: string) => {
			const nodes: Array<{ parameters: object }> = setUp.nodes;
			const node = nodes.find(
				({ parameters }) => 'tableName' in parameters && parameters.tableName === table,
			);
			const { columns } = node?.parameters as { columns: { column: Array<{ name: string }> } };
			return columns.column.map(({ name }) => name);
		};
		expect(columnsOf('gocardless_books_ledger')).toEqual([...LEDGER_COLUMNS]);
		expect(columnsOf('gocardless_books_review')).toEqual([...REVIEW_COLUMNS]);
	});

	it('gets another key in another run, and the same in the same', () => {
		const keyOf = (run: string) => record(collectItems(1200), { run }).ledger[0]?.record.key;
		expect(keyOf('31')).toBe(keyOf('31'));
		expect(keyOf('31')).not.toBe(keyOf('32'));
	});

	it('is recorded once, however often it stands in the list', () => {
		const [item] = bookItems(145);
		expect(record([item, item]).ledger).toHaveLength(1);
	});
});

describe('what became of it', () => {
	it('follows its plan without a look at the table', () => {
		const table = new LedgerTable();
		const [item = {}] = collectItems(1200);
		table.record('31', [item]);
		const [done] = table.record('31', [debited(item, 'PM7')]);
		expect(done).toMatchObject({ state: 'done', action: 'collectInvoice' });
		expect(dataOf(done)).toMatchObject({
			goCardlessId: 'PM7',
			answer: { status: 'done', results: { payment: { id: 'PM7', status: 'pending_submission' } } },
		});
		expect(dataOf(done).previous).toMatch(/^[0-9a-f]{32}$/);
	});

	it('names the records on both sides', () => {
		const [item = {}] = bookItems(145);
		const [row] = record([booked(item, '163')]).ledger;
		expect(row?.record.chain).toBe('quickbooks:9130350000000001/payment/PM145');
		expect(dataOf(row?.record)).toMatchObject({
			goCardlessId: 'PM145',
			booksId: '163',
			invoiceId: '145',
		});
	});

	it('keeps an error in the words of the vendor, cut to a fixed length', () => {
		const [item = {}] = bookItems(145);
		const [row] = record([failed(item, 'ß'.repeat(500))]).ledger;
		expect(row?.record.state).toBe('failed');
		const data = dataOf(row?.record);
		expect(Buffer.byteLength(String(data.error))).toBeLessThanOrEqual(240);
		expect(data.fault).toEqual({ kind: 'invalid', code: '6540', requestId: 'tid-1' });
	});

	it('follows the last entry of its chain when the earlier ones are at hand', () => {
		const table = new LedgerTable();
		const [item = {}] = bookItems(145);
		const [plan] = table.recordLinked('31', [item]);
		const [failure] = table.recordLinked('31', [failed(item)]);
		const [again] = table.recordLinked('32', [item]);
		expect(dataOf(failure).previous).toBe(plan?.hash);
		expect(dataOf(again).previous).toBe(failure?.hash);
	});
});

describe('what a person has to look at', () => {
	it('becomes a row of the review table, once', () => {
		const items = reviewItems();
		const first = record(items);
		expect(first.ledger).toEqual([]);
		expect(Object.keys(first.reviews[0]?.record ?? {})).toEqual([...REVIEW_COLUMNS]);
		expect(first.reviews[0]?.record).toMatchObject({
			chain: 'quickbooks:9130350000000001/payment/PM1',
			state: 'open',
			kind: 'statusUnknown',
		});
		const rows = first.reviews.map((line, index) => ({ id: index + 1, ...line.record }));
		expect(record(items, { reviews: rows }).reviews).toEqual([]);
		expect(record(items, { reviews: [{}] }).reviews).toHaveLength(1);
	});

	it('is an entry once it is decided, and asked again only after "retry"', () => {
		const items = reviewItems();
		const [asked] = record(items).reviews;
		const decide = (decision: string) =>
			record([{ id: 1, ...asked?.record, decision, by: 'ann@willow.example', note: 'seen' }]);
		const { ledger, reviews } = decide('skip');
		expect(ledger[0]?.record).toMatchObject({ state: 'reviewed', action: 'skip' });
		expect(dataOf(ledger[0]?.record)).toMatchObject({ by: 'ann@willow.example', note: 'seen' });
		expect(reviews[0]?.record).toMatchObject({ key: asked?.record.key, state: 'skip' });
		const rowsAfter = (decision: string) => [
			{ id: 1, ...asked?.record },
			...decide(decision).reviews.map((line) => ({ id: 2, ...line.record })),
		];
		expect(record(items, { reviews: rowsAfter('skip') }).reviews).toEqual([]);
		expect(record(items, { reviews: rowsAfter('retry') }).reviews).toHaveLength(1);
	});
});

describe('nothing is recorded', () => {
	const [item = {}] = bookItems(145);
	const changed = asItem(item) as { plannedAction: { steps: Array<{ body: object }> } };
	Object.assign(changed.plannedAction.steps[0]?.body ?? {}, { TotalAmt: 1 });

	it.each<[string, unknown, string]>([
		['a webhook', { body: { events: [] }, headers: {} }, 'no planned action'],
		['a list that failed', { error: 'Rate limit' }, 'error without the action that failed'],
		['an action that was changed', changed, 'changed after it was planned'],
		[
			'what needs nothing',
			{ action: 'nothing', code: 'paid', books: 'quickbooks:1' },
			'no planned',
		],
		['an answer of nobody', { ...item, applied: 'yes' }, 'result of an action node'],
		['a decision of nobody', { key: 'k', chain: 'c', data: '{}', decision: 'skip', by: '' }, 'who'],
		['a text', 'hello', 'no planned action'],
	])('of %s, nor of anything beside it', (_, bad, sentence) => {
		expect(() => record([item, bad])).toThrow(sentence);
		expect(() => record([item, bad])).toThrow('Item 1 on Items');
	});

	it('in a run without an id', () => {
		expect(() => record([item], { run: '' })).toThrow('no id');
	});

	it('for an empty list', () => {
		expect(record([{}])).toMatchObject({ ledger: [], reviews: [] });
	});
});
