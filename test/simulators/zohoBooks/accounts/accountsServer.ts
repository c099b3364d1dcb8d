import type { SimulatedAnswer, SimulatedRequest } from '../../shared/httpServer';
import { clientOf, parametersOf, type ZohoClient } from './clients';
import { ConsentPage } from './consentPage';
import { DATA_CENTRES, REGIONS, type Region } from './dataCentres';
import { TokenVault, type Grant, type VaultOptions } from './tokenVault';

export interface AccountsOptions extends VaultOptions {
	clients: ZohoClient[];
	/** HTTP status of the answer to too many refreshes: 400 as measured lately, or 200. */
	throttleStatus: 200 | 400;
	accountsUrl: (region: Region) => string;
	apiUrl: (region: Region) => string;
}

/** One line about a call of the token endpoint; no secret is kept. */
export interface TokenRequest {
	grant: string;
	region: Region;
	error?: string;
}

/** Zoho Accounts in all data centres (Zoho sheet 2). */
export class AccountsServer {
	readonly tokens: TokenVault;

	/** Who consents to what next; tests may decide. */
	readonly consent: ConsentPage;

	/** What was asked of the token endpoint, in order. */
	readonly requests: TokenRequest[] = [];

	constructor(
		private readonly options: AccountsOptions,
		private readonly now: () => number,
	) {
		this.tokens = new TokenVault(options, now);
		this.consent = new ConsentPage(options.clients, now, options.accountsUrl);
	}

	/** Nothing when the path belongs to somebody else. */
	answer(request: SimulatedRequest, path: string, region: Region): SimulatedAnswer | undefined {
		switch (path.replace(/\/$/, '')) {
			case '/oauth/v2/auth':
				return this.consent.answer(request.query, region);
			case '/oauth/v2/token':
				return this.token(request, region);
			case '/oauth/v2/token/revoke':
			case '/oauth/v2/revoke/token':
				return this.revoke(request);
			case '/oauth/serverinfo':
				return { status: 200, body: serverInfo() };
			default:
				return undefined;
		}
	}

	/** The answer of the token endpoint to a consent, without the consent. */
	tokenAnswer(grant: Grant): Record<string, unknown> {
		return {
			access_token: this.tokens.issueAccess(grant),
			scope: grant.scopes.join(' '),
			api_domain: this.options.apiUrl(grant.region),
			token_type: 'Bearer',
			expires_in: this.options.accessSeconds,
		};
	}

	private token(request: SimulatedRequest, region: Region): SimulatedAnswer {
		const parameters = parametersOf(request);
		const grant = parameters.get('grant_type') ?? '';
		if (request.method !== 'POST') return this.refuse(grant, region, 'invalid_request');
		const client = clientOf(parameters, this.options.clients, region);
		if (typeof client === 'string') return this.refuse(grant, region, client);
		if (grant === 'authorization_code') return this.exchange(parameters, client, region);
		if (grant === 'refresh_token') return this.refresh(parameters, client, region);
		return this.refuse(grant, region, 'unsupported_grant_type');
	}

	private exchange(
		parameters: URLSearchParams,
		client: ZohoClient,
		region: Region,
	): SimulatedAnswer {
		const grant = 'authorization_code';
		const code = this.consent.find(parameters.get('code') ?? '');
		const isGood =
			code !== undefined &&
			!code.used &&
			code.expiresAt > this.now() &&
			code.clientId === client.clientId &&
			code.region === region;
		if (!isGood) return this.refuse(grant, region, 'invalid_code');
		if (code.redirectUri !== parameters.get('redirect_uri')) {
			return this.refuse(grant, region, 'invalid_redirect_uri');
		}
		code.used = true;
		const isFirst = !this.tokens.hasRefreshToken(region, client.clientId);
		const withRefresh = code.isOffline && (code.isForced || isFirst);
		const issued = this.tokens.grant(region, client.clientId, code.scopes, withRefresh);
		this.requests.push({ grant, region });
		const { access_token, ...others } = this.tokenAnswer(issued);
		const refresh = withRefresh ? { refresh_token: issued.refreshToken } : {};
		return { status: 200, body: { access_token, ...refresh, ...others } };
	}

	private refresh(
		parameters: URLSearchParams,
		client: ZohoClient,
		region: Region,
	): SimulatedAnswer {
		const grant = 'refresh_token';
		const found = this.tokens.findRefresh(parameters.get('refresh_token') ?? '', region);
		if (found === undefined || found.clientId !== client.clientId) {
			return this.refuse(grant, region, 'invalid_code');
		}
		if (!this.tokens.mayRefresh(found)) {
			this.requests.push({ grant, region, error: 'Access Denied' });
			return { status: this.options.throttleStatus, body: THROTTLED };
		}
		this.requests.push({ grant, region });
		return { status: 200, body: this.tokenAnswer(found) };
	}

	/** Errors come with HTTP 200 (Zoho sheet, trap 1). */
	private refuse(grant: string, region: Region, error: string): SimulatedAnswer {
		this.requests.push({ grant, region, error });
		return { status: 200, body: { error } };
	}

	private revoke(request: SimulatedRequest): SimulatedAnswer {
		const token = parametersOf(request).get('token') ?? '';
		if (this.tokens.revoke(token)) return { status: 200, body: { status: 'success' } };
		const headers = { 'content-type': 'text/html;charset=UTF-8' };
		return { status: 400, headers, body: '<!doctype html><title>Error</title><p>invalid_token' };
	}
}

const THROTTLED = {
	error_description:
		'You have made too many requests continuously. Please try again after some time.',
	error: 'Access Denied',
	status: 'failure',
};

/** The list of data centres names every one but China. */
function serverInfo(): Record<string, unknown> {
	const listed = REGIONS.filter((region) => region !== 'cn');
	return {
		result: 'success',
		locations: Object.fromEntries(listed.map((region) => [region, DATA_CENTRES[region].accounts])),
	};
}
