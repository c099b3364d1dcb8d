import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ZohoBooksOAuth2Api } from '../../../credentials/ZohoBooksOAuth2Api.credentials';
import { ZohoBooksChangesTrigger } from '../../../nodes/ZohoBooksChangesTrigger/ZohoBooksChangesTrigger.node';
import { InProcessN8n } from '../../harness/inProcess';
import { serveFromSource } from '../../harness/inProcess/fromSource';
import { MovedClock } from '../../harness/inProcess/movedClock';
import { PollMemory, type PollOptions } from '../../harness/inProcess/polling';
import { SimulatedClock } from '../../simulators/shared/clock';
import {
	DEFAULT_ZOHO_CLIENT,
	type Organization,
	seedCustomer,
	seedInvoice,
	seedPayment,
	startZohoBooksSimulator,
	type ZohoBooksSimulator,
} from '../../simulators/zohoBooks';

jest.setTimeout(60_000);

export const TRIGGER = 'n8n-nodes-gocardless-books.zohoBooksChangesTrigger';

const MINUTE_MS = 60_000;

/** n8n's engine with our trigger (from source), and a simulated organization in which time passes. */
export class ChangesBench {
	/** What n8n has stored of the trigger. */
	readonly memory = new PollMemory();

	parameters: INodeParameters = {};

	private constructor(
		readonly n8n: InProcessN8n,
		readonly simulator: ZohoBooksSimulator,
		readonly organization: Organization,
		readonly customer: string,
		private readonly clock: MovedClock,
	) {}

	static async start(): Promise<ChangesBench> {
		const clock = new MovedClock();
		const simulator = await startZohoBooksSimulator({
			limits: false,
			clock: new SimulatedClock(new Date()),
			tokenClock: 'real',
			accessTokenSeconds: 10 * 365 * 86_400,
		});
		const organization = simulator.createOrganization({ name: 'Larch & Sons', plan: 'Free' });
		const customer = seedCustomer(organization, { name: 'Amy' });
		const n8n = await InProcessN8n.create();
		serveFromSource(n8n, new ZohoBooksChangesTrigger(), [new ZohoBooksOAuth2Api()]);
		const bench = new ChangesBench(n8n, simulator, organization, customer, clock);
		bench.connect(organization);
		return bench;
	}

	/** Connects the credential to an organization. */
	connect(organization: Organization): void {
		this.n8n.credentials.add(
			'zohoBooksOAuth2Api',
			{
				environment: 'custom',
				accountsUrl: this.simulator.accountsUrl(),
				baseUrl: this.simulator.apiUrl(),
				...DEFAULT_ZOHO_CLIENT,
				organizationId: organization.id,
				oauthTokenData: { ...this.simulator.issueTokens() },
			},
			'Books',
		);
	}

	async close(): Promise<void> {
		this.clock.restore();
		await this.simulator.close();
	}

	/** Time passes, for us and for Zoho Books. */
	async pass({ days = 0, hours = 0, minutes = 0 }): Promise<void> {
		await this.simulator.clock.advance({ days, hours, minutes });
		this.clock.move(((days * 24 + hours) * 60 + minutes) * MINUTE_MS);
	}

	/** Our clock alone goes wrong. */
	skew(minutes: number): void {
		this.clock.move(minutes * MINUTE_MS);
	}

	async look(options: PollOptions = {}): Promise<IDataObject[]> {
		const node = {
			id: 'changes',
			name: 'Changes',
			type: TRIGGER,
			typeVersion: 1,
			position: [0, 0],
			parameters: this.parameters,
		};
		return await this.n8n.poll({ nodes: [node] }, this.memory, options);
	}

	/** The same, in short: `invoice 460815000000000101 created`. */
	async lookFor(options: PollOptions = {}): Promise<string[]> {
		return (await this.look(options)).map(
			({ entity, id, operation }) => `${String(entity)} ${String(id)} ${String(operation)}`,
		);
	}

	invoice(amount = 5_000): string {
		return seedInvoice(this.organization, { customer: this.customer, amount });
	}

	payment(reference = '', invoices: Record<string, number> = {}, extra = {}): string {
		return seedPayment(this.organization, {
			customer: this.customer,
			amount: 5_000,
			invoices,
			extra: { reference_number: reference, ...extra },
		});
	}

	/** Calls of the API since the last time this was asked. */
	takeCalls(): string[] {
		return this.simulator.calls
			.splice(0)
			.map(({ method, path }) => `${method} ${path.replace(/^.*\/books\/v3/, '')}`);
	}
}
