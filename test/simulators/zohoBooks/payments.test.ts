import { createField } from './resources/fieldRoutes';
import { addAccount } from './seeding/chartOfAccounts';
import { seedCustomer, seedInvoice, seedPayment } from './seeding/records';
import { startBench, under, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';

const DAY = '2026-03-02';

describe('customer payments', () => {
	let bench: TestBench;
	let customer: string;
	let invoice: string;
	let clearing: string;

	beforeEach(async () => {
		bench = await startBench();
		const { organization } = bench;
		customer = seedCustomer(organization, { name: 'Ann' });
		invoice = seedInvoice(organization, { customer, amount: 10_000 });
		clearing = addAccount(organization, 'GoCardless Clearing', 'bank');
	});

	afterEach(() => {
		expect(bench.organization.trialBalance()).toBe(0);
		return bench.close();
	});

	const body = (amount: number, applied: number, more: Wire = {}): Wire => ({
		customer_id: customer,
		payment_mode: 'banktransfer',
		amount,
		date: DAY,
		account_id: clearing,
		invoices: [{ invoice_id: invoice, amount_applied: applied }],
		...more,
	});

	const codeOf = async (method: string, path: string, sent?: unknown) => {
		const answer = await bench.call(method, path, sent);
		return answer.status === 400 ? Number(answer.body.code) : answer.status;
	};

	const receivable = () => bench.organization.account('Accounts Receivable').id;

	it('post to the account and the receivable; the rest stays unused', async () => {
		const { organization } = bench;
		const payment = await bench.create(
			'/customerpayments',
			body(120, 100, {
				bank_charges: 2,
				reference_number: 'PM1',
			}),
			'payment',
		);
		expect(payment).toMatchObject({ amount: 120, unused_amount: 20, bank_charges: 2 });
		expect(organization.balanceOf(clearing)).toBe(11_800);
		expect(organization.balanceOf(organization.account('Bank Fees and Charges').id)).toBe(200);
		expect(organization.balanceOf(receivable())).toBe(-2000);
		expect(organization.invoiceBalance(invoice)).toBe(0);
		expect(await bench.read(`/invoices/${invoice}`, 'invoice')).toMatchObject({
			status: 'paid',
			balance: 0,
			payment_made: 100,
			last_payment_date: DAY,
		});
		expect(await bench.rows('/customerpayments?reference_number=PM1')).toMatchObject([
			{ payment_id: payment.payment_id, invoice_numbers: 'INV-000001', unused_amount: 20 },
		]);
		expect(await bench.read(`/contacts/${customer}`, 'contact')).toMatchObject({
			outstanding_receivable_amount: 0,
			unused_credits_receivable_amount: 20,
		});
	});

	it('bump the time of the invoice', async () => {
		const before = (await bench.read(`/invoices/${invoice}`, 'invoice')).last_modified_time;
		await bench.simulator.clock.advance({ minutes: 5 });
		await bench.create('/customerpayments', body(50, 50), 'payment');
		const after = await bench.read(`/invoices/${invoice}`, 'invoice');
		expect(after.last_modified_time).not.toBe(before);
		expect(after).toMatchObject({ status: 'partially_paid', balance: 50 });
	});

	it('are refused beyond a balance or their amount, for drafts, void and foreign invoices', async () => {
		const { organization } = bench;
		const draft = seedInvoice(organization, { customer, amount: 1000, state: 'draft' });
		const gone = seedInvoice(organization, { customer, amount: 1000, state: 'void' });
		const bob = seedCustomer(organization, { name: 'Bob' });
		const bobs = seedInvoice(organization, { customer: bob, amount: 1000 });
		const pay = (id: string, amount: number) =>
			codeOf(
				'POST',
				'/customerpayments',
				body(amount, amount, {
					invoices: [{ invoice_id: id, amount_applied: amount }],
				}),
			);
		expect(await codeOf('POST', '/customerpayments', body(200, 100.01))).toBeGreaterThan(990_000);
		expect(await codeOf('POST', '/customerpayments', body(50, 60))).toBeGreaterThan(990_000);
		expect(await pay(draft, 10)).toBeGreaterThan(990_000);
		expect(await pay(gone, 10)).toBeGreaterThan(990_000);
		expect(await pay(bobs, 10)).toBe(2);
		const twice = [60, 60].map((amount) => ({ invoice_id: invoice, amount_applied: amount }));
		expect(
			await codeOf('POST', '/customerpayments', body(120, 0, { invoices: twice })),
		).toBeGreaterThan(990_000);
		expect(await codeOf('POST', '/customerpayments', body(0.001, 0))).toBe(2);
		const income = organization.account('Sales').id;
		expect(await codeOf('POST', '/customerpayments', body(10, 10, { account_id: income }))).toBe(2);
		const long = { reference_number: 'x'.repeat(101) };
		expect(await codeOf('POST', '/customerpayments', body(10, 10, long))).toBe(15);
		expect(organization.payments.size).toBe(0);
		expect(organization.balanceOf(clearing)).toBe(0);
	});

	it('change only by what is sent; invoices replace', async () => {
		const { payment_id } = await bench.create('/customerpayments', body(100, 100), 'payment');
		const path = `/customerpayments/${String(payment_id)}`;
		await bench.call('PUT', path, { description: 'kept' });
		expect(wireList((await bench.read(path, 'payment')).invoices)).toHaveLength(1);
		const reduced = { invoices: [{ invoice_id: invoice, amount_applied: 40 }] };
		expect((await bench.call('PUT', path, reduced)).status).toBe(200);
		expect(bench.organization.invoiceBalance(invoice)).toBe(6000);
		expect(await bench.read(path, 'payment')).toMatchObject({ unused_amount: 60 });
		expect(await codeOf('PUT', path, { amount: 30 })).toBeGreaterThan(990_000);
	});

	it('go one by one and in bulk, all or none; the invoice opens again', async () => {
		const first = await bench.create('/customerpayments', body(40, 40), 'payment');
		const second = await bench.create('/customerpayments', body(60, 60), 'payment');
		const ids = `${String(first.payment_id)},${String(second.payment_id)}`;
		const bulk = (list: string) =>
			bench.call('DELETE', `/customerpayments?bulk_delete=true&payment_id=${list}`);
		expect((await bulk(`${ids},1`)).status).toBe(404);
		expect(bench.organization.payments.size).toBe(2);
		expect((await bulk(ids)).status).toBe(200);
		expect(bench.organization.invoiceBalance(invoice)).toBe(10_000);
		expect(bench.organization.balanceOf(clearing)).toBe(0);
	});

	it('give back only what is unused, from the clearing account', async () => {
		const { payment_id } = await bench.create('/customerpayments', body(120, 100), 'payment');
		const path = `/customerpayments/${String(payment_id)}/refunds`;
		const refund = { date: DAY, amount: 20, from_account_id: clearing };
		expect(await codeOf('POST', path, { ...refund, amount: 20.01 })).toBeGreaterThan(990_000);
		const answer = await bench.call('POST', path, refund);
		expect(answer.status).toBe(201);
		const [made = {}] = wireList(answer.body.payment_refunds);
		expect(bench.organization.balanceOf(clearing)).toBe(10_000);
		expect(bench.organization.balanceOf(receivable())).toBe(0);
		const payment = `/customerpayments/${String(payment_id)}`;
		expect(await bench.read(payment, 'payment')).toMatchObject({ unused_amount: 0 });
		expect(await codeOf('DELETE', payment)).toBeGreaterThan(990_000);
		expect((await bench.call('DELETE', `${path}/${String(made.payment_refund_id)}`)).status).toBe(
			200,
		);
		expect(bench.organization.balanceOf(clearing)).toBe(12_000);
	});

	it('can be taken off an invoice: deleted, or kept as credit, as the switch says', async () => {
		const take = async () => {
			const { payment_id, invoices } = await bench.create(
				'/customerpayments',
				body(100, 100),
				'payment',
			);
			const id = String(wireList(invoices)[0]?.invoice_payment_id);
			expect(await bench.rows(`/invoices/${invoice}/payments`, 'payments')).toMatchObject([
				{ invoice_payment_id: id, payment_id, amount: 100 },
			]);
			expect((await bench.call('DELETE', `/invoices/${invoice}/payments/${id}`)).status).toBe(200);
			expect(bench.organization.invoiceBalance(invoice)).toBe(10_000);
			return bench.organization.payments.find(String(payment_id));
		};
		expect(await take()).toBeUndefined();
		expect(bench.organization.balanceOf(clearing)).toBe(0);
		bench.simulator.behaviour.unapply = 'keepsPayment';
		expect(await take()).toBeDefined();
		expect(bench.organization.balanceOf(clearing)).toBe(10_000);
		expect(bench.organization.receivable(customer)).toBe(0);
	});

	it('become credit when the invoice is void, and settle another one', async () => {
		const { organization } = bench;
		const payment = seedPayment(organization, {
			customer,
			amount: 10_000,
			invoices: { [invoice]: 10_000 },
		});
		expect((await bench.call('DELETE', `/invoices/${invoice}`)).status).toBe(400);
		expect((await bench.call('POST', `/invoices/${invoice}/status/void`)).status).toBe(200);
		const next = seedInvoice(organization, { customer, amount: 4000 });
		const credits = { invoice_payments: [{ payment_id: payment, amount_applied: 40 }] };
		expect((await bench.call('POST', `/invoices/${next}/credits`, credits)).status).toBe(200);
		expect(organization.invoiceBalance(next)).toBe(0);
		expect(await codeOf('POST', `/invoices/${next}/credits`, credits)).toBeGreaterThan(990_000);
		expect(organization.receivable(customer)).toBe(-6000);
	});

	it('keep out of a locked period', async () => {
		bench.organization.settings.lockedUntil = DAY;
		expect(await codeOf('POST', '/customerpayments', body(10, 10))).toBeGreaterThan(990_000);
		expect(
			(await bench.call('POST', '/customerpayments', body(10, 10, { date: '2026-03-03' }))).status,
		).toBe(201);
	});

	describe('by upsert', () => {
		const headers = (value: string, isUpsert = true) => ({
			'X-Unique-Identifier-Key': 'cf_gocardless_id',
			'X-Unique-Identifier-Value': value,
			...(isUpsert ? { 'X-Upsert': 'true' } : {}),
		});
		const field = (value: string) => ({
			custom_fields: [{ api_name: 'cf_gocardless_id', value }],
		});

		const define = (isUnique: boolean) =>
			createField(bench.organization, {
				label: 'GoCardless ID',
				data_type: 'string',
				entity: 'customer_payment',
				show_on_pdf: false,
				is_unique: isUnique,
			});

		it('create, then update the same one', async () => {
			define(true);
			const sent = body(100, 100, field('PM1'));
			const first = await bench.call('PUT', '/customerpayments', sent, headers('PM1'));
			expect(first.status).toBe(200);
			const again = Object.fromEntries(
				Object.entries(sent).filter(([property]) => property !== 'invoices'),
			);
			const second = await bench.call(
				'PUT',
				'/customerpayments',
				{ ...again, description: 'x' },
				headers('PM1'),
			);
			expect(under(second.body, 'payment').payment_id).toBe(
				under(first.body, 'payment').payment_id,
			);
			expect(bench.organization.payments.size).toBe(1);
			expect(bench.organization.balanceOf(clearing)).toBe(10_000);
			expect(under(second.body, 'payment').custom_field_hash).toMatchObject({
				cf_gocardless_id: 'PM1',
			});
		});

		it('refuse or replace applications that are there already, as the switch says', async () => {
			define(true);
			const sent = body(100, 100, field('PM1'));
			await bench.call('PUT', '/customerpayments', sent, headers('PM1'));
			const put = () => bench.call('PUT', '/customerpayments', sent, headers('PM1'));
			expect((await put()).status).toBe(400);
			bench.simulator.behaviour.upsertReapply = 'replaces';
			expect((await put()).status).toBe(200);
			expect(bench.organization.invoiceBalance(invoice)).toBe(0);
			expect(bench.organization.balanceOf(clearing)).toBe(10_000);
		});

		it('do not set the field from the header, unless the switch says so', async () => {
			define(true);
			const put = (value: string) =>
				bench.call('PUT', '/customerpayments', body(10, 10), headers(value));
			await put('PM1');
			await put('PM1');
			expect(bench.organization.payments.size).toBe(2);
			bench.simulator.behaviour.upsertSetsField = true;
			bench.simulator.behaviour.upsertCreatedStatus = 201;
			expect((await put('PM2')).status).toBe(201);
			expect(
				(await bench.call('PUT', '/customerpayments', { description: 'x' }, headers('PM2'))).status,
			).toBe(200);
			expect(bench.organization.payments.size).toBe(3);
		});

		it('need a unique field; a value used elsewhere is refused', async () => {
			define(false);
			const refused = await bench.call('PUT', '/customerpayments', body(10, 10), headers('PM1'));
			expect(refused.status).toBe(400);
			bench.organization.fields.all().forEach((one) => Object.assign(one, { isUnique: true }));
			const missing = await bench.call(
				'PUT',
				'/customerpayments',
				body(1, 1),
				headers('PM1', false),
			);
			expect(missing.status).toBe(404);
			await bench.create('/customerpayments', body(10, 10, field('PM1')), 'payment');
			expect(await codeOf('POST', '/customerpayments', body(10, 10, field('PM1')))).toBeGreaterThan(
				990_000,
			);
			expect(bench.organization.payments.size).toBe(1);
		});
	});
});
