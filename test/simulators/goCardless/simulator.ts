/* eslint-disable @n8n/community-nodes/require-node-api-error */
import type { SimulatedAnswer, SimulatedRequest, TransportAnswers } from '../shared/httpServer';
import { settleSchedules } from './business/instalments';
import { authenticate, checkVersion, readBody } from './http/authentication';
import { Refusal, renderRefusal } from './http/errors';
import { RateLimits } from './http/rateLimits';
import { route } from './http/router';
import { serveFlowPage } from './pages/flowPage';
import { OAuthPages } from './pages/oauth';
import {
	DEFAULT_APP,
	DEFAULT_TOKEN,
	type AccessToken,
	type GoCardlessSimulatorOptions,
} from './settings';
import { SimulatedBusiness } from './simulatedBusiness';

/**
 * GoCardless for tests: the API with its refusals, payer pages, OAuth, webhooks, and a business
 * that goes on as the clock is advanced. Its books (`world.books`) say what is really held.
 */
export class GoCardlessSimulator extends SimulatedBusiness {
	readonly tokens: Map<string, AccessToken>;

	private readonly limits: RateLimits;

	private readonly oauth: OAuthPages;

	constructor(options: GoCardlessSimulatorOptions) {
		super(options);
		this.tokens = new Map(
			Object.entries(options.accessTokens ?? { [DEFAULT_TOKEN]: { scope: 'read_write' } }),
		);
		this.limits = new RateLimits(options.rateLimitPerMinute ?? 1000);
		this.oauth = new OAuthPages(this.world, options.apps ?? [DEFAULT_APP], this.tokens);
	}

	protected readonly answers: TransportAnswers = {
		tooManyRequests: () => renderRefusal(this.limits.refuse(), this.world.ids.requestId()),
		serverError: () => {
			const message = 'Internal server error';
			const entries = [{ reason: 'internal_server_error', message }];
			const refusal = new Refusal(500, 'gocardless', message, entries);
			return renderRefusal(refusal, this.world.ids.requestId());
		},
		notFound: () => {
			const entries = [{ reason: 'path_not_found', message: 'There is nothing at this path' }];
			const refusal = new Refusal(404, 'invalid_api_usage', 'Not found', entries);
			return renderRefusal(refusal, this.world.ids.requestId());
		},
	};

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		if (request.path === '/billing/static/flow') return serveFlowPage(this.world, request);
		if (request.path === '/oauth/authorize') return this.oauth.authorise(request);
		if (request.path === '/oauth/access_token') return this.oauth.exchange(request);
		return this.handleApi(request);
	}

	private handleApi(request: SimulatedRequest): SimulatedAnswer {
		const requestId = this.world.ids.requestId();
		let headers: Record<string, string> = { 'x-request-id': requestId };
		try {
			const token = authenticate(request, this.tokens);
			checkVersion(request);
			headers = { ...headers, ...this.limits.take(request.path) };
			if (this.options.instalmentSchedulesSettle !== 'nextAdvance') settleSchedules(this.world);
			const answer = route({
				world: this.world,
				method: request.method,
				path: request.path,
				query: request.query,
				body: readBody(request),
				token,
				idempotencyKey: request.headers['idempotency-key'],
			});
			return { ...answer, headers: { ...headers, ...answer.headers } };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const answer = renderRefusal(error, requestId);
			return { ...answer, headers: { ...headers, ...answer.headers } };
		}
	}

	/** The merchant revokes a token or an app: later calls get 401. */
	revokeToken(token: string): void {
		const known = this.tokens.get(token);
		if (known !== undefined) this.tokens.set(token, { ...known, state: 'revoked' });
	}
}
