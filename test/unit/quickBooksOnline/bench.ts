import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import { QuickBooksOnlineOAuth2Api } from '../../../credentials/QuickBooksOnlineOAuth2Api.credentials';
import { QuickBooksOnline } from '../../../nodes/QuickBooksOnline/QuickBooksOnline.node';
import { type PlannedStep, sealPlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { deriveIdempotencyKey } from '../../../nodes/shared/idempotency';
import { InProcessN8n, type RunResult } from '../../harness/inProcess';
import type { Company } from '../../simulators/quickBooksOnline/company';
import type { CompanyOptions } from '../../simulators/quickBooksOnline/companySettings';
import type { EntityName } from '../../simulators/quickBooksOnline/entities/rules';
import { QuickBooksSimulator } from '../../simulators/quickBooksOnline/quickBooksSimulator';
import type { QuickBooksSimulatorOptions } from '../../simulators/quickBooksOnline/simulatorOptions';

/** A whole n8n and a whole company work in these tests, perhaps on a busy machine. */
jest.setTimeout(30_000);

export const NODE = 'n8n-nodes-gocardless-books.quickBooksOnline';
export const CREDENTIAL = 'quickBooksOnlineOAuth2Api';

export interface RunSettings {
	items?: IDataObject[];
	onError?: OnError;
}

/** n8n with our node (from source) connected to a simulated company. */
export class Bench {
	private constructor(
		readonly n8n: InProcessN8n,
		readonly simulator: QuickBooksSimulator,
		readonly company: Company,
		readonly credentialId: string,
	) {}

	static async start(
		company: Partial<CompanyOptions> = {},
		options: QuickBooksSimulatorOptions = {},
	): Promise<Bench> {
		const simulator = new QuickBooksSimulator({ limits: false, ...options });
		const url = await simulator.listen();
		const created = simulator.createCompany({ name: 'Larch & Sons', ...company });
		const n8n = await InProcessN8n.create();
		serveFromSource(n8n);
		const { id } = n8n.credentials.add(
			CREDENTIAL,
			credentialData(simulator, url, created),
			'Books',
		);
		return new Bench(n8n, simulator, created, String(id));
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}

	async run(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		{ items, onError }: RunSettings = {},
	): Promise<RunResult> {
		return await this.n8n.runNode(NODE, { resource, operation, ...parameters }, { items, onError });
	}

	/** Runs and gives the JSON of what came out; throws when the run failed. */
	async records(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		settings: RunSettings = {},
	): Promise<IDataObject[]> {
		return (await this.run(resource, operation, parameters, settings))
			.demandSuccess()
			.items('Node');
	}

	/** Calls of the API since the last time this was asked. */
	takeCalls(): string[] {
		const calls = this.simulator.calls.splice(0).map(({ method, path, query }) => {
			const { pathname, operation } = {
				pathname: path.replace(/^.*\/company\/\d+/, ''),
				operation: new URLSearchParams(query).get('operation'),
			};
			return `${method} ${pathname}${operation === null ? '' : `?operation=${operation}`}`;
		});
		return calls;
	}

	account(subType: string): string {
		return this.company.accountBy('AccountSubType', subType);
	}

	async customer(name: string): Promise<string> {
		const [customer] = await this.records('customer', 'create', { name });
		return String(customer?.Id);
	}

	async invoice(
		customer: string,
		amount: string,
		more: INodeParameters = {},
	): Promise<IDataObject> {
		const [invoice] = await this.records('invoice', 'create', {
			customer: byId(customer),
			additionalFields: { lines: { rows: [{ description: 'Work', amount }] }, ...more },
		});
		return invoice ?? {};
	}

	body(type: EntityName, id: string): IDataObject {
		return (this.company.find(type, id)?.body ?? {}) as IDataObject;
	}
}

export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

export function recordId(value: unknown): INodeParameters {
	return { recordId: byId(String(value)) };
}

/** An item as the planner gives it, with one step unless told otherwise. */
export function plannedItem(
	bench: Bench,
	body: IDataObject,
	more: {
		resource?: string;
		verb?: string;
		id?: string;
		books?: string;
		subject?: string;
		/** Further steps, each with a key of its own. */
		then?: Array<Omit<PlannedStep, 'idempotencyKey'>>;
	} = {},
): IDataObject {
	const {
		resource = 'Payment',
		verb = 'create',
		id,
		books = `quickbooks:${bench.company.realmId}`,
	} = more;
	const subject = more.subject ?? String(body.PaymentRefNum ?? body.DocNumber ?? id);
	const step: PlannedStep = {
		name: 'posting',
		resource,
		verb,
		id,
		body,
		idempotencyKey: deriveIdempotencyKey({
			books,
			purpose: `${verb}-${resource}`,
			subjects: [subject],
		}),
	};
	const withKey = (later: Omit<PlannedStep, 'idempotencyKey'>): PlannedStep => ({
		...later,
		idempotencyKey: deriveIdempotencyKey({ books, purpose: later.name, subjects: [subject] }),
	});
	const plannedAction = sealPlannedAction({
		vendor: 'quickBooksOnline',
		action: 'postCollection',
		books,
		steps: [step, ...(more.then ?? []).map(withKey)],
	});
	return { reason: 'Collected by GoCardless', plannedAction } as unknown as IDataObject;
}

function credentialData(simulator: QuickBooksSimulator, url: string, company: Company) {
	const { realmId, ...token } = simulator.issueTokens(company.realmId);
	return {
		environment: 'custom',
		baseUrl: url,
		authorizeUrl: `${url}/connect/oauth2`,
		tokenUrl: `${url}/oauth2/v1/tokens/bearer`,
		clientId: 'simulated-client',
		clientSecret: 'simulated-secret',
		oauthTokenData: { ...token, callbackQueryString: { realmId } },
	};
}

/** Our node and credential as they are written, so that these tests need no build. */
function serveFromSource({ nodeTypes }: InProcessN8n): void {
	const node = new QuickBooksOnline();
	const credential = new QuickBooksOnlineOAuth2Api();
	const original = {
		getByName: nodeTypes.getByName.bind(nodeTypes),
		getCredentialType: nodeTypes.getCredentialType.bind(nodeTypes),
		getParentCredentialTypes: nodeTypes.getParentCredentialTypes.bind(nodeTypes),
	};
	nodeTypes.getByName = (type) => (type === NODE ? node : original.getByName(type));
	nodeTypes.getCredentialType = (name) =>
		name === CREDENTIAL ? credential : original.getCredentialType(name);
	nodeTypes.getParentCredentialTypes = (name) =>
		name === CREDENTIAL ? credential.extends : original.getParentCredentialTypes(name);
}
