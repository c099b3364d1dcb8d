import { callApi, startBench, type TestBench } from './testKit';
import { DEFAULT_ZOHO_CLIENT } from './simulatorOptions';
import type { Region } from './accounts/dataCentres';
import type { Wire } from './values/wire';

const REDIRECT = 'https://n8n.example.com/rest/oauth2-credential/callback';
const ALL = 'ZohoBooks.fullaccess.all';

describe('Zoho Accounts', () => {
	let bench: TestBench;

	beforeEach(async () => {
		const clients = [
			{ ...DEFAULT_ZOHO_CLIENT, secrets: { us: 'secret-of-the-us' } },
			{ clientId: '1000.EUONLY', clientSecret: 'only', regions: ['eu' as const] },
		];
		bench = await startBench({}, { clients, tokenClock: 'simulated' });
	});

	afterEach(() => bench.close());

	async function consent(query: Record<string, string> = {}, region: Region = 'eu') {
		const parameters = new URLSearchParams({
			response_type: 'code',
			client_id: DEFAULT_ZOHO_CLIENT.clientId,
			scope: ALL,
			redirect_uri: REDIRECT,
			state: 's1',
			access_type: 'offline',
			prompt: 'consent',
			...query,
		});
		const url = `${bench.simulator.accountsUrl(region)}/oauth/v2/auth?${parameters.toString()}`;
		const answer = await callApi(url, 'GET');
		const location = answer.headers.get('location');
		return { status: answer.status, back: location === null ? undefined : new URL(location) };
	}

	async function token(body: Record<string, string>, accounts = bench.simulator.accountsUrl()) {
		const parameters = new URLSearchParams({
			client_id: DEFAULT_ZOHO_CLIENT.clientId,
			client_secret: DEFAULT_ZOHO_CLIENT.clientSecret,
			...body,
		});
		return callApi(`${accounts}/oauth/v2/token`, 'POST', parameters.toString(), {
			'content-type': 'application/x-www-form-urlencoded',
		});
	}

	const exchange = (code: string | null | undefined, accounts?: string, more = {}) =>
		token(
			{ grant_type: 'authorization_code', code: code ?? '', redirect_uri: REDIRECT, ...more },
			accounts,
		);

	const refresh = (value: unknown, accounts?: string, more = {}) =>
		token({ grant_type: 'refresh_token', refresh_token: String(value), ...more }, accounts);

	it('names code, location, accounts-server and state; the answer names the API', async () => {
		const { back } = await consent();
		expect(back?.searchParams.get('location')).toBe('eu');
		expect(back?.searchParams.get('state')).toBe('s1');
		expect(back?.searchParams.get('accounts-server')).toBe(bench.simulator.accountsUrl('eu'));
		const { status, body } = await exchange(back?.searchParams.get('code'));
		expect(status).toBe(200);
		expect(body).toMatchObject({
			api_domain: bench.simulator.apiUrl('eu'),
			token_type: 'Bearer',
			expires_in: 3600,
			scope: ALL,
		});
		expect(typeof body.refresh_token).toBe('string');
	});

	it('refuses with HTTP 200: used code, late code, other redirect, wrong client', async () => {
		const code = (await consent()).back?.searchParams.get('code');
		await exchange(code);
		expect(await exchange(code)).toMatchObject({ status: 200, body: { error: 'invalid_code' } });
		const late = (await consent()).back?.searchParams.get('code');
		await bench.simulator.clock.advance({ minutes: 1 });
		expect((await exchange(late)).body).toEqual({ error: 'invalid_code' });
		const other = (await consent()).back?.searchParams.get('code');
		const wrong = { redirect_uri: 'https://elsewhere.example/' };
		expect((await exchange(other, undefined, wrong)).body.error).toBe('invalid_redirect_uri');
		expect((await exchange(other, undefined, { client_id: 'x' })).body.error).toBe(
			'invalid_client',
		);
		const secret = { client_secret: 'typo' };
		expect((await exchange(other, undefined, secret)).body.error).toBe('invalid_client_secret');
	});

	it('gives no refresh token without offline, nor to a repeated consent without prompt', async () => {
		const online = await consent({ access_type: 'online' });
		const first = await exchange(online.back?.searchParams.get('code'));
		expect(first.body.refresh_token).toBeUndefined();
		const offline = await consent({ prompt: '' });
		// The organisation's own token of the test bench counts as an earlier consent.
		const second = await exchange(offline.back?.searchParams.get('code'));
		expect(second.body.refresh_token).toBeUndefined();
		expect(second.body.access_token).toBeDefined();
	});

	it('moves the user to his own data centre; codes, tokens and secrets stay there', async () => {
		const { simulator } = bench;
		simulator.createOrganization({ name: 'Over There', region: 'us', baseCurrency: 'USD' });
		simulator.accounts.consent.userRegion = 'us';
		const { back } = await consent({}, 'eu');
		const code = back?.searchParams.get('code');
		expect(back?.searchParams.get('location')).toBe('us');
		const us = back?.searchParams.get('accounts-server') ?? '';
		expect((await exchange(code)).body).toEqual({ error: 'invalid_code' });
		expect((await exchange(code, us)).body).toEqual({ error: 'invalid_client' });
		const answer = await exchange(code, us, { client_secret: 'secret-of-the-us' });
		expect(answer.body.api_domain).toBe(simulator.apiUrl('us'));
		const headers = { authorization: `Zoho-oauthtoken ${String(answer.body.access_token)}` };
		const there = await callApi(
			`${simulator.apiUrl('us')}/books/v3/organizations`,
			'GET',
			undefined,
			headers,
		);
		expect(there.body.organizations).toMatchObject([{ name: 'Over There' }]);
		const here = await callApi(
			`${simulator.apiUrl('eu')}/books/v3/organizations`,
			'GET',
			undefined,
			headers,
		);
		expect(here).toMatchObject({ status: 401, body: { code: 14 } });
	});

	it('refuses a client that is not switched on for the data centre, and China from outside', async () => {
		bench.simulator.accounts.consent.userRegion = 'us';
		expect((await consent({ client_id: '1000.EUONLY' })).status).toBe(400);
		bench.simulator.accounts.consent.userRegion = 'cn';
		expect((await consent()).status).toBe(400);
	});

	it('tells of a refusal by the user, and knows scopes', async () => {
		bench.simulator.accounts.consent.denyNext = true;
		expect((await consent()).back?.searchParams.get('error')).toBe('access_denied');
		expect((await consent({ scope: 'ZohoBooks.contact.READ' })).status).toBe(400);
		const { back } = await consent({ scope: 'ZohoBooks.contacts.READ,ZohoBooks.nonsense.ALL' });
		const { body } = await exchange(back?.searchParams.get('code'));
		expect(body.scope).toBe('ZohoBooks.contacts.READ');
	});

	it('refreshes without a new refresh token, ten times in ten minutes', async () => {
		const issued = bench.simulator.issueTokens();
		for (let turn = 0; turn < 10; turn += 1) {
			const { body } = await refresh(issued.refresh_token);
			expect(body.refresh_token).toBeUndefined();
			expect(typeof body.access_token).toBe('string');
		}
		const throttled = await refresh(issued.refresh_token);
		expect(throttled.status).toBe(400);
		expect(throttled.body).toMatchObject({ error: 'Access Denied', status: 'failure' });
		await bench.simulator.clock.advance({ minutes: 10 });
		expect((await refresh(issued.refresh_token)).body.access_token).toBeDefined();
	});

	it('removes the oldest refresh token silently, and forgets revoked ones', async () => {
		const first = bench.simulator.issueTokens();
		for (let turn = 0; turn < 20; turn += 1) bench.simulator.issueTokens();
		expect((await refresh(first.refresh_token)).body).toEqual({ error: 'invalid_code' });
		const last = bench.simulator.issueTokens();
		const revoke = `${bench.simulator.accountsUrl()}/oauth/v2/token/revoke?token=`;
		expect((await callApi(`${revoke}${last.refresh_token}`, 'POST')).status).toBe(200);
		expect((await refresh(last.refresh_token)).body).toEqual({ error: 'invalid_code' });
		const again = await callApi(`${revoke}${last.refresh_token}`, 'POST');
		expect(again.status).toBe(400);
		expect(again.headers.get('content-type')).toContain('text/html');
	});

	it('answers 14 to garbage, 57 to a token that ended and to a missing scope', async () => {
		const ask = (value: string, path = '/contacts', method = 'GET', body?: Wire) =>
			bench.call(method, path, body, { authorization: `Zoho-oauthtoken ${value}` });
		expect(await ask('1000.x.y')).toMatchObject({ status: 401, body: { code: 14 } });
		expect((await bench.call('GET', '/contacts', undefined, { authorization: '' })).body.code).toBe(
			14,
		);
		const reader = bench.simulator.issueTokens('ZohoBooks.contacts.READ').access_token;
		expect((await ask(reader)).status).toBe(200);
		expect(await ask(reader, '/invoices')).toMatchObject({ status: 401, body: { code: 57 } });
		expect((await ask(reader, '/contacts', 'POST', { contact_name: 'A' })).body.code).toBe(57);
		expect(bench.organization.contacts.size).toBe(0);
		await bench.simulator.clock.advance({ hours: 1 });
		expect(await ask(reader)).toMatchObject({ status: 401, body: { code: 57 } });
	});

	it('takes Bearer as well, and status changes need CREATE', async () => {
		const bearer = { authorization: `Bearer ${bench.token}` };
		expect((await bench.call('GET', '/users/me', undefined, bearer)).status).toBe(200);
		const updater = bench.simulator.issueTokens('ZohoBooks.invoices.UPDATE').access_token;
		const answer = await bench.call('POST', '/invoices/1/status/sent', undefined, {
			authorization: `Bearer ${updater}`,
		});
		expect(answer.body.code).toBe(57);
	});
});
