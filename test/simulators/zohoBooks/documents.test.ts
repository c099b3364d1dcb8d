import { addAccount } from './seeding/chartOfAccounts';
import { editInvoice, seedCustomer, seedInvoice } from './seeding/records';
import { startBench, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';

const DAY = '2026-03-02';

describe('contacts, invoices and credit notes', () => {
	let bench: TestBench;
	let customer: string;

	beforeEach(async () => {
		bench = await startBench();
		customer = seedCustomer(bench.organization, { name: 'Ann', email: 'ann@x.example' });
	});

	afterEach(() => {
		expect(bench.organization.trialBalance()).toBe(0);
		return bench.close();
	});

	const codeOf = async (method: string, path: string, sent?: unknown) =>
		Number((await bench.call(method, path, sent)).body.code);

	const account = (name: string) => bench.organization.account(name).id;

	it('keep names of contacts unique, on POST and PUT', async () => {
		expect(await codeOf('POST', '/contacts', { contact_name: 'ANN' })).toBe(3062);
		const bob = await bench.create('/contacts', { contact_name: 'Bob' }, 'contact');
		const path = `/contacts/${String(bob.contact_id)}`;
		expect(await codeOf('PUT', path, { contact_name: 'Ann' })).toBe(3062);
		expect(await codeOf('PUT', path, { notes: 'n' })).toBe(0);
		expect((await bench.read(path, 'contact')).contact_name).toBe('Bob');
	});

	it('take the e-mail of a contact from its primary person only', async () => {
		const sent = {
			contact_name: 'Cleo',
			email: 'ignored@x.example',
			contact_persons: [
				{ first_name: 'A', email: 'a@x.example' },
				{ first_name: 'B', email: 'b@x.example', is_primary_contact: true },
			],
		};
		const cleo = await bench.create('/contacts', sent, 'contact');
		expect(cleo.email).toBe('b@x.example');
		expect(await bench.rows('/contacts?email=b@x.example')).toHaveLength(1);
		expect(await bench.rows('/contacts?email=a@x.example')).toHaveLength(0);
		const wrong = { contact_name: 'D', contact_persons: [{ email: 'nowhere' }] };
		expect(await codeOf('POST', '/contacts', wrong)).toBe(2);
		const added = { contact_id: cleo.contact_id, email: 'c@x.example', is_primary_contact: true };
		expect((await bench.call('POST', '/contacts/contactpersons', added)).status).toBe(201);
		expect((await bench.read(`/contacts/${String(cleo.contact_id)}`, 'contact')).email).toBe(
			'c@x.example',
		);
	});

	it('refuse to delete a contact with transactions, and invoices to inactive ones', async () => {
		seedInvoice(bench.organization, { customer, amount: 100 });
		expect((await bench.call('DELETE', `/contacts/${customer}`)).status).toBe(400);
		await bench.call('POST', `/contacts/${customer}/inactive`);
		const sent = { customer_id: customer, line_items: [{ rate: 1 }] };
		expect(await codeOf('POST', '/invoices', sent)).toBe(2);
	});

	it('are drafts that owe nothing in the books although they have a balance', async () => {
		const made = await bench.create(
			'/invoices',
			{ customer_id: customer, line_items: [{ name: 'Work', rate: 100, quantity: 2 }] },
			'invoice',
		);
		expect(made).toMatchObject({ status: 'draft', balance: 200, invoice_number: 'INV-000001' });
		expect(String(made.invoice_url).endsWith(' ')).toBe(true);
		expect(bench.organization.receivable(customer)).toBe(0);
		const path = `/invoices/${String(made.invoice_id)}`;
		const sent = await bench.call('POST', `${path}/status/sent`);
		expect(sent.body.message).toBe('Invoice status has been changed to Sent.');
		expect(bench.organization.receivable(customer)).toBe(20_000);
		expect((await bench.call('POST', `${path}/status/draft`)).status).toBe(400);
		await bench.call('POST', `${path}/status/void`);
		expect(bench.organization.receivable(customer)).toBe(0);
		expect((await bench.call('POST', `${path}/status/draft`)).status).toBe(200);
		const mailed = await bench.call('POST', `${path}/email`, { to_mail_ids: ['a@x.example'] });
		expect(mailed.body.is_first_email).toBe(true);
		expect((await bench.read(path, 'invoice')).status).toBe('sent');
	});

	it('compute tax, discount and inclusive prices to the penny', async () => {
		const taxes = await bench.rows('/settings/taxes', 'taxes');
		const tax = taxes.find(({ tax_percentage }) => tax_percentage === 20)?.tax_id;
		const lines = [
			{ name: 'a', rate: 33.33, quantity: 3, tax_id: tax },
			{ name: 'b', rate: 10, discount: '10%' },
		];
		const exclusive = await bench.create(
			'/invoices?send=true',
			{ customer_id: customer, line_items: lines, discount: 5, shipping_charge: 4 },
			'invoice',
		);
		// 99.99 + 9.00; 4.58 of the discount lies on the taxed line.
		expect(exclusive).toMatchObject({ sub_total: 108.99, tax_total: 19.08, total: 127.07 });
		const inclusive = await bench.create(
			'/invoices?send=true',
			{ customer_id: customer, line_items: [lines[0]], is_inclusive_tax: true },
			'invoice',
		);
		expect(inclusive).toMatchObject({ total: 99.99, tax_total: 16.67 });
		expect(bench.organization.balanceOf(account('Tax Payable'))).toBe(-(1908 + 1667));
	});

	it('take own numbers only when told to, once', async () => {
		const sent = { customer_id: customer, line_items: [{ rate: 1 }], invoice_number: 'MY-1' };
		expect(await codeOf('POST', '/invoices', sent)).toBe(2);
		const path = '/invoices?ignore_auto_number_generation=true';
		expect((await bench.call('POST', path, sent)).status).toBe(201);
		expect(await codeOf('POST', path, sent)).toBeGreaterThan(990_000);
	});

	it('need approval where the organisation wants it', async () => {
		bench.organization.settings.approvals = true;
		const id = seedInvoice(bench.organization, { customer, amount: 100, state: 'draft' });
		const post = async (action: string) =>
			(await bench.call('POST', `/invoices/${id}/${action}`)).status;
		expect(await post('status/sent')).toBe(400);
		expect([await post('submit'), await post('approve')]).toEqual([200, 200]);
		expect((await bench.read(`/invoices/${id}`, 'invoice')).status).toBe('approved');
		expect(await post('status/sent')).toBe(200);
	});

	it('show that another gateway is collecting, and may be written off', async () => {
		const id = seedInvoice(bench.organization, { customer, amount: 5000 });
		bench.organization.collectElsewhere(id, 5000);
		expect(await bench.read(`/invoices/${id}`, 'invoice')).toMatchObject({
			inprocess_transaction_present: true,
			ach_payment_initiated: true,
			unprocessed_payment_amount: 50,
			in_process_payments: [{ amount: 50 }],
		});
		await bench.call('POST', `/invoices/${id}/writeoff`);
		expect(bench.organization.invoiceBalance(id)).toBe(0);
		expect(bench.organization.balanceOf(account('Bad Debt'))).toBe(5000);
	});

	it('keep their lines when only notes change, and follow a new amount', async () => {
		const id = seedInvoice(bench.organization, { customer, amount: 5000 });
		await bench.call('PUT', `/invoices/${id}`, { notes: 'hello' });
		expect(wireList((await bench.read(`/invoices/${id}`, 'invoice')).line_items)).toHaveLength(1);
		editInvoice(bench.organization, id, 7000);
		expect(bench.organization.receivable(customer)).toBe(7000);
	});

	it('print documents, and remind of what can be paid', async () => {
		const id = seedInvoice(bench.organization, { customer, amount: 100 });
		const printed = await bench.call('GET', `/invoices/${id}?accept=pdf`);
		expect(printed.headers.get('content-type')).toBe('application/pdf');
		expect(printed.text.startsWith('%PDF')).toBe(true);
		const to = { to_mail_ids: ['a@x.example'] };
		expect(await codeOf('POST', `/invoices/${id}/paymentreminder`, to)).toBe(0);
		const draft = seedInvoice(bench.organization, { customer, amount: 100, state: 'draft' });
		expect(await codeOf('POST', `/invoices/${draft}/paymentreminder`, to)).toBeGreaterThan(990_000);
	});

	it('open credit notes settle invoices and are paid back', async () => {
		const { organization } = bench;
		const id = seedInvoice(organization, { customer, amount: 5000 });
		const note = await bench.create(
			'/creditnotes',
			{
				customer_id: customer,
				date: DAY,
				line_items: [{ account_id: account('Sales'), rate: 80 }],
			},
			'creditnote',
		);
		expect(note).toMatchObject({ status: 'open', balance: 80 });
		const path = `/creditnotes/${String(note.creditnote_id)}`;
		const apply = (amount: number) => ({ invoices: [{ invoice_id: id, amount_applied: amount }] });
		expect(await codeOf('POST', `${path}/invoices`, apply(60))).toBeGreaterThan(990_000);
		expect(await codeOf('POST', `${path}/invoices`, apply(50))).toBe(0);
		expect(organization.invoiceBalance(id)).toBe(0);
		const bank = addAccount(organization, 'Bank', 'bank');
		const refund = { date: DAY, amount: 30, from_account_id: bank };
		expect(await codeOf('POST', `${path}/refunds`, { ...refund, amount: 31 })).toBeGreaterThan(
			990_000,
		);
		expect((await bench.call('POST', `${path}/refunds`, refund)).status).toBe(201);
		expect(await bench.read(path, 'creditnote')).toMatchObject({ status: 'closed', balance: 0 });
		expect(organization.balanceOf(bank)).toBe(-3000);
		expect(organization.receivable(customer)).toBe(0);
		expect((await bench.call('POST', `${path}/status/void`)).status).toBe(400);
	});

	it('recurring profiles make invoices as time passes, stop and resume', async () => {
		const { organization, simulator } = bench;
		const sent: Wire = {
			recurrence_name: 'Monthly',
			customer_id: customer,
			recurrence_frequency: 'months',
			repeat_every: 1,
			start_date: '2026-03-31',
			end_date: '2026-08-31',
			line_items: [{ name: 'Retainer', rate: 50 }],
		};
		const made = await bench.create('/recurringinvoices', sent, 'recurring_invoice');
		const id = String(made.recurring_invoice_id);
		expect(await codeOf('POST', '/recurringinvoices', sent)).toBeGreaterThan(990_000);
		const dates = async () =>
			(await bench.rows(`/invoices?recurring_invoice_id=${id}&sort_column=date`, 'invoices')).map(
				({ date, status }) => `${String(date)} ${String(status)}`,
			);
		expect(await dates()).toEqual([]);
		await simulator.clock.advance({ days: 60 });
		expect(await dates()).toEqual(['2026-03-31 draft', '2026-04-30 draft']);
		simulator.behaviour.recurringChildren = 'sent';
		await bench.call('POST', `/recurringinvoices/${id}/status/stop`);
		await simulator.clock.advance({ days: 40 });
		expect(await dates()).toHaveLength(2);
		await bench.call('POST', `/recurringinvoices/${id}/status/resume`);
		await simulator.clock.advance({ days: 120 });
		expect((await dates()).slice(2)).toEqual([
			'2026-06-30 overdue',
			'2026-07-31 overdue',
			'2026-08-31 overdue',
		]);
		expect(organization.receivable(customer)).toBe(15_000);
		expect(await bench.read(`/recurringinvoices/${id}`, 'recurring_invoice')).toMatchObject({
			status: 'expired',
		});
	});
});
