import { differences, fixture, isPresent, one, recorded } from './recordedReplies';
import { addAccount } from './seeding/chartOfAccounts';
import { seedCustomer, seedInvoice, seedPayment } from './seeding/records';
import { startBench, type TestBench } from './testKit';
import { isWire, wireList, type Wire } from './values/wire';
import { sign } from './webhooks/signature';

const describeIfPresent = isPresent ? describe : describe.skip;

const DAY = '2026-03-02';

describeIfPresent('shapes of replies, against recordings of the vendor', () => {
	let bench: TestBench;
	let customer: string;
	let invoice: string;
	let bank: string;

	beforeAll(async () => {
		bench = await startBench({ baseCurrency: 'USD', countryCode: 'US' });
		customer = seedCustomer(bench.organization, {
			name: 'Acme',
			extra: { billing_address: { address: '1 Main St', zip: '10001' } },
		});
		invoice = seedInvoice(bench.organization, { customer, amount: 10_000 });
		bank = addAccount(bench.organization, 'Bank', 'bank');
	});

	afterAll(() => bench.close());

	/** Same status, message and place; no property that the vendor has not. */
	async function compare(name: string, path: string, key: string, body?: Wire) {
		const theirs = recorded(name);
		const answer = await bench.call(theirs.method, path, body);
		expect(answer.status).toBe(theirs.status);
		expect(answer.body.message).toBe(theirs.body.message);
		expect(differences(one(answer.body, key), one(theirs.body, key))).toEqual([]);
		const place = (text: unknown) => String(text).replace(/\d+$/, '');
		if (theirs.headers.location !== undefined) {
			expect(place(answer.headers.get('location'))).toBe(place(theirs.headers.location));
		}
		if (isWire(theirs.body.page_context)) {
			const { page_context: ours } = answer.body;
			expect(differences(isWire(ours) ? ours : {}, theirs.body.page_context)).toEqual([]);
			const { report_name, sort_column, sort_order, applied_filter } = theirs.body.page_context;
			const context = { report_name, sort_column, sort_order, applied_filter };
			expect(ours).toMatchObject(JSON.parse(JSON.stringify(context)) as Wire);
		}
		return one(answer.body, key);
	}

	it('contacts', async () => {
		const sent = { contact_name: 'Test', company_name: 'Test Corp', contact_type: 'customer' };
		await compare('create-contact', '/contacts', 'contact', sent);
		await compare('get-contact', `/contacts/${customer}`, 'contact');
		await compare('list-contacts', '/contacts', 'contacts');
	});

	it('invoices', async () => {
		const line_items = [{ item_id: bench.organization.items.all()[0]?.id, quantity: 1 }];
		const sent = { customer_id: customer, line_items };
		await compare('create-invoice', '/invoices', 'invoice', sent);
		await compare('get-invoice', `/invoices/${invoice}`, 'invoice');
		await compare('list-invoices', '/invoices', 'invoices');
	});

	it('status changes and e-mail', async () => {
		const say = async (name: string, path: string, body?: Wire) => {
			const theirs = recorded(name);
			const answer = await bench.call('POST', path, body);
			expect([answer.status, answer.body]).toEqual([theirs.status, theirs.body]);
		};
		const id = seedInvoice(bench.organization, { customer, amount: 100, state: 'draft' });
		await say('mark-invoice-sent', `/invoices/${id}/status/sent`);
		const { body } = recorded('send-invoice-email');
		const mailed = await bench.call('POST', `/invoices/${id}/email`, {
			to_mail_ids: ['a@x.example'],
		});
		expect(Object.keys(mailed.body).sort()).toEqual(Object.keys(body).sort());
		expect(mailed.body.message).toBe(body.message);
		await say('void-invoice', `/invoices/${id}/status/void`);
	});

	it('payments', async () => {
		const sent = {
			customer_id: customer,
			payment_mode: 'cash',
			amount: 10,
			date: DAY,
			invoices: [{ invoice_id: invoice, amount_applied: 10 }],
		};
		const made = await compare('create-payment', '/customerpayments', 'payment', sent);
		const path = `/customerpayments/${String(made.payment_id)}`;
		await compare('get-payment', path, 'payment');
		await compare('update-payment', path, 'payment', { description: 'x' });
		await compare('list-payments', '/customerpayments', 'customerpayments');
		const gone = seedPayment(bench.organization, { customer, amount: 1 });
		const answer = await bench.call('DELETE', `/customerpayments/${gone}`);
		expect(answer.body).toEqual(recorded('delete-payment').body);
	});

	it('credit notes', async () => {
		const account_id = bench.organization.account('Sales').id;
		const line_items = [{ account_id, description: 'x', quantity: 1, rate: 100 }];
		const sent = { customer_id: customer, date: DAY, line_items };
		const made = await compare('create-credit-note', '/creditnotes', 'creditnote', sent);
		await compare('get-credit-note', `/creditnotes/${String(made.creditnote_id)}`, 'creditnote');
		await compare('list-credit-notes', '/creditnotes', 'creditnotes');
	});

	it('accounts, journals and expenses', async () => {
		const account = { account_name: 'New', account_type: 'expense' };
		await compare('create-chart-of-account', '/chartofaccounts', 'chart_of_account', account);
		await compare('list-chart-of-accounts', '/chartofaccounts', 'chartofaccounts');
		const bankAccount = { account_name: 'New Bank', account_type: 'bank' };
		await compare('create-bank-account', '/bankaccounts', 'bankaccount', bankAccount);
		const expense = {
			account_id: bench.organization.account('Office Supplies').id,
			date: DAY,
			amount: 75,
			paid_through_account_id: bank,
		};
		await compare('create-expense', '/expenses', 'expense', expense);
		const journal = {
			journal_date: DAY,
			line_items: [
				{ account_id: bank, debit_or_credit: 'debit', amount: 1 },
				{ account_id: expense.account_id, debit_or_credit: 'credit', amount: 1 },
			],
		};
		await compare('create-journal', '/journals', 'journal', journal);
		await compare('list-journals', '/journals', 'journals');
		await compare('list-currencies', '/settings/currencies', 'currencies');
	});

	it('bank accounts, as a bank account in the list shows', async () => {
		const theirs = wireList(recorded('list-bank-accounts').body.bankaccounts);
		const ofBank = (rows: Wire[]) => rows.find(({ account_type }) => account_type === 'bank') ?? {};
		const ours = ofBank(await bench.rows('/bankaccounts'));
		expect(differences(ours, ofBank(theirs))).toEqual([]);
	});

	it('error bodies and signatures', async () => {
		const errors = wireList(fixture('errors/errors.json').errors);
		const bodyOf = (name: string) => errors.find((error) => error.name === name) ?? {};
		const say = async (name: string, path: string, body?: unknown, headers = {}) => {
			const answer = await bench.call(body === undefined ? 'GET' : 'POST', path, body, headers);
			const { http_status, body: theirs } = bodyOf(name);
			expect([answer.status, answer.body]).toEqual([http_status, theirs]);
		};
		await say('token_missing_or_garbage', '/contacts', undefined, { authorization: 'Bearer x' });
		await say('unknown_path_or_id', '/nonsense');
		await say('record_not_found', '/invoices/1');
		await say('malformed_json', '/contacts', '{');
		await say('invalid_parameter', '/invoices', { customer_id: '1' });
		const { vectors } = fixture('synthetic/webhook-signature-vectors.json');
		const checked = wireList(vectors).filter(({ request, name }) => {
			const isPlain = isWire(request) && String(request.content_type).includes('json');
			return isPlain && !/wrong|tamper/i.test(String(name));
		});
		expect(checked.length).toBeGreaterThan(1);
		for (const { request, secret, signature } of checked) {
			if (!isWire(request)) continue;
			const url = `https://x.example/?${String(request.raw_query)}`;
			expect(sign(url, String(request.raw_body), String(secret))).toBe(signature);
		}
	});
});
