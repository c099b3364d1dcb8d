import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeParameters,
	OnError,
} from 'n8n-workflow';

import { ZohoBooksOAuth2Api } from '../../../credentials/ZohoBooksOAuth2Api.credentials';
import { ZohoBooks } from '../../../nodes/ZohoBooks/ZohoBooks.node';
import { type PlannedStep, sealPlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { deriveIdempotencyKey } from '../../../nodes/shared/idempotency';
import { InProcessN8n, type RunResult } from '../../harness/inProcess';
import {
	addAccount,
	DEFAULT_ZOHO_CLIENT,
	type Organization,
	type OrganizationOptions,
	startZohoBooksSimulator,
	type ZohoBooksSimulator,
	type ZohoSimulatorOptions,
} from '../../simulators/zohoBooks';

/** A whole n8n and a whole organization work in these tests, perhaps on a busy machine. */
jest.setTimeout(30_000);

export const NODE = 'n8n-nodes-gocardless-books.zohoBooks';
export const CREDENTIAL = 'zohoBooksOAuth2Api';

/** API name of the unique field in which payments keep the id of GoCardless. */
export const UNIQUE_FIELD = 'cf_gocardless_id';

export interface RunSettings {
	items?: IDataObject[];
	onError?: OnError;
}

/** n8n with our node (from source) connected to a simulated organization. */
export class Bench {
	/** The account that holds what GoCardless owes us. */
	readonly clearing: string;

	private constructor(
		readonly n8n: InProcessN8n,
		readonly simulator: ZohoBooksSimulator,
		readonly organization: Organization,
		readonly credentialId: string,
	) {
		this.clearing = addAccount(organization, 'GoCardless Clearing', 'bank');
	}

	static async start(
		organization: Partial<OrganizationOptions> = {},
		options: ZohoSimulatorOptions = {},
	): Promise<Bench> {
		const simulator = await startZohoBooksSimulator({ limits: false, ...options });
		const created = simulator.createOrganization({ name: 'Larch & Sons', ...organization });
		for (const entity of ['customer_payment', 'expense', 'contact'])
			addUniqueField(created, entity);
		const n8n = await InProcessN8n.create();
		serveFromSource(n8n);
		const { id } = n8n.credentials.add(CREDENTIAL, credentialData(simulator), 'Books');
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
		const given = { resource, operation, organization: byId(this.organization.id), ...parameters };
		return await this.n8n.runNode(NODE, given, { items, onError });
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

	/** Carries out planned items, failures as error items. */
	async apply(items: IDataObject[], more: INodeParameters = {}): Promise<IDataObject[]> {
		const settings = { items, onError: 'continueRegularOutput' as const };
		return await this.records('plannedAction', 'apply', more, settings);
	}

	/** Calls of the API since the last time this was asked. */
	takeCalls(): string[] {
		return this.simulator.calls
			.splice(0)
			.map(({ method, path }) => `${method} ${path.replace(/^.*\/books\/v3/, '')}`);
	}

	/** Money that GoCardless owes us, in minor units. */
	get cleared(): number {
		return this.organization.balanceOf(this.clearing);
	}

	/** An item as the planner gives it. */
	planned(steps: Array<Omit<PlannedStep, 'idempotencyKey'>>, subject: string): IDataObject {
		const books = `zoho:${this.organization.id}`;
		const plannedAction = sealPlannedAction({
			vendor: 'zohoBooks',
			action: 'postCollection',
			books,
			steps: steps.map((step) => ({
				...step,
				idempotencyKey: deriveIdempotencyKey({
					books,
					purpose: `${step.name}-${step.resource}-${step.verb}`,
					subjects: [subject],
				}),
			})),
		});
		return { reason: 'Collected by GoCardless', plannedAction } as unknown as IDataObject;
	}

	/** A collected payment on an invoice, as the planner posts it. */
	payment(
		customer: string,
		invoice: string,
		amount: number,
		reference: string,
		isUnique = true,
	): IDataObject {
		const step = {
			name: 'posting',
			resource: 'customerpayments',
			verb: 'create',
			body: {
				customer_id: customer,
				payment_mode: 'banktransfer',
				amount,
				date: this.organization.today(),
				reference_number: reference,
				account_id: this.clearing,
				invoices: [{ invoice_id: invoice, amount_applied: amount }],
				...(isUnique ? { custom_fields: [{ api_name: UNIQUE_FIELD, value: reference }] } : {}),
			},
			...(isUnique ? { unique: { field: UNIQUE_FIELD, value: reference } } : {}),
		};
		return this.planned([step], reference);
	}
}

export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

export function statusOf({ applied, error }: IDataObject): unknown {
	return (applied as IDataObject | undefined)?.status ?? error;
}

/** What the step of this name gave. */
export function resultOf({ applied }: IDataObject = {}, step = 'posting'): IDataObject {
	const { results } = applied as { results: Record<string, IDataObject> };
	return results[step] ?? {};
}

function addUniqueField(organization: Organization, entity: string): void {
	organization.fields.add({
		...organization.newRecord(),
		entity,
		label: 'GoCardless ID',
		apiName: UNIQUE_FIELD,
		dataType: 'string',
		isUnique: true,
		isMandatory: false,
	});
}

function credentialData(simulator: ZohoBooksSimulator): ICredentialDataDecryptedObject {
	return {
		environment: 'custom',
		accountsUrl: simulator.accountsUrl(),
		baseUrl: simulator.apiUrl(),
		...DEFAULT_ZOHO_CLIENT,
		oauthTokenData: { ...simulator.issueTokens() },
	};
}

/** Our node and credential as they are written, so that these tests need no build. */
function serveFromSource({ nodeTypes }: InProcessN8n): void {
	const node = new ZohoBooks();
	const credential = new ZohoBooksOAuth2Api();
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
