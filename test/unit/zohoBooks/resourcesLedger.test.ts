import type { INodeParameters } from 'n8n-workflow';

import { addAccount, seedCustomer, seedInvoice, seedPayment } from '../../simulators/zohoBooks';
import { Bench, byId } from './bench';

const record = (id: unknown): INodeParameters => ({ recordId: byId(String(id)) });

describe('credits, accounts and entries with the resources of the Zoho Books node', () => {
	let bench: Bench;
	let customer: string;
	let sales: string;
	let fees: string;

	beforeAll(async () => {
		bench = await Bench.start();
		sales = addAccount(bench.organization, 'Membership Fees', 'income');
		fees = addAccount(bench.organization, 'GoCardless Fees', 'expense');
		customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
	});

	afterAll(async () => await bench.close());

	const today = () => bench.organization.today();

	const creditNote = async (rate: string): Promise<string> => {
		const [note] = await bench.records('creditNote', 'create', {
			customer: byId(customer),
			date: today(),
			lineItems: { rows: [{ rate, quantity: '1', account: byId(sales) }] },
		});
		return String(note?.creditnote_id);
	};

	it('pays an invoice with unused money and a credit note', async () => {
		const invoice = seedInvoice(bench.organization, { customer, amount: 3000 });
		const payment = seedPayment(bench.organization, { customer, amount: 1000 });
		const note = await creditNote('20.00');
		await bench.records('invoice', 'applyCredits', {
			...record(invoice),
			additionalFields: {
				payments: { rows: [{ payment: byId(payment), amount: '10.00' }] },
				creditNotes: { rows: [{ creditNote: byId(note), amount: '5.00' }] },
			},
		});
		expect(bench.organization.invoiceBalance(invoice)).toBe(1500);
		await bench.records('creditNote', 'apply', {
			...record(note),
			invoices: { rows: [{ invoice: byId(invoice), amount: '15.00' }] },
		});
		expect(bench.organization.invoiceBalance(invoice)).toBe(0);
		const credits = await bench.records('invoice', 'getCredits', record(invoice));
		expect(credits.map(({ amount_applied: amount }) => amount)).toEqual([5, 15]);
		const [applied] = await bench.records('creditNote', 'getInvoices', record(note));
		await bench.records('creditNote', 'deleteInvoice', {
			...record(note),
			belowId: String(applied?.creditnote_invoice_id),
		});
		expect(bench.organization.invoiceBalance(invoice)).toBe(500);
		expect(bench.organization.trialBalance()).toBe(0);
	});

	it('pays a credit note back out of clearing, once only', async () => {
		const note = await creditNote('7.00');
		const before = bench.cleared;
		const refund = {
			...record(note),
			amount: '7.00',
			date: today(),
			fromAccount: byId(bench.clearing),
		};
		const [made] = await bench.records('creditNote', 'createRefund', refund);
		expect(bench.cleared - before).toBe(-700);
		expect((await bench.run('creditNote', 'createRefund', refund)).error).toBeDefined();
		const refunds = await bench.records('creditNote', 'getRefunds', record(note));
		expect(refunds).toMatchObject([{ creditnote_refund_id: made?.creditnote_refund_id }]);
		expect(bench.organization.trialBalance()).toBe(0);
	});

	it('voids a credit note, and opens it again by way of a draft', async () => {
		const before = bench.organization.receivable(customer);
		const note = await creditNote('9.00');
		await bench.records('creditNote', 'void', record(note));
		expect(bench.organization.receivable(customer)).toBe(before);
		await bench.records('creditNote', 'markAsDraft', record(note));
		await bench.records('creditNote', 'open', record(note));
		expect(bench.organization.receivable(customer)).toBe(before - 900);
	});

	it('takes the fees of a payout out of clearing', async () => {
		const before = bench.cleared;
		await bench.records('expense', 'create', {
			account: byId(fees),
			paidThroughAccount: byId(bench.clearing),
			amount: '1.20',
			date: today(),
			additionalFields: { referenceNumber: 'PO000123' },
		});
		expect(bench.cleared - before).toBe(-120);
		expect(bench.organization.balanceOf(fees)).toBe(120);
		const found = await bench.records('expense', 'getAll', {
			filters: { referenceNumber: 'PO000123' },
		});
		expect(found).toMatchObject([{ total: 1.2 }]);
	});

	it('books a journal as a draft, which counts once it is published', async () => {
		const before = bench.organization.balanceOf(fees);
		const [draft] = await bench.records('journal', 'create', {
			date: today(),
			lineItems: {
				rows: [
					{ side: 'debit', amount: '0.30', account: byId(fees) },
					{ side: 'credit', amount: '0.10', account: byId(bench.clearing) },
					{ side: 'credit', amount: '0.20', account: byId(bench.clearing) },
				],
			},
			additionalFields: { status: 'draft', referenceNumber: 'Correction' },
		});
		expect(bench.organization.balanceOf(fees)).toBe(before);
		await bench.records('journal', 'publish', record(draft?.journal_id));
		expect(bench.organization.balanceOf(fees)).toBe(before + 30);
		const found = await bench.records('journal', 'getAll', {
			filters: { referenceNumber: 'Correction', dateFrom: today(), dateUntil: today() },
		});
		expect(found).toMatchObject([{ journal_id: draft?.journal_id }]);
	});

	it('makes a clearing account, and sets accounts aside that are not used', async () => {
		const [made] = await bench.records('account', 'create', {
			name: 'Old Clearing',
			accountType: 'cash',
		});
		await bench.records('account', 'deactivate', record(made?.account_id));
		const inactive = await bench.records('account', 'getAll', {
			filters: { accounts: 'AccountType.Inactive' },
		});
		expect(inactive).toMatchObject([{ account_name: 'Old Clearing', account_type: 'cash' }]);
		const banks = await bench.records('bankAccount', 'getAll', { returnAll: true });
		expect(banks.map(({ account_name: name }) => name)).toContain('GoCardless Clearing');
	});

	it('keeps items, taxes and rates', async () => {
		const [tax] = await bench.records('tax', 'create', { name: 'VAT', percentage: '20' });
		const [item] = await bench.records('item', 'create', {
			name: 'Annual Membership',
			rate: '120',
			additionalFields: { account: byId(sales), tax: byId(String(tax?.tax_id)) },
		});
		expect(await bench.records('item', 'get', record(item?.item_id))).toMatchObject([
			{ name: 'Annual Membership', rate: 120, tax_percentage: 20 },
		]);
		const [currency] = await bench.records('currency', 'getAll', {
			filters: { currencies: 'Currencies.ExcludeBaseCurrency' },
		});
		await bench.records('currency', 'createExchangeRate', {
			...record(currency?.currency_id),
			effectiveDate: today(),
			rate: '0.85',
		});
		const rates = await bench.records(
			'currency',
			'getExchangeRates',
			record(currency?.currency_id),
		);
		expect(rates).toMatchObject([{ rate: 0.85, effective_date: today() }]);
	});

	it('stops a recurring invoice and resumes it', async () => {
		const [profile] = await bench.records('recurringInvoice', 'create', {
			name: 'Membership of Ada',
			customer: byId(customer),
			frequency: 'months',
			lineItems: { rows: [{ name: 'Membership', rate: '15.5', account: byId(sales) }] },
			additionalFields: { startDate: today() },
		});
		const id = record(profile?.recurring_invoice_id);
		const status = async () => (await bench.records('recurringInvoice', 'get', id))[0]?.status;
		expect(await status()).toBe('active');
		await bench.records('recurringInvoice', 'stop', id);
		expect(await status()).toBe('stopped');
		await bench.records('recurringInvoice', 'resume', id);
		expect(await status()).toBe('active');
	});
});
