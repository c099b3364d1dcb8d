import { lookUpTogether } from '../../../nodes/QuickBooksOnline/lookUpTogether';
import type { QuickBooksClient } from '../../../nodes/shared/vendors/quickBooksOnline/client';
import {
	seedCustomer,
	seedInvoice,
	seedPayment,
} from '../../simulators/quickBooksOnline/seeding/records';
import { seed } from '../../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { Bench } from './bench';

const BATCH = 'POST /batch#queries';

let bench: Bench;

beforeEach(async () => {
	bench = await Bench.start({ homeCurrency: 'GBP', country: 'GB' });
});

afterEach(async () => await bench.close());

const books = () => `quickbooks:${bench.company.realmId}`;

const payment = (id: string, changes: Record<string, unknown> = {}) => ({
	id,
	status: 'confirmed',
	amount: 1000,
	currency: 'GBP',
	created_at: '2026-03-01T09:00:00.000Z',
	metadata: {},
	...changes,
});

const event = (action: string, resource: Record<string, unknown>, resource_type = 'payments') => ({
	id: `EV-${action}-${String(resource.id)}`,
	resource_type,
	action,
	created_at: '2026-03-01T09:00:00.000Z',
	links: {},
	resource,
});

const outputsOf = async (operation: string, items: unknown[]) =>
	(await bench.run('plannerList', operation, {}, { items: items as never }))
		.demandSuccess()
		.outputs('Node');

const payout = (id: string, changes: Record<string, unknown> = {}) => ({
	id,
	status: 'paid',
	amount: 990,
	currency: 'GBP',
	created_at: '2026-03-01T09:00:00.000Z',
	arrival_date: '2026-03-02',
	payout_type: 'merchant',
	...changes,
});

function journalEntry(number: string): string {
	const side = (PostingType: string, account: string) => ({
		Amount: 10,
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
	});
	return seed(bench.company, 'JournalEntry', {
		DocNumber: number,
		TxnDate: '2026-03-02',
		Line: [side('Debit', bench.account('BankCharges')), side('Credit', bench.account('Checking'))],
	});
}

describe('what postings need', () => {
	it('is asked in one call, and every output speaks', async () => {
		const customer = seedCustomer(bench.company, { name: 'Ada' });
		const invoice = seedInvoice(bench.company, { customer, amount: 1000 });
		const extra = { PaymentRefNum: 'PM2' };
		seedPayment(bench.company, { customer, amount: 1000, invoices: { [invoice]: 1000 }, extra });
		const metadata = { books: books(), customer, invoice };
		bench.takeCalls();
		const [invoices, booked, entries, preferences] = await outputsOf('lookUpForPostings', [
			event('confirmed', payment('PM1', { metadata })),
			event('confirmed', payment('PM2', { metadata })),
		]);
		expect(invoices).toMatchObject([{ Id: invoice }]);
		expect(booked).toMatchObject([{ PaymentRefNum: 'PM2' }]);
		expect(entries).toEqual([{}]);
		expect(preferences).toMatchObject([{ CurrencyPrefs: { HomeCurrency: { value: 'GBP' } } }]);
		expect(bench.takeCalls()).toEqual([BATCH]);
	});

	it('is nothing for no events, and for those of other books', async () => {
		bench.takeCalls();
		const foreign = payment('PM1', { metadata: { books: 'quickbooks:other', invoice: '1' } });
		for (const items of [[{}], [event('confirmed', foreign)]]) {
			expect(await outputsOf('lookUpForPostings', items)).toEqual([[{}], [{}], [{}], [{}]]);
		}
		expect(bench.takeCalls()).toEqual([]);
	});

	it('holds the entries of what went back, came again, or was refunded', async () => {
		journalEntry('PM1-R1');
		journalEntry('RF1');
		journalEntry('PM9-R1');
		const refund = { id: 'RF1', status: 'paid', amount: 100, currency: 'GBP', metadata: {} };
		const [, , entries] = await outputsOf('lookUpForPostings', [
			event('failed', payment('PM1', { status: 'failed' })),
			event('refund_settled', { ...refund, links: { payment: 'PM1' } }, 'refunds'),
			event('confirmed', payment('PM9')),
		]);
		expect(entries?.map(({ DocNumber }) => DocNumber).sort()).toEqual(['PM1-R1', 'RF1']);
	});

	it('holds the reversal of a booked payment that pays no invoice, though no event hints at it', async () => {
		journalEntry('PM9-R1');
		const customer = seedCustomer(bench.company, { name: 'Ada' });
		seedPayment(bench.company, { customer, amount: 1000, extra: { PaymentRefNum: 'PM9' } });
		const [, , entries] = await outputsOf('lookUpForPostings', [
			event('confirmed', payment('PM9')),
		]);
		expect(entries).toMatchObject([{ DocNumber: 'PM9-R1' }]);
	});

	it.each([
		['a fault', { Fault: { Error: [{ Message: 'Query failed', code: '4001' }] } }, /Query failed/],
		['nothing', undefined, /says nothing about "SELECT \* FROM Payment/],
	])('fails as a whole when one answer within the call is %s', async (_what, reply, message) => {
		const replies = new Map<string, unknown>([['0', { QueryResponse: {} }]]);
		if (reply !== undefined) replies.set('1', reply);
		const client = { batch: async () => replies } as unknown as QuickBooksClient;
		const questions = [
			{ entity: 'Invoice', field: 'Id', values: ['1'] },
			{ entity: 'Payment', field: 'PaymentRefNum', values: ['PM1'] },
		];
		await expect(lookUpTogether(client, questions)).rejects.toThrow(message);
	});

	it('names what it got instead of an event', async () => {
		const run = await bench.run('plannerList', 'lookUpForPostings', {}, { items: [{ Id: '7' }] });
		expect(run.error?.message).toMatch(/not a GoCardless/);
		expect(run.error?.description).toMatch(/Connect GoCardless events here/);
	});

	it('puts failures into the first output when it is set to go on', async () => {
		const run = await bench.run(
			'plannerList',
			'lookUpForPostings',
			{},
			{ items: [{ Id: '7' }], onError: 'continueRegularOutput' },
		);
		const [first, ...others] = run.demandSuccess().outputs('Node');
		expect(first).toMatchObject([{ error: expect.stringMatching(/not a GoCardless/) }]);
		expect(others.flat()).toEqual([]);
	});

	it('asks for long lists in several calls, below the rows that one may bring', async () => {
		const events = Array.from({ length: 1100 }, (_, place) =>
			event('confirmed', payment(`PM${place}`)),
		);
		bench.takeCalls();
		await outputsOf('lookUpForPostings', events);
		// 1,100 values are five queries of up to 300 rows, and the preferences.
		expect(bench.takeCalls()).toEqual([BATCH, BATCH]);
	});
});

describe('what payouts need', () => {
	const deposit = (number: string, day = '2026-03-02') =>
		seed(bench.company, 'Deposit', {
			DepositToAccountRef: { value: bench.account('Checking') },
			TxnDate: day,
			PrivateNote: `GoCardless entry ${number}: payout`,
			Line: [
				{
					Amount: 9.9,
					DetailType: 'DepositLineDetail',
					DepositLineDetail: { AccountRef: { value: bench.account('BankCharges') } },
				},
			],
		});

	it('tells those that are booked from those to prove, in one call', async () => {
		deposit('PO1');
		deposit('PO7');
		journalEntry('PO2');
		bench.takeCalls();
		const [booked, open, preferences] = await outputsOf('lookUpForPayouts', [
			payout('PO1'),
			payout('PO2'),
			payout('PO3'),
			payout('PO4', { status: 'pending', arrival_date: null }),
			payout('PO5', { status: 'bounced' }),
			payout('PO6', { fx: { fx_currency: 'EUR', fx_amount: null, exchange_rate: null } }),
		]);
		expect(booked).toHaveLength(2);
		expect(open?.map(({ id }) => id)).toEqual(['PO3']);
		expect(preferences).toHaveLength(1);
		expect(bench.takeCalls()).toEqual([BATCH]);
	});

	it('reads a long list of deposits to its end', async () => {
		for (let place = 0; place < 360; place += 1) deposit('PO7');
		deposit('PO1');
		const [booked, open] = await outputsOf('lookUpForPayouts', [payout('PO1')]);
		expect(booked).toHaveLength(1);
		expect(open).toEqual([{}]);
	});

	it('asks nothing when there are none', async () => {
		bench.takeCalls();
		expect(await outputsOf('lookUpForPayouts', [{}])).toEqual([[{}], [{}], [{}]]);
		expect(await outputsOf('lookUpForPayoutItems', [{}])).toEqual([[{}], [{}], [{}]]);
		expect(bench.takeCalls()).toEqual([]);
	});

	it('holds the payments and refunds of the items, and names what is not booked', async () => {
		journalEntry('RF1');
		const customer = seedCustomer(bench.company, { name: 'Ada' });
		seedPayment(bench.company, { customer, amount: 1000, extra: { PaymentRefNum: 'PM1' } });
		const item = (type: string, links: Record<string, string>) => ({
			payout: 'PO1',
			type,
			amount: '10.0',
			links,
		});
		const [payments, refunds, open] = await outputsOf('lookUpForPayoutItems', [
			item('payment_paid_out', { payment: 'PM1' }),
			item('gocardless_fee', { payment: 'PM1' }),
			item('payment_paid_out', { payment: 'PM2' }),
			item('payment_charged_back', { payment: 'PM2' }),
			item('payment_refunded', { refund: 'RF1', mandate: 'MD1' }),
		]);
		expect(payments).toMatchObject([{ PaymentRefNum: 'PM1' }]);
		expect(refunds).toMatchObject([{ DocNumber: 'RF1' }]);
		expect(open).toMatchObject([{ type: 'payment_paid_out', links: { payment: 'PM2' } }]);
	});
});
