import { postingsInSteps } from '../../../nodes/shared/domain/lookUps/postingsInSteps';
import type { FilterValue } from '../../../nodes/shared/engine/filters';
import type { JsonRecord } from '../../../nodes/shared/engine/types';
import type { ZohoBooksClient } from '../../../nodes/shared/vendors/zohoBooks/client';
import { findPayments } from '../../../nodes/ZohoBooks/paymentLookUps';
import { findByReference } from '../../../nodes/ZohoBooks/referenceLookUps';

/** Rows of a list, newest first, in pages of two hundred; `calls` are its pages and single records. */
class Rows {
	readonly calls: Array<Record<string, unknown>> = [];

	constructor(
		private readonly rows: JsonRecord[],
		/** Zoho ignores filters that it does not know, and returns everything (Zoho sheet 0.8). */
		private readonly knowsFilters = true,
	) {}

	get client(): ZohoBooksClient {
		return this as unknown as ZohoBooksClient;
	}

	idField(): string {
		return 'payment_id';
	}

	async get(_path: string, id: string): Promise<JsonRecord> {
		this.calls.push({ id });
		const row = this.rows.find(({ payment_id: own }) => own === id) ?? {};
		return await Promise.resolve({ ...row, payment_refunds: [{ reference_number: 'PM-R1' }] });
	}

	async *list(_path: string, filters: FilterValue[]): AsyncGenerator<JsonRecord[]> {
		const query = Object.fromEntries(filters.map(({ target, value }) => [target, value]));
		const matching = this.rows.filter((row) => !this.knowsFilters || fits(row, query));
		for (let start = 0; start === 0 || start < matching.length; start += 200) {
			this.calls.push({ ...query, page: start / 200 + 1 });
			yield await Promise.resolve(matching.slice(start, start + 200));
		}
	}
}

function fits(row: JsonRecord, query: Record<string, unknown>): boolean {
	const reference = String(row.reference_number);
	const prefix = String(query.reference_number_startswith ?? '');
	const since = String(query.date_start ?? '');
	return reference.startsWith(prefix) && String(row.date) >= since;
}

const row = (reference: string, date = '2026-03-01', more: JsonRecord = {}): JsonRecord => ({
	payment_id: `id of ${reference}`,
	reference_number: reference,
	date,
	bcy_refunded_amount: 0,
	...more,
});

const numbered = (from: number, to: number, date?: string) =>
	Array.from({ length: to - from }, (_, place) => row(`PM${from + place}X`, date));

const references = (rows: JsonRecord[]) =>
	rows.map(({ reference_number: reference }) => reference).sort();

const payments = (books: string, ...changes: Array<Record<string, unknown>>) =>
	postingsInSteps(
		changes.map((change) => ({
			status: 'confirmed',
			amount: 1000,
			currency: 'GBP',
			charge_date: '2026-03-01',
			created_at: '2026-02-20T09:00:00.000Z',
			metadata: { books: 'zoho:1', customer: '7', invoice: '9' },
			...change,
		})),
		books,
	);

describe('records by reference', () => {
	const path = 'customerpayments' as const;

	it.each([true, false])(
		'asks singly for a few, with what follows them after a dash (filters known: %s)',
		async (knowsFilters) => {
			const books = new Rows(
				[row('PM1'), row('PM1-W1'), row('PM12'), row('PM2'), row('PM3')],
				knowsFilters,
			);
			const found = await findByReference(books.client, { path, references: ['PM1', 'PM3'] });
			expect(references(found)).toEqual(['PM1', 'PM1-W1', 'PM3']);
			expect(books.calls).toHaveLength(2);
		},
	);

	it('reads a list until all are found, not to its end', async () => {
		const books = new Rows(numbered(0, 1_000));
		const wanted = ['PM3X', 'PM50X', 'PM199X', 'PM250X'];
		const found = await findByReference(books.client, { path, references: wanted });
		expect(references(found)).toEqual([...wanted].sort());
		// The first page has all but one, which costs no more singly than the next page.
		expect(books.calls.map(({ page }) => page)).toEqual([1, 1]);
		expect(books.calls[1]).toMatchObject({ reference_number_startswith: 'PM250X' });
	});

	it('never costs more than twice what single calls would', async () => {
		const books = new Rows(numbered(0, 5_000));
		const wanted = ['PMA', 'PMB', 'PMC', 'PMD'];
		expect(await findByReference(books.client, { path, references: wanted })).toEqual([]);
		expect(books.calls.length).toBeLessThanOrEqual(8);
	});
});

describe('booked payments', () => {
	const many = (...ids: string[]) => ids.map((id) => ({ id }));

	it('come from one dated list, whose silence is an answer', async () => {
		const books = new Rows([row('PM1'), row('PM2')]);
		const { payments: wanted } = payments('zoho:1', ...many('PM1', 'PM2', 'PM3', 'PM4', 'PM5'));
		expect(references(await findPayments(books.client, wanted))).toEqual(['PM1', 'PM2']);
		expect(books.calls).toMatchObject([{ date_start: '2026-02-15' }]);
	});

	it('are asked for singly when they may have been booked with an earlier charge', async () => {
		const books = new Rows([row('PM1'), row('PM5', '2025-10-01')]);
		const retried = { id: 'PM5', created_at: '2025-09-25T09:00:00.000Z' };
		const { payments: wanted } = payments('zoho:1', ...many('PM1', 'PM2', 'PM3', 'PM4'), retried);
		expect(references(await findPayments(books.client, wanted))).toEqual(['PM1', 'PM5']);
		expect(books.calls).toHaveLength(2);
	});

	it('come in full when they gave money back, and only then', async () => {
		const books = new Rows([
			row('PM1'),
			row('PM2', undefined, { bcy_refunded_amount: 10 }),
			row('PM3', undefined, { bcy_refunded_amount: undefined }),
		]);
		const ended = { status: 'charged_back' };
		const { payments: wanted } = payments(
			'zoho:1',
			{ id: 'PM1', ...ended },
			{ id: 'PM2', ...ended },
			{ id: 'PM3', ...ended },
		);
		const found = await findPayments(books.client, wanted);
		const full = found.filter(({ payment_refunds: refunds }) => refunds !== undefined);
		expect(references(full)).toEqual(['PM2', 'PM3']);
		expect(references(found)).toEqual(['PM1', 'PM2', 'PM3']);
	});
});

describe('what is looked up at all', () => {
	it('is not what belongs to other books, nor what nobody has the money of yet', () => {
		const { payments: wanted } = payments(
			'zoho:1',
			{ id: 'PM1', metadata: { books: 'quickbooks:1' } },
			{ id: 'PM2', status: 'pending_submission' },
			{ id: 'PM3', status: 'submitted' },
			{ id: 'PM4', status: 'failed' },
		);
		expect(wanted.map(({ id, isCollected }) => [id, isCollected])).toEqual([
			['PM3', true],
			['PM4', false],
		]);
	});

	it('names the invoice of a payment, or the recurring one that made it, or its number', () => {
		const { payments: wanted } = payments(
			'zoho:1',
			{ id: 'PM1' },
			{ id: 'PM2', metadata: { books: 'zoho:1', customer: '7', invoice: 'recurring:55' } },
			{ id: 'PM3', metadata: {}, description: 'Invoice INV-000042, thank you' },
		);
		expect(
			wanted.map(({ invoiceIds, recurringIds, invoiceNumbers }) =>
				[invoiceIds, recurringIds, invoiceNumbers].map((names) => [...names]),
			),
		).toEqual([
			[['9'], [], []],
			[[], ['55'], []],
			[[], [], [expect.stringMatching(/INV-?000042/)]],
		]);
	});

	it('leaves refunds of payments of other books out', () => {
		const refund = {
			id: 'EV1',
			resource_type: 'refunds',
			action: 'refund_settled',
			links: {},
			resource: {
				id: 'RF1',
				status: 'paid',
				amount: 100,
				currency: 'GBP',
				created_at: '2026-03-01T09:00:00.000Z',
				links: { payment: 'PM1' },
				metadata: {},
			},
		};
		const owner = {
			id: 'PM1',
			status: 'paid_out',
			amount: 1000,
			currency: 'GBP',
			created_at: '2026-02-20T09:00:00.000Z',
			metadata: { books: 'quickbooks:1' },
		};
		expect(postingsInSteps([refund, owner], 'zoho:1').refunds).toEqual([]);
		expect(postingsInSteps([refund], 'zoho:1').refunds).toEqual([{ id: 'RF1', cameBack: false }]);
	});
});
