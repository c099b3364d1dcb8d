import { randomBytes } from 'node:crypto';

import type { SimulatedAnswer, SimulatedRequest } from '../../shared/httpServer';
import type { OAuthClientSettings } from './authorizationServer';
import type { Connection } from './tokens';

/** An authorization code, good once and for a few minutes. */
export interface Code {
	clientId: string;
	redirectUri: string;
	realmId: string;
	scope: string;
	/** Set when the code was used; a replay revokes what came out of it. */
	connection?: Connection;
	expiresAt: number;
}

const CODE_LIFETIME = 5 * 60_000;

/** The page on which a user connects a company. */
export class ConsentPage {
	/** The company the next consents connect; the first one otherwise. */
	nextRealm?: string;

	/** The user refuses the next consent. */
	denyNext = false;

	private readonly codes = new Map<string, Code>();

	constructor(
		private readonly clients: OAuthClientSettings[],
		private readonly firstRealm: () => string | undefined,
	) {}

	find(code: string): Code | undefined {
		return this.codes.get(code);
	}

	/** Redirects at once: the user agrees, unless told to refuse. */
	answer({ query }: SimulatedRequest): SimulatedAnswer {
		const clientId = query.get('client_id') ?? '';
		const client = this.clients.find((one) => one.clientId === clientId);
		const redirectUri = query.get('redirect_uri') ?? '';
		const state = query.get('state');
		const isKnownUri = client?.redirectUris?.includes(redirectUri) ?? /^https?:/.test(redirectUri);
		if (client === undefined || !isKnownUri) {
			return page('The client id or the redirect URI is not registered.');
		}
		if (query.get('response_type') !== 'code' || !query.get('scope') || !state) {
			return page('response_type=code, scope and state are required.');
		}
		const target = new URL(redirectUri);
		target.searchParams.set('state', state);
		const realmId = this.nextRealm ?? this.firstRealm();
		if (this.denyNext || realmId === undefined) {
			this.denyNext = false;
			target.searchParams.set('error', 'access_denied');
			return { status: 302, headers: { location: target.href }, body: '' };
		}
		const code = `AB1${randomBytes(24).toString('hex')}`;
		const scope = query.get('scope') ?? '';
		const expiresAt = Date.now() + CODE_LIFETIME;
		this.codes.set(code, { clientId, redirectUri, realmId, scope, expiresAt });
		target.searchParams.set('code', code);
		target.searchParams.set('realmId', realmId);
		return { status: 302, headers: { location: target.href }, body: '' };
	}
}

function page(message: string): SimulatedAnswer {
	const headers = { 'content-type': 'text/html;charset=UTF-8' };
	return { status: 400, headers, body: `<!doctype html><title>Error</title><p>${message}</p>` };
}
