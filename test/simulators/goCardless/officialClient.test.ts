import type { GoCardlessClient } from 'gocardless-nodejs';

import type { GoCardlessSimulator } from './index';
import { errors, officialClient, webhooks } from './officialClient';
import { closeAll, start } from './testKit';
import type { SimulatedClock } from '../shared/clock';

let simulator: GoCardlessSimulator;
let clock: SimulatedClock;
let client: GoCardlessClient;
let url: string;

beforeEach(async () => {
	({ simulator, clock, url } = await start());
	client = officialClient(url, 'sandbox_token');
});

afterEach(closeAll);

const GB_ACCOUNT = {
	account_holder_name: 'Ann Payer',
	branch_code: '200000',
	account_number: '55779911',
	country_code: 'GB',
};

async function collect<T>(all: AsyncGenerator<T>): Promise<T[]> {
	const records: T[] = [];
	for await (const record of all) records.push(record);
	return records;
}

/** The id of a resource; the client's types call every field optional. */
function idOf(resource: { id?: string }): string {
	if (resource.id === undefined) throw new Error('An answer without id.');
	return resource.id;
}

describe('the official client and people', () => {
	test('creates, reads, lists, changes and removes customers', async () => {
		const made = await client.customers.create({
			company_name: 'Acme Ltd',
			email: 'pay@acme.example',
			country_code: 'GB',
			metadata: { books: 'quickbooks:1', customer: '7' },
		});
		expect(made).toMatchObject({ company_name: 'Acme Ltd', given_name: null, language: 'en' });
		const id = idOf(made);
		expect(await client.customers.find(id)).toMatchObject({ metadata: { customer: '7' } });
		const changed = await client.customers.update(id, { metadata: { customer: '8' } });
		expect(changed.metadata).toEqual({ customer: '8' });
		const removed = await client.customers.create({ given_name: 'Bo', family_name: 'Berg' });
		await client.customers.remove(idOf(removed));
		const { customers } = await client.customers.list({ sort_field: 'name' });
		expect(customers.map((customer) => customer.id)).toEqual([id]);
		await expect(client.customers.find(idOf(removed))).rejects.toMatchObject({
			code: 410,
			errors: [{ reason: 'customer_data_removed' }],
		});
	});

	test('keeps bank accounts, never their numbers, and disables them with their mandates', async () => {
		const customer = idOf(await client.customers.create({ company_name: 'Acme Ltd' }));
		const account = await client.customerBankAccounts.create({
			...GB_ACCOUNT,
			links: { customer },
		});
		expect(account).toMatchObject({ account_number_ending: '11', enabled: true, currency: 'GBP' });
		expect(JSON.stringify(account)).not.toContain('55779911');
		const again = client.customerBankAccounts.create({ ...GB_ACCOUNT, links: { customer } });
		await expect(again).rejects.toMatchObject({
			errors: [{ reason: 'bank_account_exists', links: { customer_bank_account: account.id } }],
		});
		const mandate = await client.mandates.create({
			links: { customer_bank_account: idOf(account) },
		});
		await client.customerBankAccounts.update(idOf(account), { metadata: { a: 'b' } });
		expect((await client.customerBankAccounts.find(idOf(account))).metadata).toEqual({ a: 'b' });
		await client.customerBankAccounts.disable(idOf(account));
		const disabled = await client.customerBankAccounts.list({ customer, enabled: false });
		expect(disabled.customer_bank_accounts).toHaveLength(1);
		expect((await client.mandates.find(idOf(mandate))).status).toBe('cancelled');
	});

	test('takes a mandate through its life', async () => {
		const { mandate: seeded } = simulator.seedCustomerWithMandate({ status: 'pending_submission' });
		expect((await client.mandates.find(seeded.id)).next_possible_charge_date).toBe('2026-03-06');
		await clock.advance({ days: 7 });
		expect((await client.mandates.find(seeded.id)).status).toBe('active');
		await client.mandates.update(seeded.id, { metadata: { customer: '7' } });
		await client.mandates.cancel(seeded.id, { metadata: { why: 'asked' } });
		await expect(client.mandates.cancel(seeded.id)).rejects.toBeInstanceOf(
			errors.InvalidStateError,
		);
		const { mandates } = await client.mandates.list({
			customer: seeded.links.customer,
			status: ['cancelled', 'active'],
		});
		expect(mandates).toMatchObject([{ status: 'cancelled', next_possible_charge_date: null }]);
		await client.mandates.reinstate(seeded.id);
		await clock.advance({ days: 7 });
		expect((await client.mandates.find(seeded.id)).status).toBe('active');
		const { events } = await client.events.list({ mandate: seeded.id });
		expect(events.map(({ action }) => action)).toEqual([
			'reinstated',
			'submitted',
			'resubmission_requested',
			'cancelled',
			'active',
			'submitted',
		]);
		expect(events[3]).toMatchObject({
			metadata: { why: 'asked' },
			resource_metadata: { customer: '7' },
			details: { origin: 'api', cause: 'mandate_cancelled' },
		});
	});
});

describe('the official client and billing requests', () => {
	test('runs every action by API and ends with a mandate', async () => {
		const request = await client.billingRequests.create({
			mandate_request: { metadata: { books: 'quickbooks:1', customer: '7' } },
			metadata: { books: 'quickbooks:1', customer: '7' },
		});
		const id = request.id;
		const pending = (await client.billingRequests.find(id)).actions ?? [];
		expect(pending.map(({ type, status }) => `${type} ${status}`)).toEqual([
			'choose_currency pending',
			'collect_customer_details pending',
			'collect_bank_account pending',
			'confirm_payer_details pending',
		]);
		await client.billingRequests.chooseCurrency(id, { currency: 'GBP' });
		await expect(client.billingRequests.confirmPayerDetails(id)).rejects.toBeInstanceOf(
			errors.InvalidStateError,
		);
		await client.billingRequests.collectCustomerDetails(id, {
			customer: { given_name: 'Ann', family_name: 'Payer', email: 'ann@payer.example' },
			customer_billing_detail: {
				address_line1: '1 Street',
				city: 'London',
				postal_code: 'N1 1AA',
				country_code: 'GB',
			},
		});
		await client.billingRequests.collectBankAccount(id, GB_ACCOUNT);
		const ready = await client.billingRequests.confirmPayerDetails(id);
		expect(ready.status).toBe('ready_to_fulfil');
		const done = await client.billingRequests.fulfil(id);
		expect(done.status).toBe('fulfilled');
		const mandate = simulator.mandate(done.links?.mandate_request_mandate ?? '');
		expect(mandate).toMatchObject({ scheme: 'bacs', metadata: { customer: '7' } });
		await expect(client.billingRequests.fulfil(id)).rejects.toBeInstanceOf(
			errors.InvalidStateError,
		);
		await expect(client.billingRequests.cancel(id)).rejects.toMatchObject({
			errors: [{ reason: 'cancellation_failed' }],
		});
		const { billing_requests: listed } = await client.billingRequests.list({ status: 'fulfilled' });
		expect(listed).toHaveLength(1);
	});

	test('a payer completes the hosted page; an expired page refuses', async () => {
		const customer = idOf(await client.customers.create({ company_name: 'Acme Ltd' }));
		const request = await client.billingRequests.create({
			mandate_request: { currency: 'GBP', scheme: 'bacs' },
			links: { customer },
		});
		const body = {
			links: { billing_request: request.id },
			redirect_uri: 'https://books.example/r',
		};
		const old = await client.billingRequestFlows.create(body);
		expect((await client.billingRequestFlows.initialise(idOf(old))).session_token).toMatch(
			/^sesh_/,
		);
		await clock.advance({ days: 8 });
		expect((await fetch(old.authorisation_url ?? '')).status).toBe(410);
		expect(() => simulator.completeFlow(idOf(old))).toThrow('expired');
		const flow = await client.billingRequestFlows.create(body);
		expect(await (await fetch(flow.authorisation_url ?? '')).text()).toContain('Direct Debit');
		const answer = await fetch(flow.authorisation_url ?? '', {
			method: 'POST',
			body: new URLSearchParams({ city: 'Leeds' }),
			redirect: 'manual',
		});
		expect(answer.headers.get('location')).toBe('https://books.example/r');
		const done = await client.billingRequests.find(request.id);
		expect(done).toMatchObject({ status: 'fulfilled', links: { customer } });
		expect(await client.customers.find(customer)).toMatchObject({
			company_name: 'Acme Ltd',
			city: 'Leeds',
		});
		const { events } = await client.events.list({
			billing_request: request.id,
			action: 'fulfilled',
		});
		expect(events[0]?.links).toMatchObject({
			mandate_request_mandate: done.links?.mandate_request_mandate,
		});
	});

	test('cancels with its flows, takes instant payments, falls back, notifies, templates', async () => {
		const first = await client.billingRequests.create({ mandate_request: { currency: 'GBP' } });
		const flow = await client.billingRequestFlows.create({ links: { billing_request: first.id } });
		expect((await client.billingRequests.cancel(first.id)).status).toBe('cancelled');
		expect(() => simulator.completeFlow(idOf(flow))).toThrow('expired');
		await expect(
			client.billingRequests.notify(first.id, { notification_type: 'email' }),
		).rejects.toBeInstanceOf(errors.InvalidStateError);
		const instant = await client.billingRequests.create({
			payment_request: { amount: 1500, currency: 'GBP', description: 'Deposit' },
			fallback_enabled: true,
		});
		await client.billingRequests.notify(instant.id, { notification_type: 'email' });
		const { institutions } = await client.institutions.list_for_billing_request(instant.id, {
			country_code: 'GB',
		});
		await client.billingRequests.selectInstitution(instant.id, {
			country_code: 'GB',
			institution: idOf(institutions[0] ?? {}),
		});
		await client.billingRequestFlows.create({ links: { billing_request: instant.id } });
		simulator.completeFlow(instant.id);
		const paid = await client.billingRequests.find(instant.id);
		const payment = await client.payments.find(paid.links?.payment_request_payment ?? '');
		expect(payment).toMatchObject({ amount: 1500, scheme: 'faster_payments' });
		const other = await client.billingRequests.create({
			payment_request: { amount: 900, currency: 'GBP' },
			fallback_enabled: true,
		});
		expect((await client.billingRequests.fallback(other.id)).fallback_occurred).toBe(true);
		const made = await client.billingRequestWithActions.createWithActions({
			mandate_request: { currency: 'GBP' },
			actions: { collect_bank_account: GB_ACCOUNT },
		});
		expect(made.billing_requests?.links?.customer_bank_account).toMatch(/^BA/);
		const template = await client.billingRequestTemplates.create({
			name: 'Shop',
			mandate_request_currency: 'GBP',
		});
		await client.billingRequestTemplates.update(idOf(template), { name: 'Shop 2' });
		expect((await client.billingRequestTemplates.find(idOf(template))).name).toBe('Shop 2');
		expect(await collect(client.billingRequestTemplates.all())).toHaveLength(1);
	});
});

describe('the official client and money', () => {
	test('creates, changes, cancels and retries payments', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		const links = { mandate: mandate.id };
		const body = { amount: 12_345, currency: 'GBP' as const, links };
		const payment = await client.payments.create({ ...body, metadata: { invoice: '101' } });
		expect(payment).toMatchObject({ status: 'pending_submission', charge_date: '2026-03-05' });
		await client.payments.update(idOf(payment), { retry_if_possible: false });
		const cancelled = await client.payments.create(body);
		expect((await client.payments.cancel(idOf(cancelled))).status).toBe('cancelled');
		await expect(client.payments.cancel(idOf(cancelled))).rejects.toMatchObject({
			code: 422,
			errors: [{ reason: 'cancellation_failed' }],
		});
		simulator.decide(idOf(payment), 'fail', { times: 1 });
		await clock.advance({ days: 7 });
		expect((await client.payments.find(idOf(payment))).status).toBe('failed');
		expect((await client.payments.retry(idOf(payment))).status).toBe('pending_submission');
		await clock.advance({ days: 14 });
		const paid = await client.payments.find(idOf(payment));
		expect(paid).toMatchObject({ status: 'paid_out', links: { payout: 'PO0000000001' } });
		const { payments } = await client.payments.list({ mandate: mandate.id, status: 'paid_out' });
		expect(payments).toHaveLength(1);
	});

	test('resolves a repeated idempotency key to the first payment, unless told to raise', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		const body = { amount: 500, currency: 'GBP' as const, links: { mandate: mandate.id } };
		const first = await client.payments.create(body, 'invoice-101');
		const second = await client.payments.create(body, 'invoice-101');
		expect(second.id).toBe(first.id);
		expect(simulator.paymentsOf(mandate)).toHaveLength(1);
		const strict = officialClient(url, 'sandbox_token', { raiseOnIdempotencyConflict: true });
		const third = strict.payments.create(body, 'invoice-101');
		await expect(third).rejects.toBeInstanceOf(errors.IdempotentCreationConflictError);
		await expect(third).rejects.toMatchObject({ conflictingResourceId: first.id });
	});

	test('runs subscriptions: pause, resume, change, cancel', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		const body = {
			amount: 1000,
			currency: 'GBP',
			interval_unit: 'monthly' as const,
			day_of_month: 10,
			name: 'Gold plan',
			links: { mandate: mandate.id },
		};
		const subscription = await client.subscriptions.create({ ...body, count: 3 });
		expect(subscription.upcoming_payments).toMatchObject([
			{ charge_date: '2026-03-10', amount: 1000 },
			{ charge_date: '2026-04-10' },
			{ charge_date: '2026-05-11' },
		]);
		const id = idOf(subscription);
		await client.subscriptions.update(id, { amount: 1100 });
		await clock.advance({ days: 20 });
		const { payments } = await client.payments.list({ subscription: id });
		expect(payments).toMatchObject([
			{ amount: 1100, description: 'Gold plan', status: 'paid_out' },
		]);
		expect((await client.subscriptions.pause(id, { pause_cycles: 1 })).status).toBe('paused');
		await clock.advance({ days: 20 });
		const resumed = await client.subscriptions.find(id);
		expect(resumed.status).toBe('active');
		expect(resumed.upcoming_payments).toHaveLength(2);
		await client.subscriptions.pause(id);
		expect((await client.subscriptions.resume(id)).status).toBe('active');
		expect((await client.subscriptions.cancel(id)).status).toBe('cancelled');
		await expect(client.subscriptions.cancel(id)).rejects.toBeInstanceOf(errors.InvalidStateError);
		const short = await client.subscriptions.create({ ...body, count: 1 });
		await clock.advance({ days: 40 });
		expect((await client.subscriptions.find(idOf(short))).status).toBe('finished');
		const { subscriptions } = await client.subscriptions.list({
			status: ['finished', 'cancelled'],
		});
		expect(subscriptions).toHaveLength(2);
	});

	test('runs instalment schedules, which become active after their creation', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		const links = { mandate: mandate.id };
		const dated = await client.instalmentSchedules.createWithDates({
			name: 'Invoice 7',
			currency: 'GBP',
			total_amount: 3000,
			instalments: [
				{ amount: 1000, charge_date: '2026-03-02' },
				{ amount: 2000, charge_date: '2026-04-01' },
			],
			metadata: { books: 'quickbooks:1', invoice: '7' },
			links,
		});
		expect(dated.status).toBe('pending');
		expect(simulator.liveDebitsOfInvoice('quickbooks:1', '7')).toBe(3000);
		const active = await client.instalmentSchedules.find(idOf(dated));
		expect(active.status).toBe('active');
		expect(active.links?.payments).toHaveLength(2);
		// Too early a date is moved silently, unlike a payment's.
		expect(simulator.payment(active.links?.payments?.[0] ?? '').charge_date).toBe('2026-03-05');
		expect(simulator.liveDebitsOfInvoice('quickbooks:1', '7')).toBe(3000);
		await client.instalmentSchedules.update(idOf(dated), { metadata: { a: 'b' } });
		await clock.advance({ days: 45 });
		expect((await client.instalmentSchedules.find(idOf(dated))).status).toBe('completed');
		const regular = await client.instalmentSchedules.createWithSchedule({
			name: 'Invoice 8',
			currency: 'GBP',
			total_amount: 3000,
			instalments: { interval: 1, interval_unit: 'monthly', amounts: [1000, 1000, 1000] },
			links,
		});
		await client.instalmentSchedules.find(idOf(regular));
		expect((await client.instalmentSchedules.cancel(idOf(regular))).status).toBe('cancelled');
		const { instalment_schedules: listed } = await client.instalmentSchedules.list({
			mandate: mandate.id,
			status: ['cancelled', 'completed'],
		});
		expect(listed).toHaveLength(2);
		const { payments } = await client.payments.list({ mandate: mandate.id, status: 'cancelled' });
		expect(payments).toHaveLength(3);
	});

	test('refunds, pays out, lists items, balances, creditors and scenarios', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		const payment = simulator.seedPayment({ mandate, amount: 10_000, status: 'confirmed' });
		const refund = await client.refunds.create({
			amount: 1000,
			total_amount_confirmation: 1000,
			links: { payment: payment.id },
		});
		await client.refunds.update(idOf(refund), { metadata: { a: 'b' } });
		expect((await client.refunds.list({ payment: payment.id })).refunds).toHaveLength(1);
		expect((await client.refunds.find(idOf(refund))).links?.mandate).toBe(mandate.id);
		await clock.advance({ days: 1 });
		const [payout] = (await client.payouts.list({ status: 'pending' })).payouts;
		expect(payout).toMatchObject({ amount: 8900, deducted_fees: 100, arrival_date: null });
		const { payout_items: items } = await client.payoutItems.list({ payout: idOf(payout ?? {}) });
		expect(items.map(({ type, amount }) => `${type} ${amount}`)).toEqual([
			'payment_paid_out 10000.0',
			'gocardless_fee -100.0',
			'payment_refunded -1000.0',
		]);
		await client.payouts.update(idOf(payout ?? {}), { metadata: { batch: '7' } });
		const found = await client.payouts.list({ metadata: { batch: '7' } });
		expect(found.payouts).toHaveLength(1);
		const { creditors } = await client.creditors.list({ limit: 1 });
		const creditor = idOf(creditors[0] ?? {});
		await client.creditors.update(creditor, { bank_reference_prefix: 'NEW' });
		expect((await client.creditors.find(creditor)).bank_reference_prefix).toBe('NEW');
		expect((await client.balances.list({ creditor })).balances).toContainEqual(
			expect.objectContaining({ balance_type: 'pending_payouts', amount: 8900, currency: 'GBP' }),
		);
		const { creditor_bank_accounts: accounts } = await client.creditorBankAccounts.list({
			creditor,
		});
		expect(accounts).toHaveLength(8);
		const waiting = simulator.seedPayment({ mandate, amount: 700 });
		await client.scenarioSimulators.run('payment_paid_out', { links: { resource: waiting.id } });
		expect((await client.payments.find(waiting.id)).status).toBe('paid_out');
		await clock.advance({ days: 1 });
		expect((await client.payouts.find(idOf(payout ?? {}))).arrival_date).toBe('2026-03-04');
	});
});

describe('the official client and lists, errors, webhooks', () => {
	test('.all() reads every record once, however the last page says so', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		for (let i = 1; i <= 230; i += 1) simulator.seedPayment({ mandate, amount: 1000 + i });
		for (const limit of [50, 115, 230]) {
			const payments = await collect(client.payments.all({ mandate: mandate.id, limit }));
			expect(payments.map(({ amount }) => amount)).toEqual(
				Array.from({ length: 230 }, (_, i) => 1230 - i),
			);
		}
		const sorted = await collect(
			client.payments.all({ sort_field: 'amount', sort_direction: 'asc' }),
		);
		expect(sorted[0]?.amount).toBe(1001);
		expect(sorted).toHaveLength(230);
	});

	test('raises the classes of errors that the vendor means', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		const body = { amount: 500, currency: 'GBP' as const, links: { mandate: mandate.id } };
		const wrong = client.payments.create({ ...body, amount: 0 });
		await expect(wrong).rejects.toBeInstanceOf(errors.ValidationFailedError);
		await expect(client.payments.find('PM404')).rejects.toBeInstanceOf(errors.InvalidApiUsageError);
		const stranger = officialClient(url, 'nobody');
		await expect(stranger.payments.list()).rejects.toBeInstanceOf(errors.AuthenticationError);
		simulator.tokens.set('reader', { scope: 'read_only' });
		const reader = officialClient(url, 'reader');
		await expect(reader.payments.create(body)).rejects.toBeInstanceOf(errors.PermissionsError);
		simulator.faults.arrange('serverErrorBefore', { method: 'POST' });
		await expect(client.payments.create(body)).rejects.toBeInstanceOf(
			errors.GoCardlessInternalError,
		);
		simulator.faults.arrange('tooManyRequests', { method: 'POST' });
		await expect(client.payments.create(body)).rejects.toBeInstanceOf(errors.RateLimitError);
		expect(simulator.paymentsOf(mandate)).toHaveLength(0);
	});

	test('verifies and parses our deliveries, and finds them as webhooks', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		simulator.cancelMandate(mandate.id);
		const [delivery] = simulator.takeDeliveries();
		if (delivery === undefined) throw new Error('No delivery.');
		const signature = delivery.headers['Webhook-Signature'] ?? '';
		const parsed = webhooks.parseWithMeta(delivery.body, 'webhook-endpoint-secret', signature);
		expect(parsed.events).toMatchObject([{ resource_type: 'mandates', action: 'cancelled' }]);
		expect(() =>
			webhooks.parse(`${delivery.body} `, 'webhook-endpoint-secret', signature),
		).toThrow();
		const { webhooks: listed } = await client.webhooks.list({ successful: false });
		expect(listed).toMatchObject([{ id: parsed.webhookId, request_body: delivery.body }]);
		expect((await client.webhooks.find(parsed.webhookId ?? '')).is_test).toBe(false);
		await client.webhooks.retry(parsed.webhookId ?? '');
		expect(simulator.takeDeliveries()).toEqual([delivery]);
	});

	test('includes linked resources with events', async () => {
		const { mandate } = simulator.seedCustomerWithMandate();
		const payment = simulator.seedPayment({ mandate, amount: 900, metadata: { invoice: '9' } });
		simulator.submitPayment(payment.id);
		const answer = await client.events.list({ resource_type: 'payments', include: 'payment' });
		expect(answer).toMatchObject({
			events: [{ resource_metadata: { invoice: '9' }, metadata: {} }],
			linked: { payments: [{ id: payment.id, status: 'submitted' }] },
		});
		const event = await client.events.find(idOf(answer.events[0] ?? {}));
		expect(event.details).toMatchObject({ origin: 'gocardless', cause: 'payment_submitted' });
	});
});
