/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { SimulatedClock } from '../shared/clock';
import { SimulatorServer, type SimulatedAnswer, type SimulatedRequest } from '../shared/httpServer';
import { AccountsServer } from './accounts/accountsServer';
import { isRegion, regionOfHost, type Region } from './accounts/dataCentres';
import { isAllowed } from './accounts/scopes';
import type { Grant } from './accounts/tokenVault';
import { AWKWARD, type Behaviour } from './behaviour';
import { Organization } from './organization/books';
import type { OrganizationOptions } from './organization/settings';
import { OrganizationLimits, VENDOR_LIMITS } from './protocol/limits';
import {
	noResource,
	notAuthorised,
	tooManyThisMinute,
	wrongOrganization,
} from './protocol/refusals';
import { Refusal } from './protocol/refusal';
import { envelope, refused, Router } from './protocol/router';
import { payloadOf } from './protocol/requestBody';
import { organizationRow } from './resources/organizationRoutes';
import { ROUTES } from './resources/routes';
import { seedOrganization } from './seeding/chartOfAccounts';
import {
	DEFAULT_ZOHO_CLIENT,
	type IssuedTokens,
	type ZohoSimulatorOptions,
} from './simulatorOptions';
import { runProfiles } from './resources/recurringInvoices';
import type { ZohoDelivery } from './webhooks/deliveries';
import { WebhookDispatcher } from './webhooks/dispatcher';
import { WebhookOutbox } from './webhooks/outbox';

/** A call of the API as it came, for those who watch. */
export interface ApiRequest {
	method: string;
	/** Below `/books/v3/`. */
	path: string;
	query: URLSearchParams;
	/** The parsed body; nothing when there is none or it is no JSON. */
	payload: unknown;
}

/**
 * Zoho Books and Zoho Accounts in every data centre on one address: strict, stateful, with books of
 * its own. Facts and section numbers are those of the Zoho sheet.
 */
export class ZohoBooksSimulator extends SimulatorServer {
	readonly clock: SimulatedClock;

	readonly accounts: AccountsServer;

	readonly organizations = new Map<string, Organization>();

	/** May be changed at any time. */
	readonly behaviour: Behaviour;

	readonly limits: OrganizationLimits;

	readonly homeRegion: Region;

	private readonly outbox = new WebhookOutbox();

	private readonly webhooks = new WebhookDispatcher((id) => this.organizations.get(id));

	/** Called with every authorised call of the API, refused ones included. */
	readonly watchers = new Set<(request: ApiRequest) => void>();

	protected readonly answers = {
		tooManyRequests: (): SimulatedAnswer => this.refuse(tooManyThisMinute()),
		serverError: (): SimulatedAnswer => ({
			status: 500,
			body: { code: 1000, message: 'Internal Error' },
		}),
		notFound: (): SimulatedAnswer => refused(noResource()),
	};

	private readonly router = new Router(ROUTES);

	constructor(private readonly options: ZohoSimulatorOptions = {}) {
		super(options.faults);
		this.clock = options.clock ?? new SimulatedClock();
		this.outbox.onChange = (change) => this.webhooks.note(change);
		this.clock.onAdvance(() => {
			for (const organization of this.organizations.values()) runProfiles(organization);
		});
		this.homeRegion = options.homeRegion ?? 'eu';
		this.behaviour = { ...AWKWARD, ...options.behaviour };
		this.limits = new OrganizationLimits(options.limits ?? VENDOR_LIMITS);
		this.accounts = new AccountsServer(
			{
				clients: options.clients ?? [DEFAULT_ZOHO_CLIENT],
				accessSeconds: options.accessTokenSeconds ?? 3600,
				livingAccessTokens: options.livingAccessTokens ?? 10,
				throttleStatus: options.throttleStatus ?? 400,
				accountsUrl: (region) => this.accountsUrl(region),
				apiUrl: (region) => this.apiUrl(region),
			},
			() => (options.tokenClock === 'real' ? Date.now() : this.clock.now().getTime()),
		);
	}

	/** Where the accounts server of a data centre answers. */
	accountsUrl(region: Region = this.homeRegion): string {
		return this.options.publicUrls?.[region]?.accounts ?? this.regionUrl(region);
	}

	/** Where the API of a data centre answers; `/books/v3` follows. */
	apiUrl(region: Region = this.homeRegion): string {
		return this.options.publicUrls?.[region]?.api ?? this.regionUrl(region);
	}

	/** A new organisation with currencies, a chart of accounts, taxes and one item. */
	createOrganization(options: OrganizationOptions): Organization {
		const position = this.organizations.size;
		const id = options.organizationId ?? String(20_092_727_000 + position * 7919);
		const world = {
			clock: this.clock,
			behaviour: this.behaviour,
			outbox: this.outbox,
			homeRegion: this.homeRegion,
		};
		const organization = new Organization(id, options, world, String(460_815 + position * 13));
		if (options.seeded !== false) seedOrganization(organization);
		this.organizations.set(id, organization);
		return organization;
	}

	organization(id: string): Organization {
		const organization = this.organizations.get(id);
		if (organization === undefined) throw new Error(`There is no organisation ${id}.`);
		return organization;
	}

	/** A token answer as after a consent, for credentials of tests. */
	issueTokens(scope = 'ZohoBooks.fullaccess.all', region = this.homeRegion): IssuedTokens {
		const { clientId } = (this.options.clients ?? [DEFAULT_ZOHO_CLIENT])[0] ?? DEFAULT_ZOHO_CLIENT;
		const grant = this.accounts.tokens.grant(region, clientId, scope.split(/[,\s]+/), true);
		const answer = this.accounts.tokenAnswer(grant) as unknown as IssuedTokens;
		return { ...answer, refresh_token: grant.refreshToken ?? '' };
	}

	/** Calls of webhooks since the last time, for `sendDeliveries`. */
	takeDeliveries(): ZohoDelivery[] {
		return this.webhooks.take();
	}

	protected async handle(request: SimulatedRequest): Promise<SimulatedAnswer> {
		const { region, path } = this.placeOf(request);
		const answer = this.accounts.answer(request, path, region);
		if (answer !== undefined) return answer;
		try {
			return await this.api(request, path, region);
		} catch (error) {
			return this.refuse(Refusal.from(error));
		}
	}

	private async api(
		request: SimulatedRequest,
		path: string,
		region: Region,
	): Promise<SimulatedAnswer> {
		const [books, version, ...rest] = path.split('/').slice(1);
		if (books !== 'books' || version !== 'v3' || rest.length === 0) throw noResource();
		const header = request.headers.authorization ?? '';
		const token = /^(?:Zoho-oauthtoken|Bearer) (.+)$/i.exec(header)?.[1];
		const grant = this.accounts.tokens.authorise(token, region);
		this.tellWatchers(request, rest.join('/'));
		if (rest.join('/') === 'organizations' && request.method === 'GET') {
			return this.listOrganizations(grant);
		}
		const organization = this.organizationOf(request, region);
		const { processingMs = 0 } = this.options;
		let answer: SimulatedAnswer;
		try {
			const end = this.limits.start(organization);
			try {
				if (processingMs > 0) await new Promise((resolve) => setTimeout(resolve, processingMs));
				answer = this.router.answer(organization, request, rest, grant.scopes);
			} finally {
				end();
			}
		} catch (error) {
			answer = this.refuse(Refusal.from(error));
		}
		return {
			...answer,
			headers: { ...this.limits.headers(organization), ...answer.headers },
		};
	}

	private tellWatchers(request: SimulatedRequest, path: string): void {
		if (this.watchers.size === 0) return;
		const { method, query } = request;
		let payload: unknown;
		try {
			payload = payloadOf(request);
		} catch (error) {
			Refusal.from(error);
		}
		for (const watch of this.watchers) watch({ method, path, query, payload });
	}

	private organizationOf(request: SimulatedRequest, region: Region): Organization {
		const id = request.query.get('organization_id') ?? '';
		const organization = this.organizations.get(id);
		const isReachable =
			organization !== undefined &&
			organization.settings.region === region &&
			organization.settings.isMember;
		if (!isReachable) throw wrongOrganization(id);
		return organization;
	}

	/** No organization_id, no page_context (Zoho sheet 3). */
	private listOrganizations(grant: Grant): SimulatedAnswer {
		if (!isAllowed(grant.scopes, 'settings', 'GET')) throw notAuthorised();
		const mine = [...this.organizations.values()].filter(
			({ settings }) => settings.isMember && settings.region === grant.region,
		);
		const organizations = mine.map((one, index) => organizationRow(one, index === 0));
		return envelope({ body: { organizations } });
	}

	private refuse(refusal: Refusal): SimulatedAnswer {
		const { retryAfterSeconds } = this.options;
		const answer = refused(refusal);
		return refusal.status !== 429 || retryAfterSeconds === undefined
			? answer
			: { ...answer, headers: { 'retry-after': String(retryAfterSeconds) } };
	}

	private placeOf(request: SimulatedRequest): { region: Region; path: string } {
		const prefix = /^\/dc\/(\w+)(\/.*)$/.exec(request.path);
		if (prefix?.[1] !== undefined && isRegion(prefix[1])) {
			return { region: prefix[1], path: prefix[2] ?? '/' };
		}
		const region = regionOfHost(request.headers.host ?? '') ?? this.homeRegion;
		return { region, path: request.path };
	}

	private regionUrl(region: Region): string {
		return region === this.homeRegion ? this.url : `${this.url}/dc/${region}`;
	}
}

/** A simulator that listens. `url` of the result is its base address. */
export async function startZohoBooksSimulator(
	options: ZohoSimulatorOptions = {},
	port = 0,
): Promise<ZohoBooksSimulator> {
	const simulator = new ZohoBooksSimulator(options);
	await simulator.listen(port);
	return simulator;
}
