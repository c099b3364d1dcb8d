import { timingSafeEqual } from 'node:crypto';

import type { SimulatedRequest } from '../../shared/httpServer';
import type { OAuthClientSettings } from './authorizationServer';

/** Form parameters; revocation may come as JSON as well. */
export function parametersOf(request: SimulatedRequest): URLSearchParams {
	const text = request.raw.toString('utf8');
	if (!(request.headers['content-type'] ?? '').includes('json')) return new URLSearchParams(text);
	try {
		return new URLSearchParams(JSON.parse(text) as Record<string, string>);
	} catch {
		return new URLSearchParams();
	}
}

/** The client, by HTTP Basic or by the body (QuickBooks sheet 2); nothing if the secret is wrong. */
export function clientOf(
	request: SimulatedRequest,
	parameters: URLSearchParams,
	clients: OAuthClientSettings[],
): OAuthClientSettings | undefined {
	const [id, secret] = basic(request) ?? [
		parameters.get('client_id') ?? '',
		parameters.get('client_secret') ?? '',
	];
	return clients.find((client) => client.clientId === id && isEqual(client.clientSecret, secret));
}

function basic(request: SimulatedRequest): [string, string] | undefined {
	const match = /^Basic (.+)$/i.exec(request.headers.authorization ?? '');
	if (match?.[1] === undefined) return undefined;
	const pair = Buffer.from(match[1], 'base64').toString('utf8');
	const colon = pair.indexOf(':');
	const part = (text: string) => {
		try {
			return decodeURIComponent(text);
		} catch {
			return text;
		}
	};
	return colon < 0 ? undefined : [part(pair.slice(0, colon)), part(pair.slice(colon + 1))];
}

function isEqual(left: string, right: string): boolean {
	const [a, b] = [Buffer.from(left), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}
