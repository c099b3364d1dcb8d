import { byId, useMerchant } from './merchant';

/** The pauses between tries are not what is tested here. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const merchant = useMerchant();

/** Two payments with a history, and the number of events it left behind. */
async function doBusiness() {
	const { simulator, node, payer } = merchant();
	const payments = [];
	for (const amount of ['10.00', '20.00']) {
		payments.push(
			await node.one('payment', 'create', {
				mandate: byId(payer.mandate.id),
				amount,
				currency: 'GBP',
			}),
		);
	}
	const ids = payments.map(({ id }) => String(id));
	for (const id of ids) simulator.submitPayment(id);
	for (const id of ids) simulator.confirmPayment(id);
	return ids;
}

const isRead = (path: RegExp) => merchant().simulator.count({ method: 'GET', path });

test('events carry the payments they are about, without a request of their own', async () => {
	const ids = await doBusiness();
	const { node } = merchant();
	const events = await node.json('event', 'getAll', {
		returnAll: true,
		filters: { resource_type: 'payments', include: 'payment' },
	});
	expect(events).toHaveLength(6);
	for (const event of events) {
		const { payment } = event.links as { payment: string };
		expect(ids).toContain(payment);
		expect(event.resource).toMatchObject({ id: payment, status: 'confirmed' });
	}
	expect(isRead(/^\/payments\//)).toBe(0);
});

test('what is included must be what the events are about', async () => {
	const { node } = merchant();
	const failure = await node.failure('event', 'getAll', { filters: { include: 'payment' } });
	expect(failure.message).toBe('"Include" is payment, but "Resource Type" is not set.');
	const mixed = await node.failure('event', 'getAll', {
		filters: { include: 'payment', resource_type: 'mandates' },
	});
	expect(mixed.message).toBe('"Include" is payment, but "Resource Type" is mandates.');
});

test('events of one payment are found by its id', async () => {
	const [id = ''] = await doBusiness();
	const events = await merchant().node.json('event', 'getAll', { filters: { payment: byId(id) } });
	expect(events.map(({ action }) => action)).toEqual(['confirmed', 'submitted', 'created']);
});

test('current resources are attached in order, each read once', async () => {
	await doBusiness();
	const { node } = merchant();
	const items = await node.json('event', 'getAll', {
		returnAll: true,
		filters: { resource_type: 'payments' },
	});
	const attached = await node.run('event', 'fetchResources', {}, { items });
	expect(attached.map(({ json }) => json.id)).toEqual(items.map(({ id }) => id));
	expect(attached.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	for (const { json } of attached) {
		expect(json.resource).toMatchObject({ id: (json.links as { payment: string }).payment });
	}
	expect(isRead(/^\/payments\//)).toBe(2);
});

test('an event that has its resource is left as it is, and none at all stays none', async () => {
	const { node, simulator } = merchant();
	const item = {
		id: 'EV1',
		resource_type: 'payments',
		action: 'confirmed',
		links: { payment: 'PM1' },
		resource: { id: 'PM1', status: 'confirmed' },
	};
	const attached = await node.json('event', 'fetchResources', {}, { items: [item, {}] });
	expect(attached).toEqual([item, {}]);
	expect(simulator.calls).toEqual([]);
});

test('a test event names an invented payment: there is none, says GoCardless', async () => {
	const { node } = merchant();
	const [event] = await node.json(
		'event',
		'fetchResources',
		{},
		{
			items: [
				{
					id: 'EVTEST1',
					resource_type: 'payments',
					action: 'confirmed',
					links: { payment: 'PMINVENTED' },
				},
			],
		},
	);
	expect(event).toMatchObject({
		id: 'EVTEST1',
		resource: null,
		resourceError: { kind: 'notFound', code: 'resource_not_found' },
	});
});

test('a look-up that failed is never "not found": that event fails, the others do not', async () => {
	const [first = '', second = ''] = await doBusiness();
	const { node, faults } = merchant();
	faults.arrange('serverErrorBefore', { path: new RegExp(`/payments/${first}$`), times: 5 });
	const eventOf = (payment: string) => ({
		id: `EV${payment}`,
		resource_type: 'payments',
		action: 'confirmed',
		links: { payment },
	});
	const outcome = await node.run(
		'event',
		'fetchResources',
		{},
		{ items: [eventOf(first), eventOf(second), eventOf(first)], continueOnFail: true },
	);
	expect(outcome[0]?.json).toMatchObject({
		error: 'GoCardless: Internal server error',
		details: { kind: 'unavailable', code: 'internal_server_error' },
	});
	expect(outcome[0]?.json).not.toHaveProperty('resource');
	expect(outcome[1]?.json).toMatchObject({ resource: { id: second } });
	expect(outcome[2]?.json).toMatchObject({ error: 'GoCardless: Internal server error' });
	expect(outcome.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

test('resources that cannot be read, and items that are no events, are told apart', async () => {
	const { node } = merchant();
	const items = [
		{ id: 'EV1', resource_type: 'organisations', action: 'disconnected', links: {} },
		{ id: 'PM1', amount: 5 },
	];
	const outcome = await node.json('event', 'fetchResources', {}, { items, continueOnFail: true });
	expect(outcome[0]).toMatchObject({ resource: null, resourceError: { kind: 'notReadable' } });
	expect(outcome[1]).toMatchObject({
		error: 'This item is not a GoCardless event: it has no "resource_type".',
	});
});

test('what an earlier, failed look left behind is replaced', async () => {
	const [id = ''] = await doBusiness();
	const item = {
		id: 'EV1',
		resource_type: 'payments',
		action: 'confirmed',
		links: { payment: id },
		resourceError: { code: 'out_of_time', message: 'too slow' },
	};
	const event = await merchant().node.one('event', 'fetchResources', {}, { items: [item] });
	expect(event).toMatchObject({ resource: { id } });
	expect(event).not.toHaveProperty('resourceError');
});
