import type { SimulatedRequest } from '../../shared/httpServer';
import type { Region } from './dataCentres';

/** An application of the API console. */
export interface ZohoClient {
	clientId: string;
	/** Good in every data centre, unless `secrets` has another for it. */
	clientSecret: string;
	/** Multi-DC without "same credentials": the secret differs in these data centres. */
	secrets?: Partial<Record<Region, string>>;
	/** Data centres the client is switched on for; all of them when left out. */
	regions?: Region[];
	/** Accepted exactly as written; any address when left out. */
	redirectUris?: string[];
}

/** Form body and query string both work, Basic authentication too (Zoho sheet 2). */
export function parametersOf(request: SimulatedRequest): URLSearchParams {
	const parameters = new URLSearchParams(request.query);
	for (const [name, value] of new URLSearchParams(request.raw.toString('utf8'))) {
		parameters.set(name, value);
	}
	const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	if (basic !== undefined) {
		const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
		parameters.set('client_id', decodeURIComponent(id));
		parameters.set('client_secret', decodeURIComponent(secret));
	}
	return parameters;
}

/** The client, or the word the token endpoint refuses it with. */
export function clientOf(
	parameters: URLSearchParams,
	clients: ZohoClient[],
	region: Region,
): ZohoClient | 'invalid_client' | 'invalid_client_secret' {
	const client = clients.find(({ clientId }) => clientId === parameters.get('client_id'));
	if (client === undefined || client.regions?.includes(region) === false) return 'invalid_client';
	const secret = parameters.get('client_secret') ?? '';
	if ((client.secrets?.[region] ?? client.clientSecret) === secret) return client;
	// The secret of another data centre is known, only not here.
	const others = [client.clientSecret, ...Object.values(client.secrets ?? {})];
	return others.includes(secret) ? 'invalid_client' : 'invalid_client_secret';
}
