import { byId, entries, useMerchant } from './merchant';

const merchant = useMerchant();

const debit = (mandate: string, more: object = {}) => ({
	mandate: byId(mandate),
	amount: '100.00',
	currency: 'GBP',
	additionalFields: { metadata: entries({ books: 'quickbooks:1', invoice: '7' }) },
	...more,
});

const collected = () => merchant().simulator.liveDebitsOfInvoice('quickbooks:1', '7');

test('the same key never debits twice, in whatever run: the answer is the payment that exists', async () => {
	const { node, payer } = merchant();
	const parameters = debit(payer.mandate.id, { options: { idempotencyKey: 'invoice 7' } });
	const first = await node.one('payment', 'create', parameters);
	const second = await node.one('payment', 'create', parameters);
	expect(second.id).toBe(first.id);
	expect(collected()).toBe(10_000);
});

test('an answer that is lost after the debit was made does not make a second one', async () => {
	const { node, payer, faults, simulator } = merchant();
	faults.arrange('dropAfter', { method: 'POST', path: /^\/payments$/ });
	const payment = await node.one('payment', 'create', debit(payer.mandate.id));
	expect(collected()).toBe(10_000);
	expect(simulator.payment(String(payment.id)).amount).toBe(10_000);
	expect(simulator.count({ method: 'POST', path: /^\/payments$/, status: 409 })).toBe(1);
});

test('a server error after the debit was made does not make a second one', async () => {
	const { node, payer, faults } = merchant();
	faults.arrange('serverErrorAfter', { method: 'POST', path: /^\/payments$/ });
	await node.one('payment', 'create', debit(payer.mandate.id));
	expect(collected()).toBe(10_000);
});

test('"retry on fail" runs the node again within the execution, and debits once', async () => {
	const { node, payer } = merchant();
	const parameters = debit(payer.mandate.id);
	const first = await node.one('payment', 'create', parameters, { executionId: '4711' });
	const again = await node.one('payment', 'create', parameters, { executionId: '4711' });
	expect(again.id).toBe(first.id);
	await node.one('payment', 'create', parameters, { executionId: '4712' });
	expect(collected()).toBe(20_000);
});

test('items of one run have keys of their own', async () => {
	const { node, payer } = merchant();
	const items = [{ amount: '10' }, { amount: '10' }, { amount: '20' }];
	const payments = await node.json(
		'payment',
		'create',
		debit(payer.mandate.id, { amount: '={{ $json.amount }}' }),
		{ items },
	);
	expect(payments.map(({ amount }) => amount)).toEqual([1000, 1000, 2000]);
	expect(collected()).toBe(4000);
});

test('two items with the same key are one payment', async () => {
	const { node, payer } = merchant();
	const parameters = debit(payer.mandate.id, { options: { idempotencyKey: 'invoice 7' } });
	const payments = await node.json('payment', 'create', parameters, { items: [{}, {}] });
	expect(payments[0]?.id).toBe(payments[1]?.id);
	expect(collected()).toBe(10_000);
});

test.each([
	['payment', 'payments'],
	['mandate', 'mandates'],
])('cancelling a %s whose answer is lost counts as done', async (resource, path) => {
	const { node, payer, faults, simulator } = merchant();
	const { mandate } = payer;
	const payment = simulator.seedPayment({ mandate, amount: 5000 });
	const { id } = resource === 'payment' ? payment : mandate;
	faults.arrange('dropAfter', { method: 'POST', path: new RegExp(`^/${path}/.*/cancel$`) });
	const cancelled = await node.one(resource, 'cancel', { recordId: byId(id) });
	expect(cancelled).toMatchObject({ id, status: 'cancelled' });
	expect(simulator.payment(payment.id).status).toBe('cancelled');
});

test('an action that is refused and has not reached its goal is a failure', async () => {
	const { node, payer, simulator } = merchant();
	const payment = simulator.seedPayment({
		mandate: payer.mandate,
		amount: 5000,
		status: 'submitted',
	});
	const failure = await node.failure('payment', 'cancel', { recordId: byId(payment.id) });
	expect(failure.description).toContain('cancellation_failed');
	expect(simulator.payment(payment.id).status).toBe('submitted');
});

test('a wrong field of an action is a failure, even when the goal is reached', async () => {
	const { node, payer, simulator } = merchant();
	const payment = simulator.seedPayment({ mandate: payer.mandate, amount: 5000 });
	const recordId = byId(payment.id);
	await node.one('payment', 'cancel', { recordId });
	const failure = await node.failure('payment', 'cancel', {
		recordId,
		options: { additionalBody: '{"unknown": 1}' },
	});
	expect(failure.httpCode).toBe('422');
});

test('a flow whose answer was lost is known by its id, since GoCardless cannot be asked for it', async () => {
	const { node } = merchant();
	const request = await node.one('billingRequest', 'create', {
		additionalFields: { mandate_currency: 'GBP' },
	});
	const parameters = {
		billing_request: byId(String(request.id)),
		options: { idempotencyKey: 'invite 42' },
	};
	const flow = await node.one('billingRequestFlow', 'create', parameters);
	expect(await node.one('billingRequestFlow', 'create', parameters)).toEqual({ id: flow.id });
});
