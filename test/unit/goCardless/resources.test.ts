import { byId, entries, useMerchant } from './merchant';

const merchant = useMerchant();

test('a customer is created, read, changed and removed', async () => {
	const { node } = merchant();
	const created = await node.one('customer', 'create', {
		additionalFields: {
			company_name: 'Ada Ltd',
			email: 'ada@payer.example',
			country_code: 'GB',
			metadata: entries({ books: 'quickbooks:1', customer: '42' }),
		},
	});
	expect(created).toMatchObject({
		company_name: 'Ada Ltd',
		metadata: { books: 'quickbooks:1', customer: '42' },
	});
	const recordId = byId(String(created.id));
	await node.one('customer', 'update', { recordId, updateFields: { city: 'Leeds' } });
	expect(await node.one('customer', 'get', { recordId })).toMatchObject({
		company_name: 'Ada Ltd',
		city: 'Leeds',
	});
	expect(await node.one('customer', 'delete', { recordId })).toEqual({
		id: created.id,
		deleted: true,
	});
	expect(await node.json('customer', 'getAll', { returnAll: true })).toEqual([]);
});

test('a bank account is added to a customer and disabled', async () => {
	const { node, simulator } = merchant();
	const { customer } = merchant().payer;
	const account = await node.one('customerBankAccount', 'create', {
		customer: byId(customer.id),
		account_holder_name: 'Ada Ltd',
		additionalFields: {
			account_number: '12345678',
			branch_code: '200000',
			country_code: 'GB',
			currency: 'GBP',
		},
	});
	expect(account).toMatchObject({ account_number_ending: '78', enabled: true });
	const recordId = byId(String(account.id));
	expect(await node.one('customerBankAccount', 'disable', { recordId })).toMatchObject({
		enabled: false,
	});
	expect(await node.one('customerBankAccount', 'disable', { recordId })).toMatchObject({
		enabled: false,
	});
	const disabled = await node.json('customerBankAccount', 'getAll', {
		filters: { customer: byId(customer.id), enabled: false },
	});
	expect(disabled.map(({ id }) => id)).toEqual([account.id]);
	expect(simulator.world.customerBankAccounts.require(String(account.id)).enabled).toBe(false);
});

test('an invited payer agrees on the hosted page, and the mandate carries our metadata', async () => {
	const { node, simulator } = merchant();
	const request = await node.one('billingRequest', 'create', {
		additionalFields: {
			mandate_currency: 'GBP',
			mandate_scheme: 'bacs',
			mandate_metadata: entries({ books: 'quickbooks:1', customer: '42' }),
			metadata: entries({ books: 'quickbooks:1', customer: '42' }),
		},
	});
	const flow = await node.one('billingRequestFlow', 'create', {
		billing_request: byId(String(request.id)),
		additionalFields: { redirect_uri: 'https://shop.example/thanks', email: 'ada@payer.example' },
	});
	expect(String(flow.authorisation_url)).toContain(String(flow.id));
	expect(
		await node.one('billingRequestFlow', 'initialise', { recordId: byId(String(flow.id)) }),
	).toMatchObject({ id: flow.id, session_token: expect.any(String) });
	simulator.completeFlow(String(flow.id));
	const [mandate] = await node.json('mandate', 'getAll', { returnAll: true });
	expect(mandate).toMatchObject({ metadata: { books: 'quickbooks:1', customer: '42' } });
	expect(
		await node.json('billingRequest', 'getAll', { filters: { status: 'fulfilled' } }),
	).toMatchObject([{ id: request.id, links: { mandate_request_mandate: mandate?.id } }]);
});

test('pages of our own collect the details step by step, each step once or twice', async () => {
	const { node } = merchant();
	const request = await node.one('billingRequest', 'create', {
		additionalFields: { mandate_currency: 'GBP', mandate_scheme: 'bacs' },
	});
	const recordId = byId(String(request.id));
	await node.one('billingRequest', 'collectCustomerDetails', {
		recordId,
		additionalFields: {
			company_name: 'Ada Ltd',
			email: 'ada@payer.example',
			address_line1: '1 Main Street',
			city: 'London',
			postal_code: 'N1 1AA',
			country_code: 'GB',
		},
	});
	await node.one('billingRequest', 'collectBankAccount', {
		recordId,
		account_holder_name: 'Ada Ltd',
		additionalFields: { account_number: '55779911', branch_code: '200000', country_code: 'GB' },
	});
	await node.one('billingRequest', 'confirmPayerDetails', { recordId });
	expect(await node.one('billingRequest', 'fulfil', { recordId })).toMatchObject({
		status: 'fulfilled',
	});
	expect(await node.one('billingRequest', 'fulfil', { recordId })).toMatchObject({
		status: 'fulfilled',
	});
});

test('a payer chooses the bank of an instant payment', async () => {
	const { node } = merchant();
	const request = await node.one('billingRequest', 'create', {
		amountUnit: 'minor',
		additionalFields: {
			payment_amount: '1234',
			payment_currency: 'GBP',
			payment_scheme: 'faster_payments',
			payment_description: 'Invoice 1001',
		},
	});
	expect(request).toMatchObject({ payment_request: { amount: 1234, currency: 'GBP' } });
	const recordId = byId(String(request.id));
	const [bank] = await node.json('billingRequest', 'getInstitutions', {
		recordId,
		country_code: 'GB',
	});
	await node.one('billingRequest', 'selectInstitution', {
		recordId,
		country_code: 'GB',
		institution: String(bank?.id),
	});
	await node.one('billingRequest', 'notify', { recordId, notification_type: 'email' });
	expect(await node.one('billingRequest', 'cancel', { recordId })).toMatchObject({
		status: 'cancelled',
	});
});

test('a mandate is found by customer and statuses, changed, cancelled and brought back', async () => {
	const { node } = merchant();
	const { mandate, customer } = merchant().payer;
	void merchant().payer;
	const recordId = byId(mandate.id);
	const found = await node.json('mandate', 'getAll', {
		filters: { customer: byId(customer.id), status: ['active', 'submitted'], scheme: ['bacs'] },
	});
	expect(found.map(({ id }) => id)).toEqual([mandate.id]);
	expect(
		await node.one('mandate', 'update', {
			recordId,
			updateFields: { metadata: entries({ customer: '42' }) },
		}),
	).toMatchObject({ metadata: { customer: '42' } });
	expect(await node.one('mandate', 'cancel', { recordId })).toMatchObject({ status: 'cancelled' });
	expect(await node.one('mandate', 'reinstate', { recordId })).toMatchObject({
		id: mandate.id,
		status: 'pending_submission',
	});
	expect(await node.one('mandate', 'getPdf', { recordId, language: 'de' })).toMatchObject({
		url: expect.stringContaining('http'),
	});
});

test('a payment is created in major units, changed, and cancelled', async () => {
	const { node, simulator } = merchant();
	const { mandate } = merchant().payer;
	const created = await node.one('payment', 'create', {
		mandate: byId(mandate.id),
		amount: '12.30',
		currency: 'GBP',
		additionalFields: {
			description: 'Invoice 1001',
			metadata: entries({ books: 'quickbooks:1', customer: '42', invoice: '7' }),
		},
	});
	expect(created).toMatchObject({ amount: 1230, currency: 'GBP', status: 'pending_submission' });
	expect(simulator.liveDebitsOfInvoice('quickbooks:1', '7')).toBe(1230);
	const recordId = byId(String(created.id));
	await node.one('payment', 'update', {
		recordId,
		updateFields: { metadata: entries({ invoice: '8' }) },
	});
	expect(await node.one('payment', 'cancel', { recordId })).toMatchObject({
		status: 'cancelled',
		metadata: { invoice: '8' },
	});
});

test('a failed payment is retried, on a day that is given', async () => {
	const { node, simulator, clock } = merchant();
	const { mandate } = merchant().payer;
	const payment = simulator.seedPayment({ mandate, amount: 5000, status: 'submitted' });
	simulator.failPayment(payment.id, { cause: 'refer_to_payer' });
	await clock.advance({ days: 1 });
	expect(await node.one('payment', 'retry', { recordId: byId(payment.id) })).toMatchObject({
		id: payment.id,
		status: expect.stringMatching(/pending_submission|submitted/),
	});
});

test('payments are filtered by what GoCardless can filter by', async () => {
	const { node, simulator } = merchant();
	const { mandate, customer } = merchant().payer;
	const other = merchant().payer;
	const [small, large] = [1000, 9000].map((amount) => simulator.seedPayment({ mandate, amount }));
	simulator.seedPayment({ mandate: other.mandate, amount: 5000 });
	const sorted = await node.json('payment', 'getAll', {
		returnAll: true,
		filters: { customer: byId(customer.id), sort_field: 'amount', sort_direction: 'asc' },
	});
	expect(sorted.map(({ id }) => id)).toEqual([small?.id, large?.id]);
	const before = await node.json('payment', 'getAll', {
		filters: { createdAtBefore: '2026-01-01T00:00:00+02:00' },
	});
	expect(before).toEqual([]);
});

test('a subscription debits every month until it is paused, resumed, ended', async () => {
	const { node } = merchant();
	const { mandate } = merchant().payer;
	const created = await node.one('subscription', 'create', {
		mandate: byId(mandate.id),
		amount: '25',
		currency: 'GBP',
		interval_unit: 'monthly',
		additionalFields: { name: 'Hosting', day_of_month: 28, count: 12 },
	});
	expect(created).toMatchObject({ amount: 2500, status: 'active', day_of_month: 28 });
	const recordId = byId(String(created.id));
	expect(
		await node.one('subscription', 'update', {
			recordId,
			amountUnit: 'major',
			updateFields: { amount: '30.50' },
		}),
	).toMatchObject({ amount: 3050 });
	expect(await node.one('subscription', 'pause', { recordId })).toMatchObject({ status: 'paused' });
	expect(await node.one('subscription', 'resume', { recordId })).toMatchObject({
		status: 'active',
	});
	expect(await node.one('subscription', 'cancel', { recordId })).toMatchObject({
		status: 'cancelled',
	});
	expect(
		await node.json('subscription', 'getAll', { filters: { status: ['cancelled', 'finished'] } }),
	).toMatchObject([{ id: created.id }]);
});

test('an invoice is collected in three instalments with dates', async () => {
	const { node } = merchant();
	const { mandate } = merchant().payer;
	const created = await node.one('instalmentSchedule', 'createWithDates', {
		mandate: byId(mandate.id),
		name: 'Invoice 1001',
		total_amount: '100.00',
		currency: 'GBP',
		instalments: {
			rows: [
				{ amount: '33.33', charge_date: '2026-04-01' },
				{ amount: '33.33', charge_date: '2026-05-01T00:00:00.000Z' },
				{ amount: '33.34', charge_date: '2026-06-01', description: 'last' },
			],
		},
	});
	expect(created).toMatchObject({ status: 'pending', total_amount: 10_000 });
	const recordId = byId(String(created.id));
	const active = await node.one('instalmentSchedule', 'get', { recordId });
	expect(active).toMatchObject({ status: 'active' });
	expect(await node.one('instalmentSchedule', 'cancel', { recordId })).toMatchObject({
		status: 'cancelled',
	});
});

test('an invoice is collected in instalments at an interval', async () => {
	const { node } = merchant();
	const { mandate } = merchant().payer;
	const created = await node.one('instalmentSchedule', 'createWithSchedule', {
		mandate: byId(mandate.id),
		name: 'Invoice 1002',
		total_amount: '60',
		currency: 'GBP',
		amounts: { rows: [{ amount: 20 }, { amount: '40.00' }] },
		interval_unit: 'monthly',
		interval: 1,
		additionalFields: { start_date: '2026-04-01' },
	});
	expect(created).toMatchObject({ total_amount: 6000 });
	const payments = await node.json('payment', 'getAll', { returnAll: true });
	expect(payments.map(({ amount }) => amount).sort()).toEqual([2000, 4000]);
});

test('a payment is refunded, and only with the right total', async () => {
	const { node, simulator } = merchant();
	const { mandate } = merchant().payer;
	for (const amount of [5000, 5000]) {
		simulator.seedPayment({ mandate, amount, status: 'confirmed' });
	}
	const payment = simulator.seedPayment({ mandate, amount: 5000, status: 'confirmed' });
	const refund = {
		payment: byId(payment.id),
		amount: '20.00',
		total_amount_confirmation: '20.00',
	};
	const created = await node.one('refund', 'create', refund);
	expect(created).toMatchObject({ amount: 2000, links: { payment: payment.id } });
	const again = await node.failure('refund', 'create', refund);
	expect(again.message).toContain('GoCardless');
	expect(again.description).toContain('total_amount_confirmation_invalid');
	expect(simulator.payment(payment.id).amount_refunded).toBe(2000);
	expect(
		await node.json('refund', 'getAll', { filters: { payment: byId(payment.id) } }),
	).toHaveLength(1);
});

test('a payout is read with its items, whose tenths add up to it', async () => {
	const { node, simulator } = merchant();
	const { mandate } = merchant().payer;
	for (const amount of [5005, 7015]) {
		simulator.seedPayment({ mandate, amount, status: 'confirmed' });
	}
	const made = simulator.payOut('GBP');
	const [payout] = await node.json('payout', 'getAll', { filters: { status: 'pending' } });
	expect(payout?.id).toBe(made?.id);
	const recordId = byId(String(payout?.id));
	const items = await node.json('payoutItem', 'getAll', { recordId, returnAll: true });
	const tenths = items.reduce((sum, { amountTenths }) => sum + Number(amountTenths), 0);
	expect(Math.round(tenths / 10)).toBe(payout?.amount);
	expect(new Set(items.map(({ type }) => type))).toEqual(
		new Set(['payment_paid_out', 'gocardless_fee']),
	);
	expect(
		await node.one('payout', 'update', {
			recordId,
			updateFields: { metadata: entries({ posted: 'yes' }) },
		}),
	).toMatchObject({ metadata: { posted: 'yes' } });
});

test('items of an old payout are gone, and the error says where else to look', async () => {
	const { node, simulator, clock } = merchant();
	const { mandate } = merchant().payer;
	simulator.seedPayment({ mandate, amount: 5000, status: 'confirmed' });
	const payout = simulator.payOut('GBP');
	await clock.advance({ days: 220 });
	const failure = await node.failure('payoutItem', 'getAll', { recordId: byId(payout?.id ?? '') });
	expect(failure.message).toContain(`The items of payout ${payout?.id} are no longer available`);
	expect(failure.description).toContain('6 months');
});

test('creditor and balances are read', async () => {
	const { node, simulator } = merchant();
	const creditor = await node.one('creditor', 'getAll');
	expect(creditor).toMatchObject({ name: 'The Merchant Ltd' });
	const recordId = byId(String(creditor.id));
	expect(await node.one('creditor', 'get', { recordId })).toMatchObject({ id: creditor.id });
	simulator.seedPayment({ mandate: merchant().payer.mandate, amount: 5000, status: 'confirmed' });
	const balances = await node.json('balance', 'getAll', { creditor: recordId, returnAll: true });
	expect(balances).toContainEqual(
		expect.objectContaining({ balance_type: 'confirmed_funds', currency: 'GBP' }),
	);
});

test('a delivery that was refused is found and sent again', async () => {
	const { node, simulator } = merchant();
	const { mandate } = merchant().payer;
	await node.one('payment', 'create', {
		mandate: byId(mandate.id),
		amount: '10',
		currency: 'GBP',
	});
	// Nothing answers webhooks there.
	await simulator.sendWebhooks(`${simulator.url}/nowhere`);
	const [refused] = await node.json('webhook', 'getAll', { filters: { successful: false } });
	const recordId = byId(String(refused?.id));
	expect(await node.one('webhook', 'get', { recordId })).toMatchObject({
		is_test: false,
		response_code: expect.any(Number),
	});
	expect(await node.one('webhook', 'retry', { recordId })).toMatchObject({ id: refused?.id });
	expect(await node.json('webhook', 'getAll', { filters: { is_test: true } })).toEqual([]);
});

test('a scenario of the sandbox is run', async () => {
	const { node, simulator } = merchant();
	const { mandate } = merchant().payer;
	const payment = simulator.seedPayment({ mandate, amount: 5000 });
	await node.one('scenarioSimulator', 'run', {
		scenario: 'payment_confirmed',
		resourceId: payment.id,
	});
	expect(simulator.payment(payment.id).status).toBe('confirmed');
});
