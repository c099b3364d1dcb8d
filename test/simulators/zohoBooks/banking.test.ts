import { addFeedLine } from './bankFeed/feedLines';
import { addAccount } from './seeding/chartOfAccounts';
import { seedCustomer, seedInvoice, seedPayment } from './seeding/records';
import { startBench, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';

const DAY = '2026-03-02';

describe('bank accounts, transfers, expenses and journals', () => {
	let bench: TestBench;
	let clearing: string;
	let bank: string;
	let fees: string;

	beforeEach(async () => {
		bench = await startBench();
		const { organization } = bench;
		clearing = addAccount(organization, 'GoCardless Clearing', 'bank');
		bank = addAccount(organization, 'Main Bank', 'bank');
		fees = organization.account('Bank Fees and Charges').id;
	});

	afterEach(() => {
		expect(bench.organization.trialBalance()).toBe(0);
		return bench.close();
	});

	const codeOf = async (method: string, path: string, sent?: unknown) =>
		Number((await bench.call(method, path, sent)).body.code);

	const transfer = (amount: number, more: Wire = {}): Wire => ({
		transaction_type: 'transfer_fund',
		from_account_id: clearing,
		to_account_id: bank,
		amount,
		date: DAY,
		reference_number: 'PO1',
		...more,
	});

	const expense = (amount: number, more: Wire = {}): Wire => ({
		account_id: fees,
		paid_through_account_id: clearing,
		date: DAY,
		amount,
		reference_number: 'PO1',
		...more,
	});

	it('bring a payout to zero: payments less fees are what arrives', async () => {
		const { organization } = bench;
		const customer = seedCustomer(organization, { name: 'Ann' });
		const extra = { account_id: clearing };
		seedPayment(organization, { customer, amount: 10_000, extra });
		await bench.create('/expenses', expense(1.2), 'expense');
		await bench.create('/banktransactions', transfer(98.8), 'banktransaction');
		expect(organization.balanceOf(clearing)).toBe(0);
		expect(organization.balanceOf(bank)).toBe(9880);
		expect(organization.balanceOf(fees)).toBe(120);
		const rows = await bench.rows(`/banktransactions?account_id=${clearing}`, 'banktransactions');
		expect(rows.map(({ transaction_type: type }) => type).sort()).toEqual([
			'customer_payment',
			'expense',
			'transfer_fund',
		]);
		const accounts = await bench.rows('/bankaccounts');
		expect(accounts.find(({ account_id }) => account_id === bank)).toMatchObject({ balance: 98.8 });
	});

	it('refuse types with endpoints of their own, and sides that do not fit', async () => {
		for (const transaction_type of ['expense', 'customer_payment', 'vendor_payment', 'nonsense']) {
			expect(
				await codeOf('POST', '/banktransactions', transfer(1, { transaction_type })),
			).toBeGreaterThan(990_000);
		}
		expect(
			await codeOf('POST', '/banktransactions', transfer(1, { to_account_id: clearing })),
		).toBe(2);
		expect(await codeOf('POST', '/banktransactions', transfer(1, { to_account_id: fees }))).toBe(2);
		expect(await codeOf('POST', '/banktransactions', transfer(1.234))).toBe(2);
		const receivable = bench.organization.account('Accounts Receivable').id;
		const deposit = { transaction_type: 'deposit', from_account_id: receivable };
		expect(await codeOf('POST', '/banktransactions', transfer(1, deposit))).toBe(2);
		expect(bench.organization.bankTransactions.size).toBe(0);
	});

	it('match a line of the feed with a transfer, whole and of the same account', async () => {
		const { organization } = bench;
		const made = await bench.create('/banktransactions', transfer(98.8), 'banktransaction');
		const id = String(made.transaction_id);
		const lineId = addFeedLine(organization, { accountId: bank, amount: 9880 });
		const wrong = addFeedLine(organization, { accountId: bank, amount: 9000 });
		const open = '/banktransactions?status=uncategorized';
		expect(await bench.rows(open, 'banktransactions')).toHaveLength(2);
		const path = (line: string) => `/banktransactions/uncategorized/${line}/match`;
		const found = await bench.call('GET', path(lineId));
		expect(wireList(found.body.matching_transactions)).toMatchObject([
			{ transaction_id: id, is_best_match: true },
		]);
		const matches = {
			transactions_to_be_matched: [{ transaction_id: id, transaction_type: 'transfer_fund' }],
		};
		expect(await codeOf('POST', `${path(lineId)}?account_id=${clearing}`, matches)).toBe(108_004);
		expect(await codeOf('POST', `${path(wrong)}?account_id=${bank}`, matches)).toBe(4);
		expect(await codeOf('POST', `${path(lineId)}?account_id=${bank}`, matches)).toBe(0);
		expect(await bench.rows(open, 'banktransactions')).toHaveLength(1);
		expect(await codeOf('DELETE', `/banktransactions/${id}`)).toBeGreaterThan(990_000);
		expect(await codeOf('POST', `/banktransactions/${lineId}/unmatch?account_id=${bank}`)).toBe(0);
		expect(await codeOf('DELETE', `/banktransactions/${id}`)).toBe(0);
	});

	it('protect a matched payment, or not, as the switch says', async () => {
		const { organization } = bench;
		const customer = seedCustomer(organization, { name: 'Ann' });
		const payment = seedPayment(organization, {
			customer,
			amount: 500,
			extra: { account_id: bank },
		});
		const lineId = addFeedLine(organization, { accountId: bank, amount: 500 });
		const wanted = [{ transaction_id: payment, transaction_type: 'customer_payment' }];
		await bench.call('POST', `/banktransactions/uncategorized/${lineId}/match`, {
			transactions_to_be_matched: wanted,
		});
		const read = await bench.read(`/customerpayments/${payment}`, 'payment');
		expect(wireList(read.imported_transactions)).toHaveLength(1);
		expect(await codeOf('DELETE', `/customerpayments/${payment}`)).toBeGreaterThan(990_000);
		bench.simulator.behaviour.changeMatched = 'allows';
		expect(await codeOf('DELETE', `/customerpayments/${payment}`)).toBe(0);
	});

	it('categorise, undo, exclude and restore lines of the feed', async () => {
		const { organization } = bench;
		const lineId = addFeedLine(organization, { accountId: bank, amount: 9880 });
		const path = `/banktransactions/uncategorized/${lineId}`;
		expect(await codeOf('POST', `${path}/categorize`, transfer(98))).toBe(4);
		expect(await codeOf('POST', `${path}/categorize`, transfer(98.8))).toBe(0);
		expect(organization.balanceOf(bank)).toBe(9880);
		expect(await codeOf('POST', `${path}/exclude`)).toBeGreaterThan(990_000);
		expect(await codeOf('POST', `/banktransactions/${lineId}/uncategorize`)).toBe(0);
		expect(organization.balanceOf(bank)).toBe(0);
		expect([
			await codeOf('POST', `${path}/exclude`),
			await codeOf('POST', `${path}/restore`),
		]).toEqual([0, 0]);
		const fee = addFeedLine(organization, { accountId: clearing, amount: -120 });
		const feePath = `/banktransactions/uncategorized/${fee}/categorize/expenses`;
		expect(await codeOf('POST', feePath, expense(1.2))).toBe(0);
		expect(organization.balanceOf(fees)).toBe(120);
		const customer = seedCustomer(organization, { name: 'Ann' });
		const invoice = seedInvoice(organization, { customer, amount: 700 });
		const paid = addFeedLine(organization, { accountId: bank, amount: 700 });
		const payment = {
			customer_id: customer,
			payment_mode: 'banktransfer',
			date: DAY,
			amount: 7,
			invoices: [{ invoice_id: invoice, amount_applied: 7 }],
		};
		const paidPath = `/banktransactions/uncategorized/${paid}/categorize/customerpayments`;
		expect(await codeOf('POST', paidPath, payment)).toBe(0);
		expect(organization.invoiceBalance(invoice)).toBe(0);
	});

	it('keep expenses in the currency they are paid in', async () => {
		const euros = addAccount(bench.organization, 'Euro Clearing', 'bank', { currency: 'EUR' });
		const foreign = expense(10, { paid_through_account_id: euros });
		expect(await codeOf('POST', '/expenses', foreign)).toBeGreaterThan(990_000);
		const made = await bench.create('/expenses', { ...foreign, exchange_rate: 0.85 }, 'expense');
		expect(made).toMatchObject({ currency_code: 'EUR', total: 10, bcy_total: 8.5 });
		expect(bench.organization.balanceOf(euros)).toBe(-1000);
		expect(bench.organization.balanceOf(fees)).toBe(850);
		const long = expense(1, { description: 'x'.repeat(101) });
		expect(await codeOf('POST', '/expenses', long)).toBe(15);
	});

	it('balance journals; receivable lines name a customer; one account, one side', async () => {
		const { organization } = bench;
		const customer = seedCustomer(organization, { name: 'Ann' });
		const line = (account_id: string, debit_or_credit: string, amount: number, more = {}) => ({
			account_id,
			debit_or_credit,
			amount,
			...more,
		});
		const journal = (...line_items: unknown[]) => ({ journal_date: DAY, line_items });
		const post = (body: unknown) => codeOf('POST', '/journals', body);
		expect(
			await post(journal(line(fees, 'debit', 2), line(clearing, 'credit', 1))),
		).toBeGreaterThan(990_000);
		expect(await post(journal(line(fees, 'debit', 2), line(fees, 'credit', 2)))).toBe(4);
		const receivable = organization.account('Accounts Receivable').id;
		const owed = [line(receivable, 'debit', 2), line(clearing, 'credit', 2)];
		expect(await post(journal(...owed))).toBeGreaterThan(990_000);
		const named = [line(receivable, 'debit', 2, { customer_id: customer }), owed[1]];
		expect(await post(journal(...named))).toBe(0);
		expect(organization.receivable(customer)).toBe(200);
		const draft = {
			...journal(line(fees, 'debit', 1), line(clearing, 'credit', 1)),
			status: 'draft',
		};
		const made = await bench.create('/journals', draft, 'journal');
		expect(made).toMatchObject({ status: 'draft', custom_fields: '' });
		expect(organization.balanceOf(fees)).toBe(0);
		await bench.call('POST', `/journals/${String(made.journal_id)}/status/publish`);
		expect(organization.balanceOf(fees)).toBe(100);
		expect(await bench.rows('/journals?last_modified_time=2020-01-01T00:00:00%2B0000')).toEqual([]);
		bench.simulator.behaviour.journalsModified = 'since';
		expect(
			await bench.rows('/journals?last_modified_time=2020-01-01T00:00:00%2B0000'),
		).toHaveLength(2);
	});

	it('keep the chart of accounts: names once, system accounts stay, filters', async () => {
		const make = (account_name: string, account_type = 'expense') =>
			codeOf('POST', '/chartofaccounts', { account_name, account_type });
		expect([await make('GoCardless Fees'), await make('x', 'nonsense')]).toEqual([0, 2]);
		expect(await make('gocardless fees')).toBeGreaterThan(990_000);
		expect((await bench.call('DELETE', `/chartofaccounts/${fees}`)).status).toBe(400);
		const rows = await bench.rows('/chartofaccounts?filter_by=AccountType.Equity');
		expect(new Set(rows.map(({ account_type }) => account_type))).toEqual(new Set(['equity']));
		const { body } = await bench.call('GET', '/chartofaccounts');
		expect(body.page_context).toMatchObject({
			per_page: 5000,
			applied_filter: 'AccountType.Active',
		});
		expect(Object.keys(wireList(body.chartofaccounts)[0] ?? {})).not.toContain('currency_code');
	});
});
