import type { IDataObject } from 'n8n-workflow';

import { entryNumbers } from '../../../nodes/shared/domain/bookkeeping/entryNumbers';
import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import type { SettingsInput } from '../../../nodes/shared/domain/settings';
import { addAccount, seedCustomer, seedInvoice, type Behaviour } from '../../simulators/zohoBooks';
import { Bench, statusOf, UNIQUE_FIELD } from '../zohoBooks/bench';
import { event, payment, payout, payoutItem, planFor, refund, settings, type Raw } from './records';

/** What is planned, carried out by the Zoho Books node in n8n's engine, against simulated books. */
const CASES: Array<[string, Behaviour['unapply'], SettingsInput['uniqueFields']]> = [
	['that keep unapplied payments', 'keepsPayment', {}],
	['that delete unapplied payments', 'deletesPayment', {}],
	['with unique fields', 'keepsPayment', { customerPayment: UNIQUE_FIELD, expense: UNIQUE_FIELD }],
];

describe.each(CASES)('the Zoho Books node, in books %s', (_, unapply, uniqueFields) => {
	let bench: Bench;
	let customer: string;
	let invoice: string;
	let accounts: Record<'bank' | 'fees' | 'receivable' | 'refunds' | 'vat', string>;

	beforeEach(async () => {
		bench = await Bench.start({}, { behaviour: { unapply } });
		const { organization } = bench;
		customer = seedCustomer(organization, { name: 'Corner Cafe' });
		invoice = seedInvoice(organization, { customer, amount: 12_000 });
		accounts = {
			bank: addAccount(organization, 'Main Account', 'bank'),
			fees: organization.account('Bank Fees and Charges').id,
			receivable: organization.account('Accounts Receivable').id,
			refunds: organization.account('Sales').id,
			vat: addAccount(organization, 'VAT on fees', 'other_current_asset'),
		};
	});

	afterEach(async () => await bench.close());

	const books = () => `zoho:${bench.organization.id}`;

	const row = (changes: Partial<SettingsInput> = {}) =>
		settings({
			books: books(),
			homeCurrency: bench.organization.settings.baseCurrency,
			clearingAccounts: { GBP: bench.clearing },
			receivableAccounts: { GBP: accounts.receivable },
			bankAccountId: accounts.bank,
			feesAccountId: accounts.fees,
			refundsAccountId: accounts.refunds,
			uniqueFields,
			...changes,
		});

	const debit = (status: string) =>
		payment({ status, metadata: { books: books(), customer, invoice } });

	const lookUp = async (resource: string, lookUpField: string, values: string[], more = {}) =>
		(await bench.records(resource, 'lookUp', {
			lookUpField,
			values: values.join(','),
			...more,
		})) as Raw[];

	/** As a template does: rows by the payment's id, and in full where it may have gone back. */
	const bookedPayments = async (mayHaveTurned: boolean) =>
		mayHaveTurned
			? await lookUp('customerPayment', 'reference_number', entryNumbers('PM1'), {
					withDetails: true,
				})
			: await lookUp('customerPayment', 'reference_number', ['PM1']);

	async function planPosting(status: string, action: string): Promise<PlanItem[]> {
		return planFor('postings', {
			Events: [event(debit(status), { action })],
			Invoices: await lookUp('invoice', 'invoice_id', [invoice]),
			'Booked Payments': await bookedPayments(action !== 'confirmed'),
			Settings: [row()],
		});
	}

	async function apply(plan: PlanItem[]): Promise<string[]> {
		const items = plan
			.filter(({ outcome }) => outcome === 'do')
			.map(({ json }) => json as unknown as IDataObject);
		if (items.length === 0) return plan.map(({ json }) => json.code);
		const results = await bench.apply(items);
		return results.map((result) => `${String(result.action)} ${String(statusOf(result))}`);
	}

	const owed = () => [bench.organization.invoiceBalance(invoice), bench.cleared];

	it('books, reverses and books again, each once', async () => {
		expect(await apply(await planPosting('confirmed', 'confirmed'))).toEqual(['bookPayment done']);
		expect(owed()).toEqual([0, 12_000]);
		expect(await apply(await planPosting('confirmed', 'confirmed'))).toEqual(['booked']);

		for (let turn = 1; turn <= 2; turn += 1) {
			const reversal = await planPosting('charged_back', 'charged_back');
			expect(await apply(reversal)).toEqual(['reversePayment done']);
			expect(owed()).toEqual([12_000, 0]);
			expect(await apply(reversal)).toEqual(['reversePayment alreadyDone']);
			const again = await apply(await planPosting('charged_back', 'charged_back'));
			expect(again).toEqual([unapply === 'keepsPayment' ? 'reversed' : 'notCollected']);

			const won = await planPosting('confirmed', 'chargeback_cancelled');
			const booking = unapply === 'keepsPayment' ? 'reinstatePayment' : 'bookPayment';
			expect(await apply(won)).toEqual([`${booking} done`]);
			expect(owed()).toEqual([0, 12_000]);
			expect(bench.organization.receivable(customer)).toBe(0);
			expect(await apply(await planPosting('confirmed', 'chargeback_cancelled'))).toEqual([
				'booked',
			]);
		}
		expect(bench.organization.trialBalance()).toBe(0);
	});

	const withVat = (): Partial<SettingsInput> => ({ feeVatAccountId: accounts.vat });
	const asJournal = (): Partial<SettingsInput> => ({ payoutEntry: 'journalEntry' });

	it.each<[string, () => Partial<SettingsInput>, number, number]>([
		['an expense and a transfer', () => ({}), 120, 0],
		['a journal and a transfer', withVat, 100, 20],
		['one journal', asJournal, 120, 0],
	])('pays out as %s, once', async (_name, changes, fees, vat) => {
		await apply(await planPosting('confirmed', 'confirmed'));
		const taxes = [{ amount: '20.0', currency: 'GBP' }];
		const planPayout = async () =>
			planFor('payouts', {
				Payouts: [payout({ amount: 11_880 })],
				'Payout Items': [
					payoutItem('payment_paid_out', '12000.0', { payment: 'PM1' }),
					payoutItem('gocardless_fee', '-120.0', { payment: 'PM1' }, { taxes }),
				],
				Payments: [debit('paid_out')],
				'Booked Payments': await bookedPayments(false),
				'Booked Payouts': [
					...(await lookUp('bankTransaction', 'reference_number', ['PO1'])),
					...(await lookUp('journal', 'reference_number', ['PO1'])),
				],
				Settings: [row(changes())],
			});
		const first = await planPayout();
		expect(await apply(first)).toEqual(['postPayout done']);
		// Whether a unique field made the expense or found it, Zoho need not say (Zoho sheet 8).
		expect((await apply(first))[0]).toMatch(/^postPayout (done|alreadyDone)$/);
		expect(await apply(await planPayout())).toEqual(['booked']);
		const { organization } = bench;
		expect(bench.cleared).toBe(0);
		expect(organization.balanceOf(accounts.bank)).toBe(11_880);
		expect(organization.balanceOf(accounts.fees)).toBe(fees);
		expect(organization.balanceOf(accounts.vat)).toBe(vat);
		expect(organization.trialBalance()).toBe(0);
	});

	it.each(['receivable', 'refundsAccount', 'refundReceipt'] as const)(
		'refunds to %s, and takes it back, each once',
		async (refundBooking) => {
			await apply(await planPosting('confirmed', 'confirmed'));
			const plan = async (status: string, action: string) =>
				planFor('postings', {
					Events: [
						event(refund({ status }), {
							resource_type: 'refunds',
							action,
							links: { refund: 'RF1' },
						}),
					],
					'Booked Payments': await bookedPayments(false),
					'Booked Entries': [
						...(await lookUp('journal', 'reference_number', entryNumbers('RF1'), {
							withDetails: true,
						})),
						...(await lookUp('creditNote', 'reference_number', ['RF1'])),
					],
					Settings: [row({ refundBooking })],
				});
			const first = await plan('paid', 'refund_settled');
			expect(await apply(first)).toEqual(['bookRefund done']);
			expect(await apply(first)).toEqual(['bookRefund alreadyDone']);
			expect(bench.cleared).toBe(10_000);
			const isOwed = refundBooking === 'receivable';
			expect(bench.organization.receivable(customer)).toBe(isOwed ? 2_000 : 0);
			expect(await apply(await plan('paid', 'refund_settled'))).toEqual(['booked']);

			const back = await plan('funds_returned', 'funds_returned');
			expect(await apply(back)).toEqual(['returnRefund done']);
			expect(bench.cleared).toBe(12_000);
			expect(bench.organization.receivable(customer)).toBe(0);
			expect(await apply(await plan('funds_returned', 'funds_returned'))).toEqual(['reversed']);
			expect(bench.organization.trialBalance()).toBe(0);
		},
	);
});

/** Clearing and bank in euros, books in pounds; every rate is told, none is left to Zoho. */
it('books and pays out a foreign currency at the rate of its invoice', async () => {
	const bench = await Bench.start({ baseCurrency: 'GBP', countryCode: 'GB' });
	const { organization } = bench;
	const customer = seedCustomer(organization, { name: 'Café du Coin', currency: 'EUR' });
	const invoice = seedInvoice(organization, { customer, amount: 12_000, exchangeRate: 0.85 });
	const clearing = addAccount(organization, 'GoCardless Clearing EUR', 'bank', { currency: 'EUR' });
	const bank = addAccount(organization, 'Bank EUR', 'bank', { currency: 'EUR' });
	const fees = organization.account('Bank Fees and Charges').id;
	const books = `zoho:${organization.id}`;
	const metadata = { books, customer, invoice };
	const row = settings({
		books,
		clearingAccounts: { EUR: clearing },
		bankAccounts: { EUR: bank },
		feesAccountId: fees,
		currencyIds: { EUR: organization.currencyBy('EUR')?.id ?? '' },
	});
	const lookUp = async (resource: string, lookUpField: string, values: string) =>
		(await bench.records(resource, 'lookUp', { lookUpField, values })) as Raw[];
	const apply = async (plan: PlanItem[]) =>
		(await bench.apply(plan.map(({ json }) => json as unknown as IDataObject))).map(statusOf);

	const booking = planFor('postings', {
		Events: [event(payment({ status: 'confirmed', currency: 'EUR', metadata }))],
		Invoices: await lookUp('invoice', 'invoice_id', invoice),
		Settings: [row],
	});
	expect(await apply(booking)).toEqual(['done']);
	expect(organization.balanceOf(clearing)).toBe(12_000);
	const posting = planFor('payouts', {
		Payouts: [payout({ amount: 11_880, currency: 'EUR' })],
		'Payout Items': [
			payoutItem('payment_paid_out', '12000.0', { payment: 'PM1' }),
			payoutItem('gocardless_fee', '-120.0', { payment: 'PM1' }),
		],
		Payments: [payment({ status: 'paid_out', currency: 'EUR', metadata })],
		'Booked Payments': await lookUp('customerPayment', 'reference_number', 'PM1'),
		Settings: [row],
	});
	expect(await apply(posting)).toEqual(['done']);
	expect([organization.balanceOf(clearing), organization.balanceOf(bank)]).toEqual([0, 11_880]);
	expect(organization.balanceOf(fees)).toBe(102);
	expect(organization.trialBalance()).toBe(0);
	// Nothing was gained or lost on the way: all of it went through at one rate.
	expect(Object.keys(organization.accountBalances())).not.toContain('Exchange Gain or Loss');
	await bench.close();
});
