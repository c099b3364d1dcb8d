import { type IDataObject, type IExecuteFunctions, NodeApiError } from 'n8n-workflow';

import {
	readGoCardlessFault,
	readGoCardlessRemaining,
} from '../../../nodes/shared/vendors/goCardless/faults';
import { ApiClient, type ApiRequest } from '../../../nodes/shared/transport/client';
import type { VendorError } from '../../../nodes/shared/transport/vendorError';
import { FakeContext, type FakeOptions, OK } from './fakeContext';

const NOW = Date.parse('2026-03-02T09:00:00.000Z');

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

const REQUEST: ApiRequest = {
	method: 'POST',
	path: '/payments',
	headers: { 'Idempotency-Key': 'key' },
	idempotencyKey: 'key',
	body: { payments: {} },
};

function connect(options: FakeOptions, isOAuth = false) {
	const fake = new FakeContext(options);
	return { fake, client: clientOf(fake.context, isOAuth) };
}

function clientOf(context: IExecuteFunctions, isOAuth: boolean) {
	return new ApiClient(
		context,
		{
			name: 'GoCardless',
			limits: [{ limit: 1000, windowMs: 60_000 }],
			headers: { 'GoCardless-Version': '2015-07-06' },
			readFault: readGoCardlessFault,
			readRemaining: readGoCardlessRemaining,
		},
		{
			credentialType: 'vendorApi',
			baseUrl: 'https://vendor.example',
			account: 'the GoCardless account of "Our account"',
			isOAuth,
		},
	);
}

/** Lets time pass until the request is through. */
async function settle<T>(request: Promise<T>): Promise<T | VendorError> {
	const settled = request.catch((error: VendorError) => error);
	await jest.runAllTimersAsync();
	return await settled;
}

const serverError = { statusCode: 503, headers: {}, body: '<html>Service Unavailable</html>' };

function refusal(statusCode: number, reason: string, headers = {}) {
	const error = {
		type: 'invalid_api_usage',
		message: 'No',
		request_id: 'r1',
		errors: [{ reason, message: 'No' }],
	};
	return { statusCode, headers, body: { error } };
}

test('server errors are tried again with the same key and body', async () => {
	const { fake, client } = connect({ outcomes: [serverError, serverError, OK] });
	expect(await settle(client.send(REQUEST))).toMatchObject({ status: 200 });
	expect(fake.requests).toHaveLength(3);
	expect(new Set(fake.requests.map(({ headers }) => headers?.['Idempotency-Key']))).toEqual(
		new Set(['key']),
	);
	expect(new Set(fake.requests.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test('after five tries the failure is told, and that running it again is safe', async () => {
	const { fake, client } = connect({ outcomes: [serverError] });
	expect(await settle(client.send(REQUEST))).toMatchObject({
		fault: { kind: 'unavailable', message: expect.stringContaining('HTTP 503') },
		request: { idempotencyKey: 'key' },
		httpStatus: 503,
	});
	expect(fake.requests).toHaveLength(5);
});

test.each([400, 401, 403, 404, 409, 410, 422])('%i is never tried again', async (status) => {
	const { fake, client } = connect({ outcomes: [refusal(status, 'some_reason')] });
	expect(await settle(client.send(REQUEST))).toMatchObject({
		httpStatus: status,
		fault: { code: 'some_reason', requestId: 'r1' },
	});
	expect(fake.requests).toHaveLength(1);
});

test('network errors are tried again, whatever n8n wrapped them in', async () => {
	const node = { name: 'Node' } as unknown as ConstructorParameters<typeof NodeApiError>[0];
	const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	const wrapped = new NodeApiError(node, {
		message: 'The connection was aborted',
		code: 'ECONNABORTED',
	});
	const { fake, client } = connect({ outcomes: [reset, wrapped, OK] });
	expect(await settle(client.send(REQUEST))).toMatchObject({ status: 200 });
	expect(fake.requests).toHaveLength(3);
});

test('429 waits until the date in RateLimit-Reset, and no request of the account leaves before', async () => {
	const reset = new Date(NOW + 20_000);
	const tooMany = refusal(429, 'rate_limit_exceeded', { 'ratelimit-reset': reset.toUTCString() });
	const { fake, client } = connect({ outcomes: [tooMany, OK] });
	const first = client.send(REQUEST);
	await jest.advanceTimersByTimeAsync(10);
	const second = client.send(REQUEST);
	await jest.advanceTimersByTimeAsync(19_000);
	expect(fake.requests).toHaveLength(1);
	await jest.advanceTimersByTimeAsync(2_500);
	expect(fake.requests).toHaveLength(3);
	await expect(Promise.all([first, second])).resolves.toHaveLength(2);
});

test('429 without a readable date waits a minute', async () => {
	const { fake, client } = connect({ outcomes: [refusal(429, 'rate_limit_exceeded'), OK] });
	const request = client.send(REQUEST);
	await jest.advanceTimersByTimeAsync(59_000);
	expect(fake.requests).toHaveLength(1);
	await jest.advanceTimersByTimeAsync(2_000);
	expect(fake.requests).toHaveLength(2);
	await request;
});

test('a spent allowance, told with a good answer, holds the next request back', async () => {
	const spent = {
		...OK,
		headers: {
			'RateLimit-Remaining': '0',
			'RateLimit-Reset': new Date(NOW + 5_000).toUTCString(),
		},
	};
	const { fake, client } = connect({ outcomes: [spent, OK] });
	await client.send(REQUEST);
	const next = client.send(REQUEST);
	await jest.advanceTimersByTimeAsync(4_900);
	expect(fake.requests).toHaveLength(1);
	await jest.advanceTimersByTimeAsync(1_200);
	expect(fake.requests).toHaveLength(2);
	await next;
});

test('a cancelled execution ends the wait, and nothing more is sent', async () => {
	const controller = new AbortController();
	const { fake, client } = connect({ outcomes: [serverError], signal: controller.signal });
	const request = client.send(REQUEST).then(
		() => 'sent',
		(error: object) => error,
	);
	await jest.advanceTimersByTimeAsync(10);
	controller.abort();
	const outcome = await request;
	expect(outcome).not.toBe('sent');
	expect(outcome).not.toHaveProperty('fault');
	await jest.runAllTimersAsync();
	expect(fake.requests).toHaveLength(1);
});

test('redirects are not followed, and only a 401 of an OAuth credential reaches n8n', async () => {
	const plain = connect({});
	await plain.client.send(REQUEST);
	expect(plain.fake.requests[0]).toMatchObject({
		url: 'https://vendor.example/payments',
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
		ignoreHttpStatusErrors: true,
		timeout: 60_000,
	});
	const oauth = connect({}, true);
	await oauth.client.send(REQUEST);
	expect(oauth.fake.requests[0]?.ignoreHttpStatusErrors).toEqual({ ignore: true, except: [401] });
});

test('a 401 that n8n could not cure asks to reconnect the credential by its name', async () => {
	const thrown = Object.assign(new Error('Request failed with status code 401'), {
		response: { status: 401, data: refusal(401, 'access_token_revoked').body },
	});
	const { client } = connect({ outcomes: [thrown] }, true);
	expect(await settle(client.send(REQUEST))).toMatchObject({
		fault: {
			kind: 'unauthorized',
			code: 'access_token_revoked',
			advice: 'Open the credential "Our account" in n8n and connect it again.',
		},
	});
});

describe('tokens that end soon', () => {
	const minutes = (count: number) => count * 60_000;
	const token = (left: number) => ({
		access_token: 'old',
		n8n_expires_at: String(NOW + minutes(left)),
	});

	test.each([
		['has six minutes left', token(6)],
		['has no known end', { access_token: 'old' }],
		['has an end that is no number', { access_token: 'old', n8n_expires_at: 'soon' }],
	])('a token that %s is used as it is', async (_, given) => {
		const { fake, client } = connect({ token: given }, true);
		await client.send(REQUEST);
		expect(fake.refreshes).toBe(0);
	});

	test('a token with less than five minutes is refreshed once, before the first of many requests', async () => {
		const refresh = async () => ({ access_token: 'new' });
		const { fake, client } = connect({ token: token(4), refresh }, true);
		await Promise.all(Array.from({ length: 8 }, async () => await client.send(REQUEST)));
		expect(fake.refreshes).toBe(1);
		expect(fake.requests).toHaveLength(8);
	});

	test('runs that looked before the end of the refresh of another one take what it brought', async () => {
		const fake = new FakeContext();
		const old = token(4);
		let stored: IDataObject = old;
		fake.context.helpers.refreshOAuth2Token = async () => {
			fake.refreshes += 1;
			stored = { access_token: `new ${fake.refreshes}`, n8n_expires_at: String(NOW + minutes(60)) };
			return stored;
		};
		/** What a run sees first is old, however long ago that was. */
		const run = async (isLate: boolean) => {
			let looks = 0;
			const getCredentials = async () => {
				looks += 1;
				return { oauthTokenData: isLate && looks === 1 ? old : stored };
			};
			const context = { ...fake.context, getCredentials } as unknown as IExecuteFunctions;
			await clientOf(context, true).send(REQUEST);
		};
		await Promise.all([run(false), run(false)]);
		await run(true);
		expect(fake.refreshes).toBe(1);
		expect(fake.requests).toHaveLength(3);
	});

	test('an access token credential is never refreshed', async () => {
		const { fake, client } = connect({ token: token(-60) }, false);
		await client.send(REQUEST);
		expect(fake.refreshes).toBe(0);
	});

	test.each([
		['the token is unchanged', async () => ({ access_token: 'old' }), 'no new token'],
		[
			'the answer holds an error',
			async () => ({ access_token: 'other', error: 'invalid_grant' }),
			'invalid_grant',
		],
		[
			'n8n throws',
			async () => {
				throw new Error('Refresh token is invalid');
			},
			'Refresh token is invalid',
		],
	])('when %s, the user is asked to reconnect and nothing is sent', async (_, refresh, words) => {
		const { fake, client } = connect({ token: token(4), refresh }, true);
		expect(await settle(client.send(REQUEST))).toMatchObject({
			fault: {
				kind: 'unauthorized',
				message: `The connection to the GoCardless account of "Our account" has ended (${words}).`,
				advice: 'Open the credential "Our account" in n8n and connect it again.',
			},
		});
		await settle(client.send(REQUEST));
		expect(fake.refreshes).toBe(1);
		expect(fake.requests).toEqual([]);
	});
});
