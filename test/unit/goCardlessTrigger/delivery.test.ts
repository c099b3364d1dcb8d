import { type Answer, deliveryOf, event, postSigned, SECRET, sign } from './triggerHost';

const itemsOf = (answer: Answer) => (answer.workflowData?.[0] ?? []).map(({ json }) => json);
const idsOf = (answer: Answer) => itemsOf(answer).map(({ id }) => id);

/** Acknowledged: n8n answers 200 by itself, and nothing is started. */
const ACKNOWLEDGED = { warnings: [], fetched: [] };

describe('what the workflow receives', () => {
	it('is the event as it came, beside the delivery it came in', async () => {
		const sent = event('EV1', { resource_metadata: { invoice: '145' }, brand_new_field: [1] });
		const [item] = itemsOf(await postSigned(deliveryOf([sent])));
		expect(item).toEqual({
			...sent,
			webhook: { id: 'WB1', receivedAt: expect.any(String), isTest: false },
		});
	});

	it('is one item for each of 250 events, in the order of the delivery', async () => {
		const ids = Array.from({ length: 250 }, (_, index) => `EV${(index * 7919) % 250}`);
		const body = deliveryOf(ids.map((id) => event(id)));
		expect(idsOf(await postSigned(body))).toEqual(ids);
	});

	it('has an event once, even if the delivery has it twice', async () => {
		const body = deliveryOf([event('EV1'), event('EV2'), event('EV1', { action: 'failed' })]);
		const items = itemsOf(await postSigned(body));
		expect(items.map(({ id, action }) => [id, action])).toEqual([
			['EV1', 'confirmed'],
			['EV2', 'confirmed'],
		]);
	});

	it('contains neither the secret nor the signature', async () => {
		const body = deliveryOf([event('EV1')]);
		const text = JSON.stringify(await postSigned(body));
		expect(text).not.toContain(SECRET);
		expect(text).not.toContain(sign(body));
	});

	it.each([
		['no meta', JSON.stringify({ events: [event('EV1')] })],
		['a meta that is null', deliveryOf([event('EV1')], null)],
		['a meta of another kind', deliveryOf([event('EV1')], ['new'])],
		['a webhook id of another kind', deliveryOf([event('EV1')], { webhook_id: 7 })],
	])('comes through with %s', async (_case, body) => {
		expect(itemsOf(await postSigned(body))[0]?.webhook).toMatchObject({ id: null, isTest: false });
	});

	it.each([
		['no links', undefined],
		['links of another kind', 'none'],
		['a link that is null', { payment: null }],
	])('comes through with %s', async (_case, links) => {
		expect(idsOf(await postSigned(deliveryOf([event('EV1', { links })])))).toEqual(['EV1']);
	});
});

describe('a signed delivery that cannot be read', () => {
	const malformed: Array<[string, string]> = [
		['is cut off', deliveryOf([event('EV1')]).slice(0, -5)],
		['is empty', ''],
		['is a list', JSON.stringify([event('EV1')])],
		['is null', 'null'],
		['has no events', '{"meta":{"webhook_id":"WB1"}}'],
		['has events that are no list', deliveryOf({ 0: event('EV1') })],
		['has an event that is a text', deliveryOf([event('EV1'), 'EV2'])],
		['has an event without id', deliveryOf([event('EV1'), event('EV2', { id: undefined })])],
		['has an event with an empty id', deliveryOf([event('')])],
		['has an event without resource type', deliveryOf([event('E', { resource_type: undefined })])],
		['has an event without action', deliveryOf([event('E', { action: 3 })])],
	];

	it.each(malformed)('because it %s is refused as a whole', async (_case, body) => {
		const answer = await postSigned(body);
		expect(answer.status).toBe(400);
		expect(answer.noWebhookResponse).toBe(true);
		expect(answer.workflowData).toBeUndefined();
	});
});

describe('events that nobody asked for', () => {
	const body = deliveryOf([
		event('EV1', { action: 'created' }),
		event('EV2', { action: 'failed' }),
		event('EV3', { resource_type: 'mandates', action: 'failed', links: { mandate: 'MD1' } }),
		event('EV4', { resource_type: 'payouts', action: 'paid', links: { payout: 'PO1' } }),
		event('EV5', { resource_type: 'new_things', action: 'happened', links: {} }),
	]);

	it.each([
		[['*'], ['EV1', 'EV2', 'EV3', 'EV4', 'EV5']],
		[['payments.*'], ['EV1', 'EV2']],
		[['payments.failed'], ['EV2']],
		[
			['payments.failed', 'payouts.*'],
			['EV2', 'EV4'],
		],
		[
			['mandates.*', 'payments.*', 'payouts.paid'],
			['EV1', 'EV2', 'EV3', 'EV4'],
		],
		// An expression may name what is not in the list yet.
		[['new_things.happened'], ['EV5']],
	])('are left out: %j', async (events, expected) => {
		expect(idsOf(await postSigned(body, { parameters: { events } }))).toEqual(expected);
	});

	it('are acknowledged without an execution when nothing else is left', async () => {
		const answer = await postSigned(body, { parameters: { events: ['refunds.*'] } });
		expect(answer).toEqual(ACKNOWLEDGED);
	});

	it('are acknowledged when the delivery is empty', async () => {
		expect(await postSigned(deliveryOf([]))).toEqual(ACKNOWLEDGED);
	});

	it('of other merchants of a partner app are left out', async () => {
		const ofMerchants = deliveryOf(
			['OR1', 'OR2', undefined].map((organisation, index) =>
				event(`EV${index}`, { links: { payment: 'PM1', organisation } }),
			),
		);
		const options = { organisationIds: 'OR2, OR3' };
		expect(idsOf(await postSigned(ofMerchants, { parameters: { options } }))).toEqual(['EV1']);
		expect(idsOf(await postSigned(ofMerchants))).toEqual(['EV0', 'EV1', 'EV2']);
	});
});

describe('the test webhook of the dashboard', () => {
	const byId = deliveryOf([event('EVTEST123'), event('EV1')]);
	const byMeta = deliveryOf([event('EV1')], { webhook_id: 'WB1', is_test: true });

	it('can be told from real events', async () => {
		const marks = (answer: Answer) => itemsOf(answer).map(({ webhook }) => webhook);
		expect(marks(await postSigned(byId))).toMatchObject([{ isTest: true }, { isTest: false }]);
		expect(marks(await postSigned(byMeta))).toMatchObject([{ isTest: true }]);
	});

	it('is acknowledged without an execution where the user chose so', async () => {
		const parameters = { options: { ignoreTestEvents: true } };
		expect(idsOf(await postSigned(byId, { parameters }))).toEqual(['EV1']);
		expect(await postSigned(byMeta, { parameters })).toEqual(ACKNOWLEDGED);
	});
});
