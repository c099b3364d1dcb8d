import { randomBytes } from 'node:crypto';

import type { SimulatedAnswer } from '../../shared/httpServer';
import type { ZohoClient } from './clients';
import type { Region } from './dataCentres';
import { knownScopes } from './scopes';

/** A grant code: good once, for a minute, in one data centre. */
export interface Code {
	clientId: string;
	redirectUri: string;
	region: Region;
	scopes: string[];
	/** The consent asked for a refresh token in the way that gets one. */
	isOffline: boolean;
	isForced: boolean;
	used: boolean;
	expiresAt: number;
}

/** Zoho sheet 2: a minute for Books, the shortest of the figures. */
const CODE_LIFETIME = 60_000;

/** The page on which a user lets an application into his books. */
export class ConsentPage {
	/** The data centre of the user; that of the page he starts at when left out. */
	userRegion?: Region;

	/** The user refuses the next consent. */
	denyNext = false;

	private readonly codes = new Map<string, Code>();

	constructor(
		private readonly clients: ZohoClient[],
		private readonly now: () => number,
		private readonly accountsUrl: (region: Region) => string,
	) {}

	find(code: string): Code | undefined {
		return this.codes.get(code);
	}

	/** Redirects at once: the user agrees, unless told to refuse. */
	answer(query: URLSearchParams, startedAt: Region): SimulatedAnswer {
		const region = this.userRegion ?? startedAt;
		const client = this.clients.find(({ clientId }) => clientId === query.get('client_id'));
		const redirectUri = query.get('redirect_uri') ?? '';
		if (client === undefined || client.regions?.includes(region) === false) {
			return page('Invalid Client: the client id is not registered in this data centre.');
		}
		// China stands alone: no consent crosses its border (Zoho sheet 1).
		if (startedAt !== region && [startedAt, region].includes('cn')) {
			return page('Invalid Client: the account belongs to another data centre.');
		}
		if (!(client.redirectUris?.includes(redirectUri) ?? /^https?:/.test(redirectUri))) {
			return page('Invalid Redirect Uri: it does not match the one configured.');
		}
		const scopes = knownScopes(query.get('scope') ?? '');
		if (query.get('response_type') !== 'code') return page('Invalid Response Type.');
		if (scopes.length === 0) return page('Invalid OAuth Scope: it does not exist.');
		const target = new URL(redirectUri);
		const state = query.get('state');
		if (state !== null) target.searchParams.set('state', state);
		if (this.denyNext) {
			this.denyNext = false;
			target.searchParams.set('error', 'access_denied');
		} else {
			const code = `1000.${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`;
			this.codes.set(code, {
				clientId: client.clientId,
				redirectUri,
				region,
				scopes,
				isOffline: query.get('access_type') === 'offline',
				isForced: query.get('prompt') === 'consent',
				used: false,
				expiresAt: this.now() + CODE_LIFETIME,
			});
			target.searchParams.set('code', code);
			target.searchParams.set('location', region);
			target.searchParams.set('accounts-server', this.accountsUrl(region));
		}
		return { status: 302, headers: { location: target.href }, body: '' };
	}
}

function page(message: string): SimulatedAnswer {
	const headers = { 'content-type': 'text/html;charset=UTF-8' };
	return { status: 400, headers, body: `<!doctype html><title>Error</title><p>${message}</p>` };
}
