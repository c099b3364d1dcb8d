import OAuthClient from 'intuit-oauth';

import { QuickBooksSimulator } from './quickBooksSimulator';
import type { QuickBooksSimulatorOptions } from './simulatorOptions';

const REDIRECT = 'http://localhost:5678/rest/oauth2-credential/callback';

interface Handshake {
	simulator: QuickBooksSimulator;
	realmId: string;
	url: string;
	client: OAuthClient;
}

const started: QuickBooksSimulator[] = [];

async function start(options: QuickBooksSimulatorOptions = {}): Promise<Handshake> {
	const simulator = new QuickBooksSimulator({ limits: false, ...options });
	started.push(simulator);
	const url = await simulator.listen();
	const { realmId } = simulator.createCompany({ name: 'Larch & Sons' });
	const client = new OAuthClient({
		environment: 'sandbox',
		clientId: 'simulated-client',
		clientSecret: 'simulated-secret',
		redirectUri: REDIRECT,
	});
	client.setAuthorizeURLs({
		authorizeEndpoint: `${url}/connect/oauth2`,
		tokenEndpoint: `${url}/oauth2/v1/tokens/bearer`,
		revokeEndpoint: `${url}/v2/oauth2/tokens/revoke`,
		userInfoEndpoint: `${url}/v1/openid_connect/userinfo`,
	});
	OAuthClient.jwks_uri = `${url}/op/v1/jwks`;
	return { simulator, realmId, url, client };
}

/** Follows the consent page to the redirect that a browser would open. */
async function consent(client: OAuthClient, scope: string[] = [OAuthClient.scopes.Accounting]) {
	const answer = await fetch(client.authorizeUri({ scope, state: 'state-1' }), {
		redirect: 'manual',
	});
	return answer.headers.get('location') ?? '';
}

async function companyName({ client, url, realmId }: Handshake): Promise<unknown> {
	const answer = await client.makeApiCall({
		url: `${url}/v3/company/${realmId}/companyinfo/${realmId}`,
	});
	return (answer.json as { CompanyInfo: { CompanyName: string } }).CompanyInfo.CompanyName;
}

afterEach(async () => {
	await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

describe('Intuit OAuth, driven by intuit-oauth', () => {
	it('connects a company: code, state and realm come back once, on the redirect', async () => {
		const bench = await start();
		const redirect = new URL(await consent(bench.client));
		expect(redirect.searchParams.get('state')).toBe('state-1');
		expect(redirect.searchParams.get('realmId')).toBe(bench.realmId);
		const tokens = await bench.client.createToken(redirect.href);
		expect(tokens.json).not.toHaveProperty('realmId');
		expect(bench.client.getToken().realmId).toBe(bench.realmId);
		expect(await companyName(bench)).toBe('Larch & Sons');
	});

	it('gives realm ids that a number would corrupt', async () => {
		const { realmId } = await start();
		expect(realmId).toMatch(/^\d{19}$/);
		expect(String(Number(realmId))).not.toBe(realmId);
	});

	it('passes a refused consent on', async () => {
		const { simulator, client } = await start();
		simulator.oauth.consent.denyNext = true;
		expect(await consent(client)).toContain('error=access_denied');
	});

	it('rotates the refresh token on every refresh and refuses the old one', async () => {
		const bench = await start();
		await bench.client.createToken(await consent(bench.client));
		const old = bench.client.getToken().refresh_token;
		await bench.client.refresh();
		expect(bench.client.getToken().refresh_token).not.toBe(old);
		expect(await companyName(bench)).toBe('Larch & Sons');
		await expect(bench.client.refreshUsingToken(old)).rejects.toMatchObject({
			error: 'invalid_grant',
		});
		expect(bench.simulator.tokenRequests.map(({ grant, status }) => [grant, status])).toEqual([
			['authorization_code', 200],
			['refresh_token', 200],
			['refresh_token', 400],
		]);
	});

	it('keeps the refresh token for a day when rotation is daily', async () => {
		const { simulator, client } = await start({ rotation: 'daily' });
		await client.createToken(await consent(client));
		const first = client.getToken().refresh_token;
		await client.refresh();
		expect(client.getToken().refresh_token).toBe(first);
		await simulator.clock.advance({ days: 1 });
		await client.refresh();
		expect(client.getToken().refresh_token).not.toBe(first);
	});

	it('revokes what a replayed code has issued', async () => {
		const bench = await start();
		const redirect = await consent(bench.client);
		await bench.client.createToken(redirect);
		const { refresh_token: refreshToken, access_token: accessToken } = bench.client.getToken();
		await expect(bench.client.createToken(redirect)).rejects.toMatchObject({
			error: 'invalid_grant',
		});
		await expect(bench.client.refreshUsingToken(refreshToken)).rejects.toMatchObject({
			error: 'invalid_grant',
		});
		const answer = await fetch(`${bench.url}/v3/company/${bench.realmId}/preferences`, {
			headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
		});
		expect(answer.status).toBe(401);
	});

	it('takes a revoked connection away for good', async () => {
		const bench = await start();
		await bench.client.createToken(await consent(bench.client));
		const { access_token: accessToken, refresh_token: refreshToken } = bench.client.getToken();
		await bench.client.revoke({ refresh_token: refreshToken });
		bench.client.setToken({ access_token: accessToken });
		await expect(companyName(bench)).rejects.toMatchObject({ code: '401' });
		await expect(bench.client.refreshUsingToken(refreshToken)).rejects.toBeDefined();
	});

	it('answers an expired access token with 401, code 3200, in lower case', async () => {
		const bench = await start();
		await bench.client.createToken(await consent(bench.client));
		bench.simulator.expireAccessTokens();
		const answer = await fetch(`${bench.url}/v3/company/${bench.realmId}/preferences`, {
			headers: {
				authorization: `Bearer ${bench.client.getToken().access_token}`,
				accept: 'application/json',
			},
		});
		expect(answer.status).toBe(401);
		expect(await answer.json()).toMatchObject({
			fault: { type: 'AUTHENTICATION', error: [{ code: '3200' }] },
		});
		await bench.client.refresh();
		expect(await companyName(bench)).toBe('Larch & Sons');
	});

	it('lets access tokens live as short as asked', async () => {
		const bench = await start({ accessTokenSeconds: 0 });
		await bench.client.createToken(await consent(bench.client));
		await expect(companyName(bench)).rejects.toMatchObject({ code: '401' });
	});

	it('refuses a company that this connection was not granted: 403, code 3100', async () => {
		const bench = await start();
		const other = bench.simulator.createCompany({ name: 'Beech Ltd' });
		await bench.client.createToken(await consent(bench.client));
		const answer = await fetch(`${bench.url}/v3/company/${other.realmId}/preferences`, {
			headers: {
				authorization: `Bearer ${bench.client.getToken().access_token}`,
				accept: 'application/json',
			},
		});
		expect(answer.status).toBe(403);
		expect(await answer.json()).toMatchObject({ fault: { error: [{ code: '3100' }] } });
	});

	it('signs id tokens with the realm in them and names the user', async () => {
		const bench = await start();
		await bench.client.createToken(
			await consent(bench.client, [OAuthClient.scopes.Accounting, OAuthClient.scopes.OpenId]),
		);
		expect(await bench.client.validateIdToken()).toBe(true);
		const payload = String(bench.client.getToken().id_token).split('.')[1] ?? '';
		expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
			realmid: bench.realmId,
		});
		const user = await bench.client.getUserInfo();
		expect(user.json).toMatchObject({ email: 'bookkeeper@example.com' });
	});

	it('accepts the client in the body as well, and refuses a wrong secret', async () => {
		const { simulator, url, realmId } = await start();
		const { refresh_token: refreshToken } = simulator.issueTokens(realmId);
		const post = (secret: string) =>
			fetch(`${url}/oauth2/v1/tokens/bearer`, {
				method: 'POST',
				body: new URLSearchParams({
					grant_type: 'refresh_token',
					refresh_token: refreshToken,
					client_id: 'simulated-client',
					client_secret: secret,
				}),
			});
		expect((await post('wrong')).status).toBe(401);
		expect((await post('simulated-secret')).status).toBe(200);
	});

	it('publishes a discovery document that points at itself', async () => {
		const { url } = await start();
		const answer = await fetch(`${url}/.well-known/openid_sandbox_configuration`);
		expect(await answer.json()).toMatchObject({
			token_endpoint: `${url}/oauth2/v1/tokens/bearer`,
			revocation_endpoint: `${url}/v2/oauth2/tokens/revoke`,
		});
	});
});
