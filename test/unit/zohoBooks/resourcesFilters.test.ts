import { zohoBooks } from '../../../nodes/ZohoBooks/definition';
import { byId, Recorder } from './resourcesRecorder';

let recorder: Recorder;

beforeEach(() => {
	recorder = new Recorder();
});

/** Asks for one page and tells the address. */
async function ask(resource: string, filters: Record<string, unknown>, rows: string) {
	recorder.answer({ [rows]: [] });
	await recorder.run(resource, 'getAll', { returnAll: true, filters });
	return recorder.last.line.replace(/[?&]page=1&per_page=200$/, '');
}

describe('filters become the parameters that Zoho heeds', () => {
	test.each<[string, string, Record<string, unknown>, string]>([
		['invoice', 'invoices', { status: 'overdue' }, '/invoices?status=overdue'],
		['invoice', 'invoices', { customer: byId('1') }, '/invoices?customer_id=1'],
		['invoice', 'invoices', { numberContains: '42' }, '/invoices?invoice_number_contains=42'],
		['invoice', 'invoices', { recurringInvoice: byId('2') }, '/invoices?recurring_invoice_id=2'],
		[
			'invoice',
			'invoices',
			{ modifiedSince: '2026-06-09T13:16:45+02:00' },
			'/invoices?last_modified_time=2026-06-09T11:16:45+0000',
		],
		[
			'customerPayment',
			'customerpayments',
			{ referenceNumber: 'PM000123' },
			'/customerpayments?reference_number=PM000123',
		],
		[
			'customerPayment',
			'customerpayments',
			{ amountAtLeast: '10.50', kind: 'PaymentMode.BankTransfer' },
			'/customerpayments?amount_greater_equals=10.5&filter_by=PaymentMode.BankTransfer',
		],
		['creditNote', 'creditnotes', { status: 'open' }, '/creditnotes?status=open'],
		[
			'recurringInvoice',
			'recurring_invoices',
			{ status: 'active' },
			'/recurringinvoices?status=active',
		],
		[
			'account',
			'chartofaccounts',
			{ accounts: 'AccountType.All', showBalance: true },
			'/chartofaccounts?filter_by=AccountType.All&showbalance=true',
		],
		[
			'bankAccount',
			'bankaccounts',
			{ status: 'Status.Active' },
			'/bankaccounts?filter_by=Status.Active',
		],
		[
			'bankTransaction',
			'banktransactions',
			{ account: byId('3'), status: 'matched', amountAtMost: '99' },
			'/banktransactions?account_id=3&amount_end=99&status=matched',
		],
		[
			'expense',
			'expenses',
			{ paidThroughAccount: byId('4'), referenceNumberStartsWith: 'PO' },
			'/expenses?reference_number_startswith=PO&paid_through_account_id=4',
		],
		[
			'currency',
			'currencies',
			{ currencies: 'Currencies.ExcludeBaseCurrency' },
			'/settings/currencies?filter_by=Currencies.ExcludeBaseCurrency',
		],
		['item', 'items', { nameContains: 'Member' }, '/items?name_contains=Member'],
		['user', 'users', { status: 'Status.Active' }, '/users?filter_by=Status.Active'],
		[
			'journal',
			'journals',
			{ sortBy: 'journal_date', sortDirection: 'A' },
			'/journals?sort_column=journal_date&sort_order=A',
		],
	])('%s (%s) %j', async (resource, rows, filters, address) => {
		expect(await ask(resource, filters, rows)).toBe(`GET ${address}`);
	});

	it('keeps customers and vendors apart, which are one collection', async () => {
		expect(await ask('contact', { email: 'ada@example.com' }, 'contacts')).toBe(
			'GET /contacts?contact_type=customer&email=ada@example.com',
		);
		expect(await ask('vendor', {}, 'contacts')).toBe('GET /contacts?contact_type=vendor');
	});

	it('refuses a filter that it does not know, as Zoho would ignore it', async () => {
		await expect(ask('contact', { modifiedSince: '2026-06-09' }, 'contacts')).rejects.toThrow(
			'There is no filter "modifiedSince" here.',
		);
		expect(recorder.requests).toEqual([]);
	});

	it('offers no time of change where Zoho has none, or gets it wrong', () => {
		const filtersOf = (resource: string) => {
			const properties = zohoBooks.resources
				.find(({ value }) => value === resource)
				?.operations.find(({ value }) => value === 'getAll')?.properties;
			const options = properties?.find(({ name }) => name === 'filters')?.options ?? [];
			return options.map(({ name }) => name);
		};
		for (const resource of ['contact', 'customerPayment', 'journal']) {
			expect(filtersOf(resource)).not.toContain('modifiedSince');
			expect(filtersOf(resource).length).toBeGreaterThan(5);
		}
		for (const resource of ['invoice', 'creditNote', 'account']) {
			expect(filtersOf(resource)).toContain('modifiedSince');
		}
	});
});

describe('rows are checked by the filters once more, since Zoho ignores what it does not know', () => {
	test.each<[string, string, Record<string, unknown>, Array<Record<string, unknown>>, unknown[]]>([
		[
			'customerPayment',
			'customerpayments',
			{ referenceNumber: 'PM1' },
			[
				{ payment_id: '1', reference_number: 'PM1' },
				{ payment_id: '2', reference_number: 'PM10' },
				{ payment_id: '3', reference_number: '' },
			],
			['1'],
		],
		[
			'contact',
			'contacts',
			{ email: 'ada@example.com' },
			[
				{ contact_id: '1', contact_type: 'customer', email: 'Ada@example.com' },
				{ contact_id: '2', contact_type: 'vendor', email: 'ada@example.com' },
				{ contact_id: '3', contact_type: 'customer', email: '' },
			],
			['1'],
		],
		[
			'journal',
			'journals',
			{ dateFrom: '2026-06-10', dateUntil: '2026-06-12' },
			['2026-06-09', '2026-06-10', '2026-06-12', '2026-06-13'].map((day, index) => ({
				journal_id: String(index + 1),
				journal_date: day,
			})),
			['2', '3'],
		],
		[
			'expense',
			'expenses',
			{ amount: '1.20' },
			[
				{ expense_id: '1', total: 1.2 },
				{ expense_id: '2', total: 12 },
			],
			['1'],
		],
		[
			'invoice',
			'invoices',
			{ createdDateFrom: '2026-06-10' },
			[
				{ invoice_id: '1', created_time: '2026-06-09T23:59:59-0400' },
				{ invoice_id: '2', created_time: '2026-06-10T00:00:00-0400' },
			],
			['2'],
		],
	])('%s', async (resource, rows, filters, answer, ids) => {
		recorder.answer({ [rows]: answer });
		const found = (await recorder.run(resource, 'getAll', { returnAll: true, filters })) as Array<
			Record<string, unknown>
		>;
		expect(
			found.map((row) => Object.entries(row).find(([name]) => name.endsWith('_id'))?.[1]),
		).toEqual(ids);
	});
});

describe('lists to choose from', () => {
	const find = async (
		method: string,
		filter: string | undefined,
		answer: Record<string, unknown>,
	) => {
		const search = zohoBooks.resources.find((each) => each.search?.method === method)?.search;
		recorder.answer(answer);
		return await search?.find(recorder.client, filter, undefined);
	};

	it('show customers by name, with a link to their page in the data centre', async () => {
		const found = await find('searchContacts', 'ada', {
			contacts: [
				{
					contact_id: '1',
					contact_name: 'Ada Ltd',
					company_name: 'Ada Ltd',
					email: 'ada@example.com',
					currency_code: 'GBP',
				},
			],
		});
		expect(recorder.last.line).toContain('contact_type=customer&contact_name_contains=ada');
		expect(found?.results).toEqual([
			{
				name: 'Ada Ltd · ada@example.com · GBP',
				value: '1',
				url: 'https://books.zoho.eu/app/60001#/contacts/1',
			},
		]);
	});

	it('show invoices with what is open on them', async () => {
		const found = await find('searchInvoices', undefined, {
			invoices: [
				{
					invoice_id: '2',
					invoice_number: 'INV-000042',
					customer_name: 'Ada Ltd',
					status: 'overdue',
					balance: 98.8,
					currency_code: 'GBP',
				},
			],
		});
		expect(found?.results).toEqual([
			{
				name: 'INV-000042 · Ada Ltd · overdue · 98.8 GBP open',
				value: '2',
				url: 'https://books.zoho.eu/app/60001#/invoices/2',
			},
		]);
	});

	it('find accounts by what is shown, since Zoho cannot search them', async () => {
		const found = await find('searchAccounts', 'clearing', {
			chartofaccounts: [
				{ account_id: '3', account_name: 'GoCardless Clearing', account_type: 'bank' },
				{ account_id: '4', account_name: 'Sales', account_type: 'income' },
			],
		});
		expect(found?.results).toEqual([{ name: 'GoCardless Clearing · bank', value: '3' }]);
	});
});
