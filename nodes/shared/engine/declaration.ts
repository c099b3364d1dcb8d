import type { FieldDefinition, FilterDefinition } from './fields';
import type { FilterValue } from './filters';
import type { JsonRecord, OperationDefinition, SearchDefinition } from './types';

/** What a vendor's client offers so that a plain resource needs no code of its own. */
export interface CrudClient {
	/** The account that keys are unique within. */
	readonly account: string;
	create(path: string, body: JsonRecord, key: string): Promise<JsonRecord>;
	get(path: string, id: string): Promise<JsonRecord>;
	/** Pages to the true end; a page that fails throws. `pageSize` is a hint. */
	list(path: string, filters: FilterValue[], pageSize?: number): AsyncIterable<JsonRecord[]>;
	update(path: string, id: string, body: JsonRecord, key: string): Promise<JsonRecord>;
	remove(path: string, id: string, key: string): Promise<JsonRecord>;
	act(path: string, id: string, verb: string, body: JsonRecord, key: string): Promise<JsonRecord>;
}

/** An action on one record, such as cancelling a payment. */
export interface ActionDefinition {
	value: string;
	name: string;
	description: string;
	fields?: FieldDefinition[];
	/** The vendor's name for it; default: the value. */
	verb?: string;
	/** As a list of actions shows it; default: "<name> a <resource>". */
	action?: string;
}

export type CrudOperation = 'create' | 'get' | 'getAll' | 'update' | 'delete';

/** A resource as data: the engine makes its operations, properties and requests from this. */
export interface CrudDeclaration<Client extends CrudClient> {
	value: string;
	name: string;
	/** "customers" in texts; default: the lower-case name with an s. */
	plural?: string;
	description?: string;
	/** The vendor's path or entity. */
	path: string;
	operations: CrudOperation[];
	fields?: FieldDefinition[];
	filters?: FilterDefinition[];
	/** Groups of filters (by name) of which the vendor takes only one at a time. */
	onlyOneOf?: string[][];
	actions?: ActionDefinition[];
	/** Operations that differ, each a function beside the declaration. */
	more?: Array<OperationDefinition<Client>>;
	search?: SearchDefinition<Client>;
	/**
	 * Completes or checks a body before it is sent, where fields depend on each other.
	 *
	 * @throws ParameterError naming the fields and the rule
	 */
	finish?(body: JsonRecord, mode: 'create' | 'update'): JsonRecord;
	/** The vendor deletes only after a person confirmed it elsewhere, and so on. */
	deleteDescription?: string;
	/** Instead of the standard sentences, where an operation moves money or has a condition. */
	descriptions?: Partial<Record<CrudOperation, string>>;
	/** Which writes the vendor protects by an idempotency key; default all. */
	keyedWrites?: 'none' | 'create' | 'all';
}

/** A creation that differs from the plain one in name and fields, where a resource has several. */
export type CreationDefinition = Pick<
	OperationDefinition<never>,
	'value' | 'name' | 'action' | 'description'
> & { fields: FieldDefinition[] };
