import { seedCustomer, seedInvoice } from './seeding/records';
import {
	accountId,
	codeOf,
	entityOf,
	paymentLine,
	salesLine,
	startBench,
	type TestBench,
} from './testKit';
import { wireList, type Wire } from './values/wire';

let bench: TestBench;
let customer: string;

beforeAll(async () => {
	bench = await startBench({ multiCurrency: false });
	customer = seedCustomer(bench.company, { name: 'Amy', email: 'amy@example.com' });
});

afterAll(() => bench.close());

const idOf = (entity: Wire) => String(entity.Id);

function line(account: string, type: 'Debit' | 'Credit', amount: number, entity?: Wire): Wire {
	return {
		Amount: amount,
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: { PostingType: type, AccountRef: { value: account }, Entity: entity },
	};
}

/** Bodies that create each entity, and a change that each accepts. */
function cases(): Array<{ name: string; plural?: string; body: Wire; change: Wire }> {
	const { company } = bench;
	const bank = { value: accountId(company, 'Checking') };
	const income = { value: accountId(company, 'ServiceFeeIncome') };
	const charges = { value: accountId(company, 'BankCharges') };
	const CustomerRef = { value: customer };
	return [
		{
			name: 'Account',
			body: {
				Name: 'GoCardless clearing',
				AccountType: 'Other Current Asset',
				AccountSubType: 'OtherCurrentAssets',
			},
			change: { Description: 'What GoCardless owes us' },
		},
		{ name: 'Class', plural: 'Classes', body: { Name: 'North' }, change: { Name: 'North 2' } },
		{
			name: 'CreditMemo',
			body: { CustomerRef, Line: [salesLine(5)] },
			change: { PrivateNote: 'Goodwill' },
		},
		{ name: 'Customer', body: { DisplayName: 'Ben' }, change: { Notes: 'CU000123' } },
		{ name: 'Department', body: { Name: 'Leeds' }, change: { Name: 'York' } },
		{
			name: 'Deposit',
			body: {
				DepositToAccountRef: bank,
				Line: [
					{
						Amount: 20,
						DetailType: 'DepositLineDetail',
						DepositLineDetail: { AccountRef: income },
					},
				],
			},
			change: { PrivateNote: 'PO000123' },
		},
		{
			name: 'Invoice',
			body: { CustomerRef, Line: [salesLine(100)] },
			change: { PrivateNote: 'Collected by Direct Debit' },
		},
		{
			name: 'Item',
			body: { Name: 'Consulting', Type: 'Service', IncomeAccountRef: income },
			change: { Description: 'By the hour' },
		},
		{
			name: 'JournalEntry',
			plural: 'JournalEntries',
			body: { Line: [line(charges.value, 'Debit', 3), line(bank.value, 'Credit', 3)] },
			change: { PrivateNote: 'Fees' },
		},
		{
			name: 'Payment',
			body: { CustomerRef, TotalAmt: 25, PaymentRefNum: 'PM000A' },
			change: { PrivateNote: 'By Direct Debit' },
		},
		{
			name: 'PaymentMethod',
			body: { Name: 'Direct Debit' },
			change: { Name: 'GoCardless Direct Debit' },
		},
		{
			name: 'Purchase',
			body: {
				PaymentType: 'Cash',
				AccountRef: bank,
				Line: [
					{
						Amount: 7.5,
						DetailType: 'AccountBasedExpenseLineDetail',
						AccountBasedExpenseLineDetail: { AccountRef: charges },
					},
				],
			},
			change: { PaymentType: 'Cash', PrivateNote: 'Fees' },
		},
		{
			name: 'RefundReceipt',
			body: { CustomerRef, DepositToAccountRef: bank, Line: [salesLine(4)] },
			change: { PrivateNote: 'Refund' },
		},
		{
			name: 'SalesReceipt',
			plural: 'SalesReceipts',
			body: { CustomerRef, Line: [salesLine(9)] },
			change: { PrivateNote: 'Cash sale' },
		},
		{ name: 'Term', body: { Name: 'Net 7', DueDays: 7 }, change: { DueDays: 8 } },
		{
			name: 'Transfer',
			body: {
				FromAccountRef: bank,
				ToAccountRef: { value: accountId(company, 'Savings') },
				Amount: 50,
			},
			change: { PrivateNote: 'To savings' },
		},
		{ name: 'Vendor', body: { DisplayName: 'GoCardless Ltd' }, change: { CompanyName: 'GC' } },
	];
}

const NAMES = [
	...['Account', 'Class', 'CreditMemo', 'Customer', 'Department', 'Deposit', 'Invoice', 'Item'],
	...['JournalEntry', 'Payment', 'PaymentMethod', 'Purchase', 'RefundReceipt', 'SalesReceipt'],
	...['Term', 'Transfer', 'Vendor'],
];

const DELETABLE = [
	...['CreditMemo', 'Deposit', 'Invoice', 'JournalEntry', 'Payment', 'Purchase'],
	...['RefundReceipt', 'SalesReceipt', 'Transfer'],
];

describe('entities, driven by node-quickbooks', () => {
	it.each(NAMES)('creates, reads, finds and updates %s', async (name) => {
		const found = cases().find((one) => one.name === name);
		if (found === undefined) throw new Error(`No case for ${name}`);
		const { plural, body, change } = found;
		const created = await bench.judge(`create${name}`, { ...body });
		expect(created).toMatchObject({ SyncToken: '0', domain: 'QBO' });
		const id = idOf(created);
		expect(await bench.judge(`get${name}`, id)).toEqual(created);
		const updated = await bench.judge(`update${name}`, { Id: id, SyncToken: '0', ...change });
		expect(updated).toMatchObject({ ...change, Id: id, SyncToken: '1' });
		const list = await bench.judge(`find${plural ?? `${name}s`}`, { Id: id });
		expect(list).toMatchObject({ QueryResponse: { [name]: [{ Id: id }], maxResults: 1 } });
		const stale = await bench.judge(`update${name}`, { Id: id, SyncToken: '0', ...change });
		expect(codeOf(stale)).toBe('5010');
	});

	it.each(DELETABLE)('deletes %s, which is then gone', async (name) => {
		const found = cases().find((one) => one.name === name);
		const created = await bench.judge(`create${name}`, { ...found?.body });
		const id = idOf(created);
		const gone = await bench.judge(`delete${name}`, { Id: id, SyncToken: '0' });
		expect(gone).toMatchObject({ [name]: { status: 'Deleted', domain: 'QBO', Id: id } });
		expect(codeOf(await bench.judge(`get${name}`, id))).toBe('610');
	});

	it('deletes a read back whole, except where the read holds what a write may not', async () => {
		const transfer = cases().find(({ name }) => name === 'Transfer');
		const created = await bench.judge('createTransfer', { ...transfer?.body });
		const gone = await bench.judge('deleteTransfer', idOf(created));
		expect(gone).toMatchObject({ Transfer: { status: 'Deleted' } });
		const purchase = cases().find(({ name }) => name === 'Purchase');
		const expense = await bench.judge('createPurchase', { ...purchase?.body });
		expect(codeOf(await bench.judge('deletePurchase', idOf(expense)))).toBe('2010');
	});

	it('voids an invoice: it looks paid, and says why', async () => {
		const id = seedInvoice(bench.company, { customer, amount: 10_000 });
		const answer = await bench.judge('voidInvoice', { Id: id, SyncToken: '0' });
		expect(entityOf(answer, 'Invoice')).toMatchObject({
			Balance: 0,
			TotalAmt: 0,
			PrivateNote: 'Voided',
			LinkedTxn: [],
		});
	});

	it('voids a payment: its lines go, and the invoice is open again', async () => {
		const id = seedInvoice(bench.company, { customer, amount: 10_000 });
		const paid = await bench.judge('createPayment', {
			CustomerRef: { value: customer },
			TotalAmt: 100,
			Line: [paymentLine(100, id)],
		});
		expect(bench.company.invoiceBalance(id)).toBe(0);
		const answer = await bench.judge('voidPayment', { Id: paid.Id, SyncToken: '0' });
		expect(answer).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0, Line: [], PrivateNote: 'Voided' });
		expect(bench.company.invoiceBalance(id)).toBe(10_000);
	});

	it('mails and prints an invoice', async () => {
		const id = seedInvoice(bench.company, { customer, amount: 10_000 });
		const sent = await bench.judge('sendInvoicePdf', id, 'a@b.example');
		expect(sent).toMatchObject({ EmailStatus: 'EmailSent', BillEmail: { Address: 'a@b.example' } });
		const pdf = await bench.call(`/invoice/${id}/pdf`, undefined, { accept: 'application/pdf' });
		expect(pdf.headers.get('content-type')).toBe('application/pdf');
		expect(pdf.text).toMatch(/^%PDF-/);
	});

	it('reads the company, its preferences and its tax codes', async () => {
		const { realmId } = bench.company;
		const company = await bench.judge('getCompanyInfo', realmId);
		expect(company).toMatchObject({ CompanyName: 'Larch & Sons', Country: 'US' });
		const preferences = await bench.judge('getPreferences');
		expect(preferences).toMatchObject({
			CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
		});
		expect(preferences.AccountingInfoPrefs).not.toHaveProperty('BookCloseDate');
		const codes = await bench.judge('findTaxCodes', {});
		expect(wireList((codes.QueryResponse as Wire).TaxCode).map(idOf)).toEqual(['TAX', 'NON']);
	});

	it('keeps recurring templates apart from transactions', async () => {
		const template = {
			Invoice: {
				CustomerRef: { value: customer },
				Line: [salesLine(55)],
				RecurringInfo: {
					Name: 'Retainer',
					RecurType: 'Automated',
					ScheduleInfo: { IntervalType: 'Monthly', NumInterval: 1, StartDate: '2026-04-01' },
				},
			},
		};
		const invoices = bench.company.store('Invoice').size;
		const owed = bench.company.receivable(customer);
		const { body } = await bench.call('/recurringtransaction', template);
		const invoice = entityOf(entityOf(body, 'RecurringTransaction'), 'Invoice');
		expect(invoice).toMatchObject({ TotalAmt: 55, RecurringInfo: { Name: 'Retainer' } });
		expect(await bench.query('select * from RecurringTransaction')).toMatchObject({
			RecurringTransaction: [{ Invoice: { Id: invoice.Id } }],
		});
		expect(bench.company.store('Invoice').size).toBe(invoices);
		expect(bench.company.receivable(customer)).toBe(owed);
		const removed = await bench.call('/recurringtransaction?operation=delete', {
			Invoice: { Id: invoice.Id, SyncToken: '0' },
		});
		expect(removed.body).toMatchObject({
			RecurringTransaction: { Invoice: { status: 'Deleted', Id: invoice.Id } },
		});
	});

	it('runs a batch and change data capture', async () => {
		const answer = await bench.judge('batch', [
			{ bId: 'a', operation: 'create', Customer: { DisplayName: 'Cy' } },
			{ bId: 'b', Query: "select * from Customer where DisplayName = 'Amy'" },
		]);
		const replies = wireList(answer.BatchItemResponse);
		expect(replies.find(({ bId }) => bId === 'a')).toMatchObject({
			Customer: { DisplayName: 'Cy' },
		});
		expect(replies.find(({ bId }) => bId === 'b')).toMatchObject({
			QueryResponse: { Customer: [{ Id: customer }] },
		});
		const since = new Date(bench.simulator.clock.now().getTime() - 60_000);
		const changes = await bench.judge('changeDataCapture', ['Customer', 'Vendor'], since);
		expect(changes).toMatchObject({
			CDCResponse: [{ QueryResponse: [{ Customer: expect.any(Array) }, {}] }],
		});
	});

	it('counts rows and pages to the end', async () => {
		const count = await bench.judge('findInvoices', { count: true });
		const { totalCount } = count.QueryResponse as Wire;
		expect(totalCount).toBe(bench.company.store('Invoice').size);
		const all = await bench.judge('findInvoices', { fetchAll: true, limit: 2 });
		expect(wireList((all.QueryResponse as Wire).Invoice)).toHaveLength(Number(totalCount));
	});
});
