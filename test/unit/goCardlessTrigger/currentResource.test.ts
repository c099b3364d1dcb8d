/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { readCurrentResources } from '../../../nodes/shared/vendors/goCardless/currentResources';
import type { GoCardlessEvent } from '../../../nodes/shared/vendors/goCardless/event';
import { type Answer, deliveryOf, event, postSigned, SECRET } from './triggerHost';

const parameters = { fetchCurrentResource: true };
const itemsOf = (answer: Answer) => (answer.workflowData?.[0] ?? []).map(({ json }) => json);
const ok = (body: unknown) => ({ statusCode: 200, headers: {}, body });

describe('fetching the current resource', () => {
	it('puts the payment as it is now beside the event', async () => {
		const payment = { id: 'PM-EV1', status: 'paid_out', amount: 12000 };
		const answer = await postSigned(deliveryOf([event('EV1')]), {
			parameters,
			fetch: async () => ok({ payments: payment }),
		});
		expect(answer.fetched).toEqual(['https://api-sandbox.gocardless.com/payments/PM-EV1']);
		expect(itemsOf(answer)).toMatchObject([{ id: 'EV1', resource: payment }]);
	});

	it('asks with the credential of the node, at its own address', async () => {
		const asked: unknown[] = [];
		await postSigned(deliveryOf([event('EV1')]), {
			parameters: { ...parameters, authentication: 'oAuth2' },
			credential: {
				webhookSecret: 'whsec-of-the-endpoint',
				environment: 'custom',
				baseUrl: 'https://gateway.example.com/gc/',
			},
			fetch: async (credentialType, { url, headers }) => {
				asked.push([credentialType, url, headers]);
				return ok({ payments: {} });
			},
		});
		expect(asked).toEqual([
			[
				'goCardlessOAuth2Api',
				'https://gateway.example.com/gc/payments/PM-EV1',
				expect.objectContaining({ 'GoCardless-Version': '2015-07-06' }),
			],
		]);
	});

	it('does nothing unless it is asked for, nor for events that are filtered out', async () => {
		expect((await postSigned(deliveryOf([event('EV1')]))).fetched).toEqual([]);
		const answer = await postSigned(
			deliveryOf([event('EV1'), event('EV2', { action: 'failed' })]),
			{
				parameters: { ...parameters, events: ['payments.failed'] },
				fetch: async () => ok({ payments: {} }),
			},
		);
		expect(answer.fetched).toHaveLength(1);
	});

	it('keeps an event whose resource is not there, and says why', async () => {
		const answer = await postSigned(deliveryOf([event('EVTEST1'), event('EV2')]), {
			parameters,
			fetch: async (_type, { url }) =>
				String(url).endsWith('EV2')
					? ok({ payments: { id: 'PM-EV2' } })
					: {
							statusCode: 404,
							headers: {},
							body: {
								error: {
									message: 'Resource not found',
									request_id: 'req-1',
									errors: [{ reason: 'resource_not_found', message: 'Resource not found' }],
								},
							},
						},
		});
		expect(itemsOf(answer)).toMatchObject([
			{
				id: 'EVTEST1',
				resourceError: {
					message: 'GoCardless: Resource not found',
					code: 'resource_not_found',
					requestId: 'req-1',
				},
			},
			{ id: 'EV2', resource: { id: 'PM-EV2' } },
		]);
	});

	it.each([
		[
			'a bare text as error',
			400,
			{ error: 'bank_authorisation_expired' },
			'bank_authorisation_expired',
		],
		['an answer without the resource', 200, {}, 'does not hold "payments"'],
		['a refusal', 403, { error: { message: 'Forbidden request' } }, 'Forbidden request'],
	])('keeps the event when the answer is %s', async (_case, statusCode, body, words) => {
		const answer = await postSigned(deliveryOf([event('EV1')]), {
			parameters,
			fetch: async () => ({ statusCode, headers: {}, body }),
		});
		expect(itemsOf(answer)).toMatchObject([
			{ id: 'EV1', resourceError: { message: expect.stringContaining(words) } },
		]);
	});

	it('keeps the event when the credential has no usable address', async () => {
		const answer = await postSigned(deliveryOf([event('EV1')]), {
			parameters,
			credential: { webhookSecret: SECRET, environment: 'custom', baseUrl: '' },
		});
		expect(itemsOf(answer)).toMatchObject([
			{ id: 'EV1', resourceError: { message: expect.stringContaining('has no base URL') } },
		]);
	});

	describe('while GoCardless cannot be reached', () => {
		beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'Date'] }));
		afterEach(() => jest.useRealTimers());

		it.each([
			[
				'a gateway',
				async () => ({ statusCode: 502, headers: {}, body: '<html>Bad gateway</html>' }),
			],
			['no answer', async () => await Promise.reject(new Error('connect ECONNREFUSED'))],
			['silence', async () => await new Promise(() => undefined)],
		])('keeps the event and answers in time: %s', async (_case, fetch) => {
			const answering = postSigned(deliveryOf([event('EV1')]), { parameters, fetch });
			await jest.advanceTimersByTimeAsync(6_000);
			expect(itemsOf(await answering)).toMatchObject([
				{ id: 'EV1', resourceError: { message: expect.any(String), code: expect.any(String) } },
			]);
		});
	});

	it('keeps events that name nothing to read', async () => {
		const answer = await postSigned(
			deliveryOf([
				event('EV1', { links: {} }),
				event('EV2', { resource_type: 'organisations', links: { organisation: 'OR1' } }),
				event('EV3', { resource_type: 'new_things', links: { new_thing: 'NT1' } }),
			]),
			{ parameters },
		);
		expect(itemsOf(answer).map(({ resourceError }) => resourceError)).toMatchObject(
			Array.from({ length: 3 }, () => ({ code: 'not_readable' })),
		);
	});
});

describe('reading many resources', () => {
	const payment = (id: string): GoCardlessEvent => ({
		id: `EV-${id}`,
		resourceType: 'payments',
		action: 'confirmed',
		links: { payment: id },
		isTest: false,
		raw: {},
	});

	it('reads a resource of several events once, and gives it to each of them', async () => {
		const read = jest.fn(async (_type: string, id: string) => ({ id }));
		const results = await readCurrentResources(['PM1', 'PM2', 'PM1'].map(payment), read);
		expect(read.mock.calls).toEqual([
			['payments', 'PM1'],
			['payments', 'PM2'],
		]);
		expect(results).toEqual(['PM1', 'PM2', 'PM1'].map((id) => ({ resource: { id } })));
	});

	it('has at most eight reads under way', async () => {
		let open = 0;
		let most = 0;
		const events = Array.from({ length: 250 }, (_, index) => payment(`PM${index}`));
		const results = await readCurrentResources(events, async (_type, id) => {
			most = Math.max(most, ++open);
			await new Promise((resolve) => setImmediate(resolve));
			open -= 1;
			return { id };
		});
		expect(most).toBe(8);
		expect(results).toEqual(events.map(({ links }) => ({ resource: { id: links.payment } })));
	});

	it('stops when the time is up: no event is lost, nothing more is asked for', async () => {
		const release: Array<() => void> = [];
		const read = jest.fn(async (_type: string, id: string) => {
			if (id !== 'PM0') await new Promise<void>((resolve) => release.push(resolve));
			return { id };
		});
		const events = Array.from({ length: 30 }, (_, index) => payment(`PM${index}`));
		const results = await readCurrentResources(events, read, 20);
		expect(results[0]).toEqual({ resource: { id: 'PM0' } });
		expect(results.slice(1)).toMatchObject(
			Array.from({ length: 29 }, () => ({ resourceError: { code: 'out_of_time' } })),
		);
		for (const answerLate of release) answerLate();
		await new Promise((resolve) => setImmediate(resolve));
		expect(read).toHaveBeenCalledTimes(9);
	});
});
