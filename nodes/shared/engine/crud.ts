import { describeWriteFields, readBody } from './body';
import type {
	ActionDefinition,
	CreationDefinition,
	CrudClient,
	CrudDeclaration,
	CrudOperation,
} from './declaration';
import { writeKey } from './executionKey';
import { describeReference } from './fields';
import { describeFilters, readFilters, readLimit } from './filters';
import type {
	ItemCall,
	JsonRecord,
	OperationDefinition,
	ResourceDefinition,
	SearchDefinition,
} from './types';

export type {
	ActionDefinition,
	CreationDefinition,
	CrudClient,
	CrudDeclaration,
	CrudOperation,
} from './declaration';

/** Name of the parameter that says which record is meant. */
export const RECORD_PARAMETER = 'recordId';

export function crudResource<Client extends CrudClient>(
	declaration: CrudDeclaration<Client>,
): ResourceDefinition<Client> {
	const make: Record<CrudOperation, () => OperationDefinition<Client>> = {
		create: () => createOperation(declaration),
		get: () => getOperation(declaration),
		getAll: () => getAllOperation(declaration),
		update: () => updateOperation(declaration),
		delete: () => deleteOperation(declaration),
	};
	return {
		value: declaration.value,
		name: declaration.name,
		description: declaration.description,
		operations: [
			...declaration.operations.map((operation) => make[operation]()),
			...(declaration.actions ?? []).map((action) => actionOperation(declaration, action)),
			...(declaration.more ?? []),
		],
		search: declaration.search,
	};
}

/** "Choose the payment": by list where the resource can be searched, else by id. */
export function describeRecord(declaration: {
	name: string;
	search?: Pick<SearchDefinition<never>, 'method'>;
}) {
	return describeReference({
		name: RECORD_PARAMETER,
		label: declaration.name,
		description: `The ${declaration.name.toLowerCase()} to work on`,
		search: declaration.search?.method,
		required: true,
	});
}

export function readRecordId<Client>(call: ItemCall<Client>, name: string): string {
	return call.parameters.locator(RECORD_PARAMETER, name);
}

/** The creation of a resource; `variant` for a second one with other fields. */
export function createOperation<Client extends CrudClient>(
	declaration: CrudDeclaration<Client>,
	variant?: CreationDefinition,
): OperationDefinition<Client> {
	const offered = variant?.fields ?? declaration.fields ?? [];
	const fields = offered.filter((field) => field.only !== 'update');
	const sentence = `Create ${withArticle(declaration.name)}`;
	return {
		value: variant?.value ?? 'create',
		name: variant?.name ?? 'Create',
		action: variant?.action ?? sentence,
		description: variant?.description ?? declaration.descriptions?.create ?? sentence,
		properties: describeWriteFields(fields, 'create', declaration.keyedWrites !== 'none'),
		async runItem(call) {
			const body = readBody(call.parameters, fields, 'create');
			const finished = declaration.finish?.(body, 'create') ?? body;
			const key = keyOf(call, declaration, 'create');
			return await call.client.create(declaration.path, finished, key);
		},
	};
}

function getOperation<Client extends CrudClient>(
	declaration: CrudDeclaration<Client>,
): OperationDefinition<Client> {
	return {
		value: 'get',
		name: 'Get',
		action: `Get ${withArticle(declaration.name)}`,
		description: declaration.descriptions?.get ?? `Get ${withArticle(declaration.name)} by its ID`,
		properties: [describeRecord(declaration)],
		async runItem(call) {
			return await call.client.get(declaration.path, readRecordId(call, declaration.name));
		},
	};
}

function getAllOperation<Client extends CrudClient>(
	declaration: CrudDeclaration<Client>,
): OperationDefinition<Client> {
	const plural = declaration.plural ?? `${declaration.name.toLowerCase()}s`;
	const filters = declaration.filters ?? [];
	return {
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${plural}`,
		description: declaration.descriptions?.getAll ?? `Get ${plural}, to the last page if wanted`,
		properties: describeFilters(filters),
		async runItem({ client, parameters }) {
			const values = readFilters(parameters, filters, declaration.onlyOneOf);
			const limit = readLimit(parameters);
			return await collect(client.list(declaration.path, values, limit), limit);
		},
	};
}

function updateOperation<Client extends CrudClient>(
	declaration: CrudDeclaration<Client>,
): OperationDefinition<Client> {
	const fields = (declaration.fields ?? []).filter((field) => field.only !== 'create');
	return {
		value: 'update',
		name: 'Update',
		action: `Update ${withArticle(declaration.name)}`,
		description:
			declaration.descriptions?.update ??
			`Change ${withArticle(declaration.name)}; fields that are not given stay as they are`,
		properties: [
			describeRecord(declaration),
			...describeWriteFields(fields, 'update', areAllKeyed(declaration)),
		],
		async runItem(call) {
			const id = readRecordId(call, declaration.name);
			const body = readBody(call.parameters, fields, 'update');
			const finished = declaration.finish?.(body, 'update') ?? body;
			const key = keyOf(call, declaration, 'update');
			return await call.client.update(declaration.path, id, finished, key);
		},
	};
}

function deleteOperation<Client extends CrudClient>(
	declaration: CrudDeclaration<Client>,
): OperationDefinition<Client> {
	return {
		value: 'delete',
		name: 'Delete',
		action: `Delete ${withArticle(declaration.name)}`,
		description:
			declaration.descriptions?.delete ??
			declaration.deleteDescription ??
			`Delete ${withArticle(declaration.name)}`,
		properties: [describeRecord(declaration)],
		async runItem(call) {
			const id = readRecordId(call, declaration.name);
			const key = keyOf(call, declaration, 'delete');
			return await call.client.remove(declaration.path, id, key);
		},
	};
}

function actionOperation<Client extends CrudClient>(
	declaration: CrudDeclaration<Client>,
	action: ActionDefinition,
): OperationDefinition<Client> {
	const fields = action.fields ?? [];
	return {
		value: action.value,
		name: action.name,
		action: action.action ?? `${action.name} ${withArticle(declaration.name)}`,
		description: action.description,
		properties: [
			describeRecord(declaration),
			...describeWriteFields(fields, 'create', areAllKeyed(declaration)),
		],
		async runItem(call) {
			const id = readRecordId(call, declaration.name);
			const body = readBody(call.parameters, fields, 'create');
			const key = keyOf(call, declaration, action.value);
			return await call.client.act(declaration.path, id, action.verb ?? action.value, body, key);
		},
	};
}

function areAllKeyed({ keyedWrites = 'all' }: { keyedWrites?: string }): boolean {
	return keyedWrites === 'all';
}

/** Reads pages until `limit` records are there, or to the end. */
export async function collect(
	pages: AsyncIterable<JsonRecord[]>,
	limit: number,
): Promise<JsonRecord[]> {
	const records: JsonRecord[] = [];
	for await (const page of pages) {
		for (const record of page) {
			if (records.length >= limit) return records;
			records.push(record);
		}
		if (records.length >= limit) break;
	}
	return records;
}

/** The idempotency key of one item's write; the user's own text decides where one is given. */
export function keyOf<Client extends CrudClient>(
	call: ItemCall<Client>,
	declaration: Pick<CrudDeclaration<Client>, 'path'>,
	operation: string,
): string {
	const options = call.parameters.collection('options');
	const userKey = typeof options.idempotencyKey === 'string' ? options.idempotencyKey.trim() : '';
	const { execute, client, itemIndex } = call;
	return writeKey(execute, client.account, `${declaration.path}.${operation}`, itemIndex, userKey);
}

export function withArticle(name: string): string {
	const words = name.toLowerCase();
	return `${/^(?!use)[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}
