/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { InProcessN8n } from './index';

/** A vendor that rotates refresh tokens: each works once, and only the newest access token is let in. */
class RotatingVendor {
	tokenRequests = 0;

	private generation = 0;

	private server?: Server;

	async start(): Promise<string> {
		this.server = createServer((request, response) => {
			const answer = (status: number, body: object) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(body));
			};
			if (request.url !== '/token') {
				const allowed = request.headers.authorization === `Bearer access-${this.generation}`;
				answer(allowed ? 200 : 401, allowed ? { company: 'Books Ltd' } : { error: 'expired' });
				return;
			}
			let form = '';
			request.on('data', (chunk) => (form += String(chunk)));
			request.on('end', () => {
				const burnt =
					new URLSearchParams(form).get('refresh_token') !== `refresh-${this.generation}`;
				if (burnt) {
					answer(400, { error: 'invalid_grant' });
					return;
				}
				this.tokenRequests += 1;
				this.generation += 1;
				answer(200, {
					token_type: 'bearer',
					access_token: `access-${this.generation}`,
					refresh_token: `refresh-${this.generation}`,
					expires_in: 3600,
				});
			});
		});
		await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		await new Promise((resolve) => this.server?.close(resolve));
	}
}

describe('credentials in process', () => {
	const vendor = new RotatingVendor();
	let url: string;
	let n8n: InProcessN8n;

	beforeAll(async () => {
		url = await vendor.start();
		n8n = await InProcessN8n.create();
	});

	afterAll(async () => await vendor.stop());

	const askCompany = async () =>
		await n8n.runNode('n8n-nodes-base.httpRequest', {
			url: `${url}/company`,
			authentication: 'genericCredentialType',
			genericAuthType: 'oAuth2Api',
			options: {},
		});

	test('eight runs that meet an expired token refresh it once, and the rotated token is kept', async () => {
		const { id } = n8n.credentials.add('oAuth2Api', {
			grantType: 'authorizationCode',
			accessTokenUrl: `${url}/token`,
			clientId: 'client',
			clientSecret: 'not secret',
			authentication: 'body',
			oauthTokenData: {
				token_type: 'bearer',
				access_token: 'long expired',
				refresh_token: 'refresh-0',
				realmId: '4620816365',
			},
		});
		const runs = await Promise.all(Array.from({ length: 8 }, askCompany));
		for (const run of runs) {
			expect(run.demandSuccess().items('Node')).toEqual([{ company: 'Books Ltd' }]);
		}
		expect(vendor.tokenRequests).toBe(1);
		expect(n8n.credentials.read(String(id)).oauthTokenData).toMatchObject({
			access_token: 'access-1',
			refresh_token: 'refresh-1',
			realmId: '4620816365',
		});
	});

	test('a burnt refresh token ends the run with n8n\'s own "reconnect"', async () => {
		n8n.credentials.add('oAuth2Api', {
			grantType: 'authorizationCode',
			accessTokenUrl: `${url}/token`,
			clientId: 'client',
			clientSecret: 'not secret',
			authentication: 'body',
			oauthTokenData: { token_type: 'bearer', access_token: 'expired', refresh_token: 'burnt' },
		});
		const run = await askCompany();
		expect(run.error?.message).toContain('needs to be reconnected');
	});

	test('hidden fields that are expressions over the credential itself arrive resolved', async () => {
		const details = n8n.credentials.add('salesforceOAuth2Api', {
			environment: 'sandbox',
			clientId: 'client',
			clientSecret: 'not secret',
		});
		const seen = await n8n.seenByNode('salesforceOAuth2Api', details);
		expect(seen.accessTokenUrl).toBe('https://test.salesforce.com/services/oauth2/token');
	});
});
