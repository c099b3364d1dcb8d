import type { IDataObject } from 'n8n-workflow';

import { sealPlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { deriveIdempotencyKey } from '../../../nodes/shared/idempotency';
import { statusOf } from './bench';
import { type Answer, type Call, listOf, lost, ORGANIZATION, refusal, ZohoHost } from './zohoHost';

const BOOKS = `zoho:${ORGANIZATION}`;

const planned = (steps: IDataObject[]): IDataObject => {
	const plannedAction = sealPlannedAction({
		vendor: 'zohoBooks',
		action: 'postPayout',
		books: BOOKS,
		steps: steps.map((step) => ({
			name: 'posting',
			resource: 'expenses',
			verb: 'create',
			body: {},
			...step,
			idempotencyKey: deriveIdempotencyKey({
				books: BOOKS,
				purpose: 'test',
				subjects: [JSON.stringify(step)],
			}),
		})),
	});
	return { plannedAction } as unknown as IDataObject;
};

const apply = async (host: ZohoHost, ...items: IDataObject[]) =>
	await host.run('plannedAction', 'apply', { lookUpFirst: 'afterFailures' }, items);

/** Books of expenses and bank transactions, which Zoho lists together as bank transactions. */
class PayoutBooks {
	readonly expenses: IDataObject[] = [];

	readonly transactions: IDataObject[] = [];

	/** Answers of these writes are lost, after they were carried out. */
	loses = new Set<string>();

	readonly host = new ZohoHost({ reply: (call) => this.reply(call) });

	private reply({ method, path, query, body = {} }: Call): Answer | Error {
		const isExpense = path === '/expenses';
		if (!isExpense && path !== '/banktransactions') return refusal(404, 5);
		if (method === 'GET') {
			const rows = isExpense ? this.expenses : [...this.expenses, ...this.transactions];
			const { reference_number: reference } = query;
			const found = rows.filter((row) => row.reference_number === reference);
			return listOf(isExpense ? 'expenses' : 'banktransactions', found);
		}
		const id = String(7000 + this.expenses.length + this.transactions.length);
		const record = isExpense
			? {
					...body,
					expense_id: id,
					transaction_id: id,
					transaction_type: 'expense',
					total: body.amount,
				}
			: { ...body, transaction_id: id };
		(isExpense ? this.expenses : this.transactions).push(record);
		if (this.loses.delete(path)) return lost();
		const key = isExpense ? 'expense' : 'banktransaction';
		return { status: 201, body: { code: 0, message: 'Created', [key]: record } };
	}
}

const FEES = {
	name: 'fees',
	resource: 'expenses',
	body: { account_id: '1', paid_through_account_id: '2', amount: 1.5, reference_number: 'PO1' },
};
const TRANSFER = {
	name: 'transfer',
	resource: 'banktransactions',
	body: {
		transaction_type: 'transfer_fund',
		from_account_id: '2',
		to_account_id: '3',
		amount: 98.5,
		reference_number: 'PO1',
	},
};

describe('a payout', () => {
	it('is an expense and a transfer under one reference, each once', async () => {
		const books = new PayoutBooks();
		const first = await apply(books.host, planned([FEES, TRANSFER]));
		const again = await apply(books.host, planned([FEES, TRANSFER]));
		expect([...first, ...again].map(statusOf)).toEqual(['done', 'alreadyDone']);
		expect(books.expenses).toHaveLength(1);
		expect(books.transactions).toMatchObject([{ transaction_type: 'transfer_fund', amount: 98.5 }]);
	});

	it.each(['/expenses', '/banktransactions'])(
		'is booked once when the answer of %s is lost',
		async (path) => {
			const books = new PayoutBooks();
			books.loses.add(path);
			const results = await apply(books.host, planned([FEES, TRANSFER]));
			expect(results.map(statusOf)).toEqual(['done']);
			expect([books.expenses.length, books.transactions.length]).toEqual([1, 1]);
		},
	);

	it('that stops half-way says what is done and what is left, and goes on from there', async () => {
		const books = new PayoutBooks();
		const broken = { ...TRANSFER, resource: 'journals' };
		const [stopped = {}] = await apply(books.host, planned([FEES, broken]));
		expect(stopped.message).toContain('Done: fees; left undone: transfer.');
		const [result = {}] = await apply(books.host, planned([FEES, TRANSFER]));
		expect(statusOf(result)).toBe('done');
		expect(books.expenses).toHaveLength(1);
	});

	it('is not booked when its reference stands on another amount', async () => {
		const books = new PayoutBooks();
		await apply(books.host, planned([FEES]));
		const other = { ...FEES, body: { ...FEES.body, amount: 2 } };
		const [result] = await apply(books.host, planned([other]));
		expect(result).toMatchObject({
			error: expect.stringContaining('reference number PO1 already'),
		});
		expect(books.expenses).toHaveLength(1);
	});
});

describe('a planned step', () => {
	const journal = (amount: number) => ({
		resource: 'journals',
		body: {
			journal_date: '2026-03-31',
			reference_number: 'PM1',
			line_items: [
				{ account_id: '1', debit_or_credit: 'debit', amount },
				{ account_id: '2', debit_or_credit: 'credit', amount },
			],
		},
	});

	it('for a journal compares its debits with what is there', async () => {
		const rows = [{ journal_id: '9', reference_number: 'PM1', total: 12.1 }];
		const host = new ZohoHost({ reply: () => listOf('journals', rows) });
		const [same = {}] = await apply(host, planned([journal(12.1)]));
		const [other = {}] = await apply(host, planned([journal(12.2)]));
		expect(statusOf(same)).toBe('alreadyDone');
		expect(other.error).toContain('amount differs');
	});

	it('takes no row of another reference for its own, whatever the filter lets through', async () => {
		const rows = [{ journal_id: '9', reference_number: 'PM10', total: 12.1 }];
		const host = new ZohoHost({
			reply: ({ method }) =>
				method === 'GET'
					? listOf('journals', rows)
					: { status: 201, body: { code: 0, journal: { journal_id: '10' } } },
		});
		expect((await apply(host, planned([journal(12.1)]))).map(statusOf)).toEqual(['done']);
	});

	it('hands its id to the steps behind it', async () => {
		const creditnote = { creditnote_id: '460815000000090123' };
		const refunded = { creditnote_refund_id: '460815000000090125', amount: 5 };
		const host = new ZohoHost({
			reply: ({ method, path }) => {
				const isRefund = path.endsWith('/refunds');
				if (method === 'GET') return listOf(isRefund ? 'creditnote_refunds' : 'creditnotes', []);
				return {
					status: 201,
					body: { code: 0, ...(isRefund ? { creditnote_refund: refunded } : { creditnote }) },
				};
			},
		});
		const note = { name: 'note', resource: 'creditnotes', body: { reference_number: 'RF1' } };
		const refund = {
			name: 'refund',
			resource: 'creditnotes',
			verb: 'refund',
			id: { $id: 'note' },
			body: { amount: 5, reference_number: 'RF1', from_account_id: '2', date: '2026-03-31' },
		};
		const [result] = await apply(host, planned([note, refund]));
		expect(result?.applied).toEqual({
			status: 'done',
			results: { note: creditnote, refund: refunded },
		});
		expect(host.takeCalls()).toEqual([
			'GET /creditnotes',
			'POST /creditnotes',
			'GET /creditnotes/460815000000090123/refunds',
			'POST /creditnotes/460815000000090123/refunds',
		]);
	});

	it.each([
		['without reference or unique field', { body: { amount: 1 } }, 'needs a reference number'],
		['for what Zoho does not have', { resource: 'Payment' }, 'no records "Payment"'],
		['with a verb that it does not know', { verb: 'explode', id: '1' }, 'no action "explode"'],
		[
			'by a unique field where there are none',
			{ resource: 'journals', unique: { field: 'cf_a', value: '1' } },
			'keeps no unique fields',
		],
	])('%s is not sent', async (_case, step, sentence) => {
		const host = new ZohoHost();
		const [result = {}] = await apply(host, planned([step]));
		expect(result.error).toContain(sentence);
		expect(host.calls).toEqual([]);
	});

	it('that deletes what is gone has been done', async () => {
		const host = new ZohoHost({ reply: () => refusal(404, 1002) });
		const step = { resource: 'customerpayments', verb: 'delete', id: '5' };
		const [result = {}] = await apply(host, planned([step]));
		expect(result.applied).toEqual({
			status: 'alreadyDone',
			results: { posting: { payment_id: '5', deleted: true } },
		});
	});

	it('that changes a record is repeated when its answer is lost: the second is like the first', async () => {
		let writes = 0;
		const host = new ZohoHost({
			reply: () =>
				(writes += 1) === 1 ? lost() : { body: { code: 0, contact: { contact_id: '5' } } },
		});
		const step = { resource: 'contacts', verb: 'update', id: '5', body: { notes: 'x' } };
		expect((await apply(host, planned([step]))).map(statusOf)).toEqual(['done']);
		expect(host.takeCalls()).toEqual(['PUT /contacts/5', 'PUT /contacts/5']);
	});
});

describe('credits for an invoice', () => {
	const step = (amount: number) => ({
		resource: 'invoices',
		verb: 'applyCredits',
		id: '50',
		body: {
			invoice_payments: [{ payment_id: '7', amount_applied: amount }],
			apply_creditnotes: [{ creditnote_id: '8', amount_applied: 2 }],
		},
	});

	const host = (payments: IDataObject[], credits: IDataObject[]) =>
		new ZohoHost({
			reply: ({ path }) => {
				if (path.endsWith('/payments')) return { body: { code: 0, payments } };
				if (path.endsWith('/creditsapplied')) return { body: { code: 0, credits } };
				return { body: { code: 0, message: 'Credits applied' } };
			},
		});

	it('are applied where they are not yet', async () => {
		const one = host([{ payment_id: '7', amount: 5 }], []);
		expect((await apply(one, planned([step(5)]))).map(statusOf)).toEqual(['done']);
		expect(one.calls.at(-1)).toMatchObject({
			method: 'POST',
			path: '/invoices/50/credits',
			body: {
				invoice_payments: [],
				apply_creditnotes: [{ creditnote_id: '8', amount_applied: 2 }],
			},
		});
	});

	it('are not applied twice', async () => {
		const one = host([{ payment_id: '7', amount: 5 }], [{ creditnote_id: '8', amount_applied: 2 }]);
		expect((await apply(one, planned([step(5)]))).map(statusOf)).toEqual(['alreadyDone']);
		expect(one.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('are left to a person when another amount is there', async () => {
		const one = host([{ payment_id: '7', amount: 4 }], []);
		const [result = {}] = await apply(one, planned([step(5)]));
		expect(result.error).toContain('4 of 7 is on invoice 50 already');
		expect(one.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});
