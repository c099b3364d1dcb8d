import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { ZohoBooksOAuth2Api } from '../../../credentials/ZohoBooksOAuth2Api.credentials';
import { ZohoBooksTrigger } from '../../../nodes/ZohoBooksTrigger/ZohoBooksTrigger.node';
import { Pace } from '../../../nodes/shared/transport/pace';
import { InProcessN8n } from '../../harness/inProcess';
import { serveFromSource } from '../../harness/inProcess/fromSource';
import { PollMemory } from '../../harness/inProcess/polling';
import type { HookOptions } from '../../harness/inProcess/webhookHooks';
import {
	DEFAULT_ZOHO_CLIENT,
	type Organization,
	type OrganizationOptions,
	seedCustomer,
	seedInvoice,
	startZohoBooksSimulator,
	type ZohoBooksSimulator,
	type ZohoDelivery,
	type ZohoSimulatorOptions,
} from '../../simulators/zohoBooks';

jest.setTimeout(60_000);

const CREDENTIAL = 'zohoBooksOAuth2Api';
/** What a person entered in Zoho Books and in the credential. */
export const SECRET = 'a1b2c3d4'.repeat(2);

const TRIGGER = 'n8n-nodes-gocardless-books.zohoBooksTrigger';

export interface Outcome {
	status: number;
	/** The JSON of what the workflow got; none when nothing was started. */
	items: IDataObject[];
	started: boolean;
}

/** n8n's engine with our trigger (from source), and a simulated organization that sends webhooks. */
export class TriggerBench {
	/** What n8n has stored of the trigger. */
	readonly memory = new PollMemory();

	parameters: INodeParameters = {};

	private constructor(
		readonly n8n: InProcessN8n,
		readonly simulator: ZohoBooksSimulator,
		readonly organization: Organization,
		readonly customer: string,
	) {}

	static async start(
		organization: Partial<OrganizationOptions> = {},
		options: ZohoSimulatorOptions = {},
	): Promise<TriggerBench> {
		const simulator = await startZohoBooksSimulator({ limits: false, ...options });
		const created = simulator.createOrganization({
			name: 'Larch & Sons',
			plan: 'Professional',
			...organization,
		});
		const customer = seedCustomer(created, { name: 'Amy' });
		const n8n = await InProcessN8n.create();
		serveFromSource(n8n, new ZohoBooksTrigger(), [new ZohoBooksOAuth2Api()]);
		const bench = new TriggerBench(n8n, simulator, created, customer);
		bench.connect();
		return bench;
	}

	/** Saves the credential, with what a test wants to be different. */
	connect(credential: Partial<ICredentialDataDecryptedObject> = {}): void {
		this.n8n.credentials.add(
			CREDENTIAL,
			{
				environment: 'custom',
				accountsUrl: this.simulator.accountsUrl(),
				baseUrl: this.simulator.apiUrl(),
				...DEFAULT_ZOHO_CLIENT,
				organizationId: this.organization.id,
				oauthTokenData: { ...this.simulator.issueTokens() },
				...credential,
			},
			'Books',
		);
	}

	/** Lets requests leave without the pauses that Zoho wants between them. */
	hurry(): void {
		jest.spyOn(Pace.prototype, 'turn').mockResolvedValue(() => undefined);
	}

	async close(): Promise<void> {
		jest.restoreAllMocks();
		await this.simulator.close();
	}

	async publish(options: Partial<HookOptions> = {}): Promise<void> {
		await this.n8n.switchWebhook(this.workflow(), this.memory, { to: 'published', ...options });
	}

	async unpublish(options: Partial<HookOptions> = {}): Promise<void> {
		await this.n8n.switchWebhook(this.workflow(), this.memory, { to: 'unpublished', ...options });
	}

	/** A new invoice of the customer. */
	invoice(amount = 5_000): string {
		return seedInvoice(this.organization, { customer: this.customer, amount });
	}

	/** The newest delivery; those before it are gone. */
	take(): ZohoDelivery {
		const delivery = this.simulator.takeDeliveries().at(-1);
		if (delivery === undefined) throw new Error('A delivery was expected.');
		return delivery;
	}

	/** Posts a delivery to the trigger, which runs the workflow behind it. */
	async deliver(
		delivery: Pick<ZohoDelivery, 'url' | 'headers'> & { body: string | Buffer },
	): Promise<Outcome> {
		const { url, headers, body } = delivery;
		const workflow = { ...this.workflow(), staticData: this.memory.data };
		const answer = await this.n8n.deliverWebhook(workflow, { url, headers, body });
		const { execution } = answer;
		return {
			status: answer.status,
			items: execution?.demandSuccess().items('After') ?? [],
			started: execution !== undefined,
		};
	}

	/** Names in the organization: of webhooks, then of rules. */
	get standing(): { webhooks: string[]; rules: string[] } {
		const { webhooks, workflows } = this.organization;
		return {
			webhooks: webhooks.all().map(({ name, url }) => `${name} ${url}`),
			rules: workflows.all().map(({ entity, ruleType }) => `${entity} ${ruleType}`),
		};
	}

	/** Calls of the API since the last time this was asked. */
	takeCalls(): string[] {
		return this.simulator.calls
			.splice(0)
			.map(({ method, path }) => `${method} ${path.replace(/^.*\/books\/v3/, '')}`);
	}

	private workflow() {
		const node = (name: string, type: string, version: number, more: INodeParameters) => ({
			id: name,
			name,
			type,
			typeVersion: version,
			position: [0, 0],
			parameters: more,
		});
		return {
			nodes: [
				node('Changes', TRIGGER, 2, this.parameters),
				node('After', 'n8n-nodes-base.noOp', 1, {}),
			],
			connections: { Changes: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
		};
	}
}
