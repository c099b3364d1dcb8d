import { randomUUID } from 'node:crypto';

import { SimulatedClock } from '../shared/clock';
import { SimulatorServer, type SimulatedAnswer, type SimulatedRequest } from '../shared/httpServer';
import { SeededRandom } from '../shared/random';
import type { Delivery } from '../shared/webhooks';
import { Company } from './company';
import type { CompanyOptions } from './companySettings';
import { answerCompanyRequest } from './companyRequests';
import type { EntityName } from './entities/rules';
import {
	AuthorizationServer,
	type OAuthClientSettings,
	type TokenRequest,
} from './oauth/authorizationServer';
import { notAuthorisedForCompany, throttled, unauthorised } from './protocol/gatewayFaults';
import { NO_LIMITS, RealmLimits, VENDOR_LIMITS } from './realmLimits';
import { seedChartOfAccounts } from './seeding/chartOfAccounts';
import {
	DEFAULT_CLIENT,
	type IssuedTokens,
	type QuickBooksSimulatorOptions,
} from './simulatorOptions';
import { type DeliveryOptions, toDeliveries } from './webhooks/deliveries';
import { ChangeOutbox } from './webhooks/outbox';

export type { IssuedTokens, QuickBooksSimulatorOptions };

/** Behind the path of a batch that only asks, in the log. */
export const QUERIES_ONLY = '#queries';

/**
 * QuickBooks Online and Intuit's authorization server on one address: strict, stateful, with books of
 * its own. Facts and section numbers are those of the QuickBooks sheet.
 */
export class QuickBooksSimulator extends SimulatorServer {
	readonly clock: SimulatedClock;

	readonly oauth: AuthorizationServer;

	readonly companies = new Map<string, Company>();

	readonly verifierToken: string;

	/** May be changed at any time; see the option. */
	staleSyncTokenRate: number;

	/** Refusals come with HTTP 200, as the vendor says they may (QuickBooks sheet 1). */
	faultsWith200 = false;

	/** How many stale SyncTokens were made up. */
	staleSyncTokens = 0;

	protected readonly answers = {
		tooManyRequests: () => this.throttle(),
		serverError: (): SimulatedAnswer => ({ status: 503, body: '<html>Service Unavailable</html>' }),
		notFound: (): SimulatedAnswer => ({ status: 404, body: '<html>Not Found</html>' }),
	};

	private readonly outbox = new ChangeOutbox();

	private readonly limits: RealmLimits;

	private readonly random: SeededRandom;

	private readonly chance: SeededRandom;

	private readonly accessTokenSeconds: number;

	private readonly retryAfterSeconds?: number;

	private readonly clients: OAuthClientSettings[];

	constructor(options: QuickBooksSimulatorOptions = {}) {
		super(options.faults);
		this.clock = options.clock ?? new SimulatedClock();
		this.limits = new RealmLimits(
			options.limits === false ? NO_LIMITS : (options.limits ?? VENDOR_LIMITS),
		);
		this.random = new SeededRandom(options.seed ?? 1);
		this.chance = new SeededRandom((options.seed ?? 1) + 1);
		this.staleSyncTokenRate = options.staleSyncTokenRate ?? 0;
		this.verifierToken = options.verifierToken ?? '8fd3e7b2-simulated-verifier-token';
		this.retryAfterSeconds = options.retryAfterSeconds;
		this.accessTokenSeconds = options.accessTokenSeconds ?? 3600;
		this.clients = options.clients ?? [DEFAULT_CLIENT];
		this.oauth = new AuthorizationServer(
			{
				clients: this.clients,
				accessSeconds: this.accessTokenSeconds,
				rotation: options.rotation ?? 'every refresh',
			},
			() => this.clock.now().getTime(),
			() => [...this.companies.keys()][0],
		);
	}

	/** A new company with a chart of accounts, items, terms, payment methods and tax codes. */
	createCompany(options: CompanyOptions): Company {
		const position = this.companies.size;
		const realmId = options.realmId ?? `93414534${String(10_223_344_556 + position * 7919)}`;
		const firstId = 100 + position * 10_000;
		const company = new Company(realmId, options, this.clock, this.outbox, firstId);
		seedChartOfAccounts(company);
		this.outbox.take();
		this.companies.set(realmId, company);
		return company;
	}

	company(realmId: string): Company {
		const company = this.companies.get(realmId);
		if (company === undefined) throw new Error(`There is no company ${realmId}.`);
		return company;
	}

	/** Tokens as after a consent, for credentials that skip the browser. */
	issueTokens(realmId: string, clientId = this.clients[0]?.clientId ?? ''): IssuedTokens {
		const scope = 'com.intuit.quickbooks.accounting';
		const connection = this.oauth.tokens.connect(this.company(realmId).realmId, clientId, scope);
		return {
			access_token: this.oauth.tokens.issueAccess(connection),
			refresh_token: connection.refreshToken,
			token_type: 'bearer',
			expires_in: this.accessTokenSeconds,
			x_refresh_token_expires_in: 8_726_400,
			realmId,
		};
	}

	/** Ends all access tokens at once (of one company, or of all). */
	expireAccessTokens(realmId?: string): void {
		this.oauth.tokens.expireAccess(realmId);
	}

	/** Calls of the token endpoint, in order, without secrets. */
	get tokenRequests(): readonly TokenRequest[] {
		return this.oauth.requests;
	}

	/** As if somebody else had just saved the record. */
	bumpSyncToken(realmId: string, entity: EntityName, id: string): void {
		this.company(realmId).bumpSyncToken(entity, id);
	}

	/** Changes since the last call as signed webhooks, for `deliver` of the shared plumbing. */
	takeDeliveries(options: DeliveryOptions = {}): Delivery[] {
		return toDeliveries(this.outbox.take(), this.verifierToken, options);
	}

	/** A batch of nothing but queries writes nothing, and is told apart from those that do. */
	protected override nameOf(request: SimulatedRequest): string {
		const { path, raw } = request;
		const asksOnly = path.endsWith('/batch') && !raw.includes('"operation"');
		return asksOnly ? `${path}${QUERIES_ONLY}` : path;
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		const answer = this.oauth.answer(request, this.url) ?? this.api(request);
		return {
			...answer,
			headers: { ...answer.headers, intuit_tid: `1-${randomUUID()}`, 'qbo-version': '1989.260' },
		};
	}

	private api(request: SimulatedRequest): SimulatedAnswer {
		const [version, noun, realmId = '', ...path] = request.path.split('/').slice(1);
		if (version !== 'v3' || noun !== 'company' || path.length === 0) {
			return this.answers.notFound();
		}
		const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
		const connection = this.oauth.tokens.findAccess(token ?? '');
		if (connection === undefined) return unauthorised();
		const company = this.companies.get(realmId);
		if (company === undefined || connection.realmId !== realmId) return notAuthorisedForCompany();
		if (!this.limits.allow(realmId, path[0] === 'batch')) return this.throttle();
		const answer = answerCompanyRequest(company, request, path, {
			random: this.random,
			beforeChange: (_company, rules, { id }) => this.maybeStale(company, rules.name, id),
		});
		return this.faultsWith200 && answer.status === 400 ? { ...answer, status: 200 } : answer;
	}

	private throttle(): SimulatedAnswer {
		const answer = throttled();
		if (this.retryAfterSeconds === undefined) return answer;
		const headers = { ...answer.headers, 'retry-after': String(this.retryAfterSeconds) };
		return { ...answer, headers };
	}

	private maybeStale(company: Company, entity: EntityName, id: string): void {
		if (this.staleSyncTokenRate <= 0 || !this.chance.chance(this.staleSyncTokenRate)) return;
		this.staleSyncTokens += 1;
		company.bumpSyncToken(entity, id);
	}
}
