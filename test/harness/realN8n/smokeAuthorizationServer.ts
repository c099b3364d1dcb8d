/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Signs everybody in at once and hands out a token, as a vendor's authorization server would. */
export const startAuthorizationServer = async () => {
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://vendor.example');
		if (url.pathname === '/authorize') {
			const callback = new URL(url.searchParams.get('redirect_uri') ?? '');
			callback.searchParams.set('code', 'one-time-code');
			callback.searchParams.set('state', url.searchParams.get('state') ?? '');
			callback.searchParams.set('realmId', '4620816365');
			response.writeHead(302, { location: callback.href }).end();
			return;
		}
		const token = { token_type: 'bearer', access_token: 'access', refresh_token: 'refresh' };
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(request.url === '/token' ? token : request.headers));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
