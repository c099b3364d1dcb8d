import { entityCases } from './entityCases';
import { seedCustomer, seedInvoice } from './seeding/records';
import { codeOf, entityOf, paymentLine, salesLine, startBench, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';

let bench: TestBench;
let customer: string;

beforeAll(async () => {
	bench = await startBench({ multiCurrency: false });
	customer = seedCustomer(bench.company, { name: 'Amy', email: 'amy@example.com' });
});

afterAll(() => bench.close());

const idOf = (entity: Wire) => String(entity.Id);

describe('special operations, driven by node-quickbooks', () => {
	it('deletes a read back whole, except where the read holds what a write may not', async () => {
		const transfer = entityCases(bench.company, customer).find(({ name }) => name === 'Transfer');
		const created = await bench.judge('createTransfer', { ...transfer?.body });
		const gone = await bench.judge('deleteTransfer', idOf(created));
		expect(gone).toMatchObject({ Transfer: { status: 'Deleted' } });
		const purchase = entityCases(bench.company, customer).find(({ name }) => name === 'Purchase');
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
		expect(company).toMatchObject({ LegalName: 'Larch & Sons', Country: 'US' });
		const preferences = await bench.judge('getPreferences');
		expect(preferences).toMatchObject({
			CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
		});
		expect(preferences.AccountingInfoPrefs).not.toHaveProperty('BookCloseDate');
		const codes = await bench.judge('findTaxCodes', {});
		expect(wireList((codes.QueryResponse as Wire).TaxCode).map(idOf)).toEqual(['TAX', 'NON']);
	});

	it('changes preferences and company data, each switch for itself', async () => {
		const AccountingInfoPrefs = { BookCloseDate: '2020-12-31' };
		const change = { Id: '1', SyncToken: '0', AccountingInfoPrefs };
		const closed = await bench.judge('updatePreferences', change);
		expect(closed).toMatchObject({
			SyncToken: '1',
			AccountingInfoPrefs: { BookCloseDate: '2020-12-31', TrackDepartments: true },
			SalesFormsPrefs: { CustomTxnNumbers: false },
		});
		expect(bench.company.settings.bookCloseDate).toBe('2020-12-31');
		const renamed = { Id: '1', SyncToken: '0', CompanyName: 'Larch & Daughters' };
		expect(await bench.judge('updateCompanyInfo', renamed)).toMatchObject({
			CompanyName: 'Larch & Daughters',
			LegalName: 'Larch & Sons',
		});
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
