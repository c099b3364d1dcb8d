import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeListSearchItems,
	INodeProperties,
} from 'n8n-workflow';

import type { ApiContext } from '../transport/credentials';
import type { GuardedOperations } from './confirmation';
import type { ItemParameters } from './parameters';

/** A resource as a vendor sends it. */
export type JsonRecord = Record<string, unknown>;

/** Items that carry more than a record, for example a file. */
export class ReadyItems {
	constructor(readonly items: INodeExecutionData[]) {}
}

/** What one item's operation gives: one record, several, or ready items. */
export type OperationResult = JsonRecord | JsonRecord[] | ReadyItems;

/** One item's call of an operation. */
export interface ItemCall<Client> {
	client: Client;
	parameters: ItemParameters;
	execute: IExecuteFunctions;
	itemIndex: number;
}

/** A call over all items at once, for operations that are cheaper in bulk. */
export interface ListCall<Client> {
	client: Client;
	execute: IExecuteFunctions;
	items: INodeExecutionData[];
	parameters(itemIndex: number): ItemParameters;
	/** Each item must be settled or failed once. */
	settle(itemIndex: number, result: OperationResult): void;
	fail(itemIndex: number, error: unknown): void;
	/** True once an item failed and the node is not set to continue: start nothing new. */
	stopped(): boolean;
}

/** A call whose answers leave by several outputs. */
export type OutputsCall<Client> = Omit<ListCall<Client>, 'settle' | 'fail' | 'stopped'>;

/** A record on its way out of one of several outputs. */
export interface OutputRecord {
	json: JsonRecord;
	/** The input item it comes from; the first when left out. */
	itemIndex?: number;
}

export interface OperationDefinition<Client> {
	/** Stored in users' workflows: never changes once released. */
	value: string;
	name: string;
	action: string;
	description: string;
	/** Shown for this operation only; the engine adds the display rules. */
	properties: INodeProperties[];
	/** Item by item, through a bounded pool, results in input order. */
	runItem?(call: ItemCall<Client>): Promise<OperationResult>;
	/** Instead of `runItem`, for all items together. */
	runList?(call: ListCall<Client>): Promise<void>;
	/** Names of the outputs of `runOutputs`, in their order. */
	outputs?: readonly string[];
	/** Instead of the others, for operations with several outputs: their lists. Throws when it fails. */
	runOutputs?(call: OutputsCall<Client>): Promise<OutputRecord[][]>;
}

/** Finds records for a resource locator's list. */
export interface SearchDefinition<Client> {
	/** Name of the list search method, unique within the node, for example `searchCustomers`. */
	method: string;
	find(
		client: Client,
		filter: string | undefined,
		pageToken: string | undefined,
	): Promise<{ results: INodeListSearchItems[]; nextPageToken?: string }>;
}

export interface ResourceDefinition<Client> {
	/** Stored in users' workflows: never changes once released. */
	value: string;
	name: string;
	description?: string;
	operations: Array<OperationDefinition<Client>>;
	search?: SearchDefinition<Client>;
}

export interface NodeDefinition<Client> {
	/** As users know it, for example `GoCardless`. */
	vendor: string;
	resources: Array<ResourceDefinition<Client>>;
	/** Reads the credential and makes the client that serves one run. */
	connect(context: ApiContext): Promise<Client>;
	/** What an AI agent may do only where a person allowed it. */
	guarded: GuardedOperations;
	/** Requests of one run that may be open at a time. */
	concurrency: number;
}
