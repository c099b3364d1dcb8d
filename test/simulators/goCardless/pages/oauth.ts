import type { SimulatedAnswer, SimulatedRequest } from '../../shared/httpServer';
import type { AccessToken, OAuthApp } from '../settings';
import type { World } from '../world';

interface Grant {
	app: OAuthApp;
	redirectUri: string;
	scope: AccessToken['scope'];
}

/** Connecting a merchant to a partner app (GoCardless sheet 8.2). No refresh token, no expiry. */
export class OAuthPages {
	private readonly grants = new Map<string, Grant>();

	constructor(
		private readonly world: World,
		private readonly apps: OAuthApp[],
		private readonly tokens: Map<string, AccessToken>,
	) {}

	/** The merchant says yes at once: back to the app with a code that works once. */
	authorise({ query }: SimulatedRequest): SimulatedAnswer {
		const app = this.apps.find(({ clientId }) => clientId === query.get('client_id'));
		const redirectUri = query.get('redirect_uri') ?? '';
		const isAllowed = app?.redirectUris?.includes(redirectUri) ?? true;
		if (app === undefined || !/^https?:\/\//.test(redirectUri) || !isAllowed) {
			return { status: 400, body: 'Unknown client_id, or redirect_uri that is not allowed.' };
		}
		const back = new URL(redirectUri);
		const state = query.get('state');
		if (state !== null) back.searchParams.set('state', state);
		const scope = query.get('scope');
		if (query.get('response_type') !== 'code') {
			back.searchParams.set('error', 'unsupported_response_type');
		} else if (scope !== 'read_write' && scope !== 'read_only') {
			back.searchParams.set('error', 'invalid_scope');
		} else {
			const code = `code_${this.world.ids.requestId()}`;
			this.grants.set(code, { app, redirectUri, scope });
			back.searchParams.set('code', code);
		}
		return { status: 302, headers: { location: back.toString() } };
	}

	/** Exchanges a code; client id and secret stand in the form body. */
	exchange(request: SimulatedRequest): SimulatedAnswer {
		const form = new URLSearchParams(request.raw.toString('utf8'));
		if (form.get('grant_type') !== 'authorization_code') {
			return refuse('unsupported_grant_type', 'Only authorization_code is supported.');
		}
		const code = form.get('code') ?? '';
		const grant = this.grants.get(code);
		this.grants.delete(code);
		if (grant === undefined) return refuse('invalid_grant', 'The code is unknown or was used.');
		const { app, redirectUri, scope } = grant;
		if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret) {
			return refuse('invalid_client', 'Client authentication failed.', 401);
		}
		if (form.get('redirect_uri') !== redirectUri) {
			return refuse('invalid_grant', 'The redirect_uri differs from the one authorised.');
		}
		const token = `app_${this.world.ids.requestId()}`;
		this.tokens.set(token, { scope, app: app.clientId });
		return {
			status: 200,
			body: { access_token: token, token_type: 'bearer', scope, organisation_id: 'OR0000000001' },
		};
	}
}

function refuse(error: string, description: string, status = 400): SimulatedAnswer {
	return { status, body: { error, error_description: description } };
}
