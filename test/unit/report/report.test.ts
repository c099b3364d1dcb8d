import { formatCsv } from '../../../nodes/shared/domain/report/csv';
import { makeReport } from '../../../nodes/shared/domain/report/makeReport';
import type { ReportLists, ReportOptions } from '../../../nodes/shared/domain/report/gatherReport';
import {
	booked,
	bookItems,
	collectItems,
	failed,
	itemsOf,
	LedgerTable,
	MORNING,
	NOON,
	reviewItems,
} from '../ledger/ledgers';
import { recordEntries } from '../../../nodes/shared/domain/ledger/recordEntries';
import { PlanWriter } from '../../../nodes/shared/domain/planItem';
import { BOOKS, payment, settings, type Raw } from '../planner/records';

const OPTIONS: ReportOptions = {
	now: NOON,
	olderThanMinutes: 15,
	rowsPerTable: 100,
	isComplete: true,
	environment: 'live',
	goCardlessAddress: '',
	booksAddress: '',
	csvAddress: '',
};

const report = (lists: Partial<ReportLists>, options: Partial<ReportOptions> = {}) =>
	makeReport({ entries: [{}], ...lists }, { ...OPTIONS, ...options });

function payout(changes: Raw = {}): Raw {
	return {
		id: 'PO1',
		payout_type: 'merchant',
		status: 'paid',
		amount: 4820,
		deducted_fees: 180,
		currency: 'GBP',
		arrival_date: '2026-11-24',
		created_at: '2026-11-23T06:00:00.000Z',
		reference: 'WILLOW-8G7Q8',
		fx: { fx_currency: null },
		...changes,
	};
}

/** A payout that was posted to the bank as journal entry 77. */
function payoutTable(): LedgerTable {
	const writer = new PlanWriter(BOOKS);
	const step = {
		name: 'entry',
		resource: 'JournalEntry',
		verb: 'create',
		body: { Line: [] },
		idempotencyKey: writer.key('post-payout', ['PO1']),
	};
	const subject = { source: { input: 0, item: 0 }, goCardlessId: 'PO1', currency: 'GBP' };
	writer.do('quickBooksOnline', 'postPayout', 'Posts it.', subject, [step], { amount: 4820 });
	const [item = {}] = itemsOf(writer.items);
	const table = new LedgerTable();
	table.record('31', [item]);
	table.record('31', [{ ...item, applied: { status: 'done', results: { entry: { Id: '77' } } } }]);
	return table;
}

describe('the report', () => {
	it('says where the money is, one currency beside the other', () => {
		const { summary, html } = report({
			payments: [
				payment({ id: 'PM1', status: 'pending_submission', amount: 100 }),
				payment({ id: 'PM2', status: 'submitted', amount: 20 }),
				payment({ id: 'PM3', status: 'confirmed', amount: 3 }),
				payment({ id: 'PM3', status: 'confirmed', amount: 3 }),
				payment({ id: 'PM4', status: 'confirmed', amount: 7000, currency: 'EUR' }),
				payment({ id: 'PM5', status: 'failed', amount: 9999 }),
			],
			payouts: [payout()],
		});
		expect(summary.positions).toEqual([
			{
				currency: 'EUR',
				waiting: 0,
				submitted: 0,
				held: 7000,
				inFlight: 7000,
				nextWeek: 7000,
				lastMonth: 0,
			},
			{
				currency: 'GBP',
				waiting: 100,
				submitted: 20,
				held: 3,
				inFlight: 123,
				nextWeek: 123,
				lastMonth: 4820,
			},
		]);
		expect(html).toContain('1.23 GBP');
		expect(html).toContain('70.00 EUR');
		expect(html.match(/aria-label="Expected at the bank, [A-Z]{3}"/g)).toHaveLength(2);
	});

	it('tells which payouts are proven, with links into both systems', () => {
		const { summary, html } = report({
			entries: payoutTable().rows,
			payouts: [payout(), payout({ id: 'PO2', reference: 'WILLOW-2' })],
		});
		expect(summary.payouts).toEqual({ known: 2, proven: 1 });
		expect(html).toContain('1 of 2 payouts are in the books');
		expect(html).toContain('href="https://manage.gocardless.com/payouts/PO1"');
		expect(html).toContain('href="https://app.qbo.intuit.com/app/journal?txnId=77"');
		expect(html).toContain('Not in the books yet');
	});

	it('lists what waits, oldest first, and in which books to look', () => {
		const table = new LedgerTable();
		const [old = {}, fresh = {}] = bookItems(145, 146);
		table.record('30', [old], { time: '2026-11-05T07:00:00.000Z' });
		table.record('30', [failed(old)], { time: '2026-11-05T07:00:00.000Z' });
		table.record('31', [fresh]);
		const reviews = recordEntries({ items: reviewItems(), run: '31', time: MORNING }).reviews;
		const { summary, html, csv } = report({
			entries: table.rows,
			reviews: reviews.map(({ record }, index) => ({ id: index + 1, ...record })),
			settings: [settings()],
		});
		expect(summary).toMatchObject({ exceptions: 3, oldestExceptionDays: 20 });
		expect(html).toContain('Failed: bookPayment');
		expect(html).toContain('No end: bookPayment');
		expect(html).toContain('Needs review: statusUnknown');
		expect(html).toContain('href="https://app.qbo.intuit.com/app/invoice?txnId=145"');
		expect(html).toContain('href="https://manage.gocardless.com/payments/PM145"');
		expect(csv.split('\r\n').filter((line) => line.startsWith('exception,'))).toHaveLength(3);
		expect(html).toContain('Willow Bakery Ltd');
		expect(html).toContain('25 November 2026, 12:00 GMT');
	});

	it('forgets what is done, decided or taken back', () => {
		const table = payoutTable();
		const [item = {}] = bookItems(145);
		table.record('31', [item]);
		table.record('31', [failed(item)]);
		table.record('32', [item]);
		table.record('32', [booked(item, '163')]);
		const asked = recordEntries({ items: reviewItems(), run: '31', time: MORNING }).reviews;
		const [row] = asked.map(({ record }) => record);
		const reviews = [
			{ id: 2, ...row, state: 'skip' },
			{ id: 1, ...row },
		];
		expect(report({ entries: table.rows, reviews }).summary.exceptions).toBe(0);
	});

	it('is about the company of the settings alone', () => {
		const table = new LedgerTable();
		table.record('31', bookItems(145));
		const own = report({ entries: table.rows, settings: [settings()] });
		const other = report({ entries: table.rows, settings: [settings({ books: 'quickbooks:7' })] });
		expect([own.summary.exceptions, other.summary.exceptions]).toEqual([1, 0]);
	});

	it('leads to the sandbox, or wherever it is told', () => {
		const table = new LedgerTable();
		table.record('31', collectItems(1200));
		const page = (options: Partial<ReportOptions>) => report({ entries: table.rows }, options).html;
		expect(page({ environment: 'sandbox' })).toContain('https://app.sandbox.qbo.intuit.com/app/');
		const local = page({ booksAddress: 'http://127.0.0.1:9/app/' });
		expect(local).toContain('href="http://127.0.0.1:9/app/invoice?txnId=1200"');
	});

	it('shows a ledger that was tampered with', () => {
		const table = payoutTable();
		table.tamper(2, ({ data }) => ({ data: data.replace('"77"', '"78"') }));
		const { summary, html } = report({ entries: table.rows });
		expect(summary.ledger).toMatchObject({ isSound: false, findings: 1 });
		expect(html).toContain('Row 2 was changed after it was written');
	});

	it('cuts long tables on the page and never in the file', () => {
		const payments = Array.from({ length: 30 }, (_, index) => payment({ id: `PM${index}` }));
		const { html, csv } = report({ payments }, { rowsPerTable: 10 });
		expect(html).toContain('20 more are in the CSV file');
		expect(csv.split('\r\n').filter((line) => line.startsWith('in flight,'))).toHaveLength(30);
	});

	it('counts customers on their way to a mandate, those of other books left out', () => {
		const mandate = (id: string, status: string, books = BOOKS): Raw => ({
			id,
			status,
			scheme: 'bacs',
			created_at: '2026-10-01T10:00:00.000Z',
			metadata: { books },
			links: { customer: 'CU1' },
		});
		const invitation = (id: string, status: string): Raw => ({
			id,
			status,
			created_at: '2026-11-01T10:00:00.000Z',
			mandate_request: {},
			metadata: { books: BOOKS },
		});
		const { html, csv } = report({
			settings: [settings()],
			mandates: [
				mandate('MD1', 'active'),
				mandate('MD2', 'pending_submission'),
				mandate('MD3', 'cancelled'),
				mandate('MD4', 'active', 'quickbooks:7'),
			],
			invitations: [invitation('BRQ1', 'pending'), invitation('BRQ2', 'fulfilled')],
		});
		expect(csv.split('\r\n').filter((line) => line.startsWith('mandates,'))).toEqual([
			'mandates,,,,invitations not answered yet,,,1,,',
			'mandates,,,,invitations accepted,,,1,,',
			'mandates,,,,mandates in use,,,2,,',
			'mandates,,,,mandates ended,,,1,,',
		]);
		expect(html).toMatch(/<b>2<\/b\s*><span>mandates in use/);
	});

	it('leaves the debits of other books to their own report', () => {
		const foreign = payment({
			id: 'PM8',
			status: 'submitted',
			metadata: { books: 'quickbooks:7' },
		});
		const own = payment({ id: 'PM9', status: 'submitted', amount: 500 });
		const { summary } = report({ payments: [foreign, own], settings: [settings()] });
		expect(summary.positions).toMatchObject([{ currency: 'GBP', inFlight: 500 }]);
	});

	it('reads what an archive has left, and says so', () => {
		const { rows } = payoutTable();
		const left = rows.slice(1);
		const { summary, html } = report({ entries: left, payouts: [payout()] }, { isComplete: false });
		expect(summary.ledger).toMatchObject({ isSound: true, entries: 1 });
		expect(summary.payouts).toEqual({ known: 1, proven: 1 });
		expect(html).toContain('the newest entries were read');
		expect(report({ entries: left }).summary.ledger.isSound).toBe(false);
	});

	it('leads to the file where the workflow serves one', () => {
		expect(report({}, { csvAddress: '?format=csv' }).html).toContain('href="?format=csv"');
		expect(report({}).html).not.toContain('as a CSV file<');
	});

	it('counts a payout as proven although a part of it needs a person', () => {
		const asked = recordEntries({
			items: [
				{
					action: 'review',
					code: 'foreignItem',
					reason: 'In the suspense account until you decide.',
					reviewKey: 'k1',
					books: BOOKS,
					goCardlessId: 'PO1',
				},
			],
			run: '31',
			time: MORNING,
		}).reviews.map(({ record }) => record);
		const { summary } = report({
			entries: payoutTable().rows,
			payouts: [payout()],
			reviews: asked,
		});
		expect(summary).toMatchObject({ payouts: { known: 1, proven: 1 }, exceptions: 1 });
	});

	it('says what was not connected, and that nothing is known', () => {
		const { html, summary } = report({});
		expect(html).toContain('Reviews, GoCardless Payments, Payouts, Settings');
		expect(summary).toMatchObject({ positions: [], exceptions: 0, ledger: { isSound: true } });
	});
});

describe('the page is safe', () => {
	const HOSTILE = `</style><script>alert(1)</script>"'\`><img src=x onerror=alert(2)>&`;

	function hostilePage(): string {
		const item = bookItems(145)[0] ?? {};
		const named = { ...item, customerName: HOSTILE, invoiceNumber: HOSTILE, invoiceId: HOSTILE };
		const table = new LedgerTable();
		table.record('31', [named]);
		table.record('31', [failed(named, HOSTILE)]);
		table.insert({
			key: HOSTILE,
			chain: HOSTILE,
			hash: '',
			state: 'done',
			action: HOSTILE,
			run: HOSTILE,
			data: HOSTILE,
		});
		const [asked] = recordEntries({ items: reviewItems(), run: '31', time: MORNING }).reviews;
		const data = { ...JSON.parse(asked?.record.data ?? '{}'), reason: HOSTILE };
		return report({
			entries: table.rows,
			reviews: [{ ...asked?.record, kind: HOSTILE, data: JSON.stringify(data) }],
			payments: [payment({ description: HOSTILE, id: `PM${HOSTILE}`, status: 'submitted' })],
			payouts: [payout({ reference: HOSTILE, id: `PO${HOSTILE}` })],
			settings: [settings({ companyName: HOSTILE })],
		}).html;
	}

	it('whatever the names in it', () => {
		const page = hostilePage();
		expect(page).toContain('&lt;/style&gt;&lt;script&gt;');
		// Tags that the page itself does not use, and attributes that run anything.
		expect(page).not.toMatch(/<(script|img|iframe|object|link|form|input)/i);
		expect(page).not.toMatch(/<[a-z][^>]*\son[a-z]+\s*=/i);
		expect(page.match(/<\/style>/g)).toHaveLength(1);
		const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
		expect(addresses.length).toBeGreaterThan(2);
		for (const address of addresses) expect(address).toMatch(/^https:\/\/[^<>'`\s]+$/);
	});

	it('and asks for nothing from elsewhere', () => {
		const page = hostilePage();
		expect(page).not.toMatch(/\bsrc\s*=\s*["'h]/i);
		expect(page).not.toMatch(/url\(|@import|localStorage|fetch\(/i);
		expect(page).toContain('prefers-color-scheme:dark');
		expect(page).toContain('width=device-width');
	});
});

describe('the CSV file', () => {
	it('quotes what needs it and defuses formulas, but keeps numbers', () => {
		expect(formatCsv([['a,b', 'say "no"', '=1+1', '-3.50', '-cmd', '@x', 'line\nbreak']])).toBe(
			`"a,b","say ""no""",'=1+1,-3.50,'-cmd,'@x,"line\nbreak"\r\n`,
		);
	});
});
