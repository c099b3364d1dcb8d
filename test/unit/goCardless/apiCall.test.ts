import { useMerchant } from './merchant';

const merchant = useMerchant();

test('a list is read as it comes, or page by page to the end', async () => {
	const { node, simulator, payer } = merchant();
	for (let count = 0; count < 501; count += 1) {
		simulator.seedPayment({ mandate: payer.mandate, amount: 1000 });
	}
	const call = { method: 'GET', path: '/payments', query: '{"status": "pending_submission"}' };
	const answer = await node.one('apiCall', 'send', call);
	expect(answer).toMatchObject({ payments: expect.any(Array), meta: { limit: 50 } });
	expect(await node.json('apiCall', 'send', { ...call, readAllPages: true })).toHaveLength(501);
});

test('a creation with a key takes effect once', async () => {
	const { node, simulator } = merchant();
	const call = {
		method: 'POST',
		path: '/customers',
		body: '{"customers": {"company_name": "Ada Ltd"}}',
		options: { idempotencyKey: 'customer 42' },
	};
	const first = await node.one('apiCall', 'send', call);
	expect(await node.one('apiCall', 'send', call)).toEqual(first);
	expect(simulator.world.customers.size).toBe(1);
});

test('an answer that is lost does not make a second one, even without a key of the user', async () => {
	const { node, simulator, faults } = merchant();
	faults.arrange('dropAfter', { method: 'POST' });
	await node.one('apiCall', 'send', {
		method: 'POST',
		path: '/customers',
		body: '{"customers": {"company_name": "Ada Ltd"}}',
	});
	expect(simulator.world.customers.size).toBe(1);
});

test('a removal has no body', async () => {
	const { node, payer } = merchant();
	const path = `/customers/${payer.customer.id}`;
	const answer = await node.one('apiCall', 'send', { method: 'DELETE', path });
	expect(answer).toEqual({ status: expect.any(Number) });
});

test.each(['payments', '//evil.example', '/payments?limit=1', '/../payments', '@evil.example/x'])(
	'the path %s is refused',
	async (path) => {
		const { node, simulator } = merchant();
		const failure = await node.failure('apiCall', 'send', { method: 'GET', path });
		expect(failure.message).toContain('"Path" must be like /payments');
		expect(simulator.calls).toEqual([]);
	},
);
