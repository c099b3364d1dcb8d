import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { QuickBooksOnlineOAuth2Api } from '../../../credentials/QuickBooksOnlineOAuth2Api.credentials';
import { QuickBooksOnlineTrigger } from '../../../nodes/QuickBooksOnlineTrigger/QuickBooksOnlineTrigger.node';
import { InProcessN8n } from '../../harness/inProcess';
import { serveFromSource } from '../../harness/inProcess/fromSource';
import type { Company } from '../../simulators/quickBooksOnline/company';
import { QuickBooksSimulator } from '../../simulators/quickBooksOnline/quickBooksSimulator';
import { seedCustomer, seedInvoice } from '../../simulators/quickBooksOnline/seeding/records';
import type { Delivery } from '../../simulators/shared/webhooks';
import { quickBooksConnection, tokenAfterConsent } from '../../world/connections';

jest.setTimeout(30_000);

const CREDENTIAL = 'quickBooksOnlineOAuth2Api';

const TRIGGER = 'n8n-nodes-gocardless-books.quickBooksOnlineTrigger';

export interface Outcome {
	status: number;
	/** The JSON of what the workflow got; none when nothing was started. */
	items: IDataObject[];
	started: boolean;
}

/** n8n's engine with our trigger (from source), and a simulated company whose changes are delivered. */
export class TriggerBench {
	private constructor(
		readonly n8n: InProcessN8n,
		readonly simulator: QuickBooksSimulator,
		readonly company: Company,
		/** A customer of the company. */
		readonly customer: string,
	) {}

	static async start(
		credential: Partial<ICredentialDataDecryptedObject> = {},
	): Promise<TriggerBench> {
		const simulator = new QuickBooksSimulator({ limits: false });
		await simulator.listen();
		const company = simulator.createCompany({ name: 'Larch & Sons' });
		const customer = seedCustomer(company, { name: 'Amy' });
		const n8n = await InProcessN8n.create();
		serveFromSource(n8n, new QuickBooksOnlineTrigger(), [new QuickBooksOnlineOAuth2Api()]);
		n8n.credentials.add(
			CREDENTIAL,
			{
				...quickBooksConnection(simulator),
				oauthTokenData: tokenAfterConsent(simulator.issueTokens(company.realmId)),
				webhookVerifierToken: simulator.verifierToken,
				...credential,
			},
			'Books',
		);
		simulator.takeDeliveries();
		return new TriggerBench(n8n, simulator, company, customer);
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}

	/** A new invoice of the customer. */
	invoice(amount = 5_000): string {
		return seedInvoice(this.company, { customer: this.customer, amount });
	}

	/** Everything that happened since the last time, as one delivery. */
	take(options: Parameters<QuickBooksSimulator['takeDeliveries']>[0] = {}): Delivery {
		const [delivery, ...more] = this.simulator.takeDeliveries(options);
		if (delivery === undefined || more.length > 0) throw new Error('One delivery was expected.');
		return delivery;
	}

	/** Posts a delivery to the trigger, which runs the workflow behind it. */
	async deliver(delivery: Delivery, parameters: INodeParameters = {}): Promise<Outcome> {
		const answer = await this.n8n.deliverWebhook(workflow(parameters), delivery);
		const { execution } = answer;
		return {
			status: answer.status,
			items: execution?.demandSuccess().items('After') ?? [],
			started: execution !== undefined,
		};
	}

	/** Does what publishing the workflow does to its trigger. */
	async activate(): Promise<void> {
		await this.n8n.activateWebhook(workflow({}));
	}

	/** Queries and reads since the last time this was asked. */
	takeCalls(): string[] {
		return this.simulator.calls
			.splice(0)
			.map(({ method, path }) => `${method} ${path.replace(/^.*\/company\/\d+/, '')}`);
	}
}

function workflow(parameters: INodeParameters) {
	const node = (name: string, type: string, version: number, more: INodeParameters) => ({
		id: name,
		name,
		type,
		typeVersion: version,
		position: [0, 0],
		parameters: more,
	});
	return {
		nodes: [node('Changes', TRIGGER, 2, parameters), node('After', 'n8n-nodes-base.noOp', 1, {})],
		connections: { Changes: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
	};
}
