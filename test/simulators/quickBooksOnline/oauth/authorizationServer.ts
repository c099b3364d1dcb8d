import type { SimulatedAnswer, SimulatedRequest } from '../../shared/httpServer';
import { ConsentPage } from './consentPage';
import { discovery } from './discovery';
import { clientOf, parametersOf } from './clientAuthentication';
import { IdentityTokens } from './identityTokens';
import { REFRESH_LIFETIME, TokenVault, type Connection, type Rotation } from './tokens';

export interface OAuthClientSettings {
	clientId: string;
	clientSecret: string;
	/** Accepted exactly as written; any address when left out. */
	redirectUris?: string[];
}

export interface OAuthOptions {
	clients: OAuthClientSettings[];
	accessSeconds: number;
	rotation: Rotation;
}

/** One line about a call of the token endpoint; no secret is kept. */
export interface TokenRequest {
	grant: string;
	status: number;
	error?: string;
	realmId?: string;
}

/** Intuit's authorization server (QuickBooks sheet 2). */
export class AuthorizationServer {
	readonly tokens: TokenVault;

	/** What was asked of the token endpoint, in order. */
	readonly requests: TokenRequest[] = [];

	/** Who consents to what next; tests may decide. */
	readonly consent: ConsentPage;

	private readonly identity = new IdentityTokens();

	constructor(
		private readonly options: OAuthOptions,
		now: () => number,
		firstRealm: () => string | undefined,
	) {
		this.consent = new ConsentPage(options.clients, firstRealm);
		this.tokens = new TokenVault(options, now);
	}

	/** Nothing when the path belongs to somebody else. */
	answer(request: SimulatedRequest, baseUrl: string): SimulatedAnswer | undefined {
		switch (request.path.replace(/\/$/, '')) {
			case '/connect/oauth2':
				return this.consent.answer(request);
			case '/oauth2/v1/tokens/bearer':
				return this.token(request);
			case '/v2/oauth2/tokens/revoke':
				return this.revoke(request);
			case '/v1/openid_connect/userinfo':
				return this.userInfo(request);
			case '/op/v1/jwks':
				return { status: 200, body: this.identity.keys() };
			case '/.well-known/openid_configuration':
			case '/.well-known/openid_sandbox_configuration':
				return { status: 200, body: discovery(baseUrl) };
			default:
				return undefined;
		}
	}

	private token(request: SimulatedRequest): SimulatedAnswer {
		const parameters = parametersOf(request);
		const grant = parameters.get('grant_type') ?? '';
		const client = clientOf(request, parameters, this.options.clients);
		if (request.method !== 'POST') return this.refuse(grant, 405, 'invalid_request');
		if (client === undefined) return this.refuse(grant, 401, 'invalid_client');
		if (grant === 'authorization_code') return this.exchangeCode(request, parameters, client);
		if (grant === 'refresh_token') return this.refreshToken(request, parameters, client);
		return this.refuse(grant, 400, 'unsupported_grant_type');
	}

	private exchangeCode(
		request: SimulatedRequest,
		parameters: URLSearchParams,
		client: OAuthClientSettings,
	): SimulatedAnswer {
		const grant = 'authorization_code';
		const code = this.consent.find(parameters.get('code') ?? '');
		if (code?.connection !== undefined) code.connection.revoked = true;
		const isGood =
			code !== undefined &&
			code.connection === undefined &&
			code.expiresAt > Date.now() &&
			code.clientId === client.clientId &&
			code.redirectUri === parameters.get('redirect_uri');
		if (!isGood) return this.refuse(grant, 400, 'invalid_grant');
		code.connection = this.tokens.connect(code.realmId, client.clientId, code.scope);
		const access = this.tokens.issueAccess(code.connection);
		return this.grant(request, grant, code.connection, access);
	}

	private refreshToken(
		request: SimulatedRequest,
		parameters: URLSearchParams,
		client: OAuthClientSettings,
	): SimulatedAnswer {
		const grant = 'refresh_token';
		const connection = this.tokens.findRefresh(parameters.get('refresh_token') ?? '');
		if (connection === undefined || connection.clientId !== client.clientId) {
			return this.refuse(grant, 400, 'invalid_grant');
		}
		return this.grant(request, grant, connection, this.tokens.renew(connection));
	}

	private grant(
		request: SimulatedRequest,
		grant: string,
		connection: Connection,
		accessToken: string,
	): SimulatedAnswer {
		this.requests.push({ grant, status: 200, realmId: connection.realmId });
		const wantsHardExpiry = request.headers['x-include-refresh-token-hard-expires-in'] === 'true';
		const isOpenId = connection.scope.split(' ').includes('openid');
		return {
			status: 200,
			headers: { 'cache-control': 'no-cache, no-store' },
			body: {
				token_type: 'bearer',
				access_token: accessToken,
				expires_in: this.options.accessSeconds,
				refresh_token: connection.refreshToken,
				x_refresh_token_expires_in: REFRESH_LIFETIME,
				...(wantsHardExpiry ? { x_refresh_token_hard_expires_in: 157_680_000 } : {}),
				...(isOpenId ? { id_token: this.identity.issue(connection) } : {}),
			},
		};
	}

	private refuse(grant: string, status: number, error: string): SimulatedAnswer {
		this.requests.push({ grant, status, error });
		return { status, body: { error } };
	}

	private revoke(request: SimulatedRequest): SimulatedAnswer {
		const parameters = parametersOf(request);
		const client = clientOf(request, parameters, this.options.clients);
		if (client === undefined) return { status: 401, body: { error: 'invalid_client' } };
		const isRevoked = this.tokens.revoke(parameters.get('token') ?? '');
		return isRevoked
			? { status: 200, body: {} }
			: { status: 400, body: { error: 'invalid_request' } };
	}

	private userInfo(request: SimulatedRequest): SimulatedAnswer {
		const token = (request.headers.authorization ?? '').replace(/^Bearer /i, '');
		const connection = this.tokens.findAccess(token);
		if (connection === undefined || !connection.scope.split(' ').includes('openid')) {
			return { status: 401, body: { error: 'invalid_token' } };
		}
		return { status: 200, body: this.identity.userInfo() };
	}
}
