import { type CrudDeclaration, type CrudOperation, crudResource } from '../shared/engine/crud';
import type { ResourceDefinition } from '../shared/engine/types';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { CUSTOM_FIELDS } from './customFields';
import { type LookUpField, lookUpOperation } from './operations/lookUp';
import { setCustomFieldsOperation } from './operations/setCustomFields';
import { upsertOperation } from './operations/upsert';

/** `upsert` and `setCustomFields` only where Zoho has them (Zoho sheet 8). */
export type ZohoBooksOperation = CrudOperation | 'upsert' | 'setCustomFields';

/**
 * A resource of Zoho Books as data. `path` is the collection below `/books/v3/`, for example
 * `customerpayments` or `settings/currencies`, and must stand in `COLLECTIONS`. An action's `verb` is
 * what follows the id, for example `status/sent`; it is sent as POST. A filter's `target` is Zoho's
 * query parameter with its suffix, for example `date_start`; rows are checked by it once more.
 */
export interface ZohoBooksDeclaration
	extends Omit<CrudDeclaration<ZohoBooksClient>, 'operations' | 'keyedWrites'> {
	operations: ZohoBooksOperation[];
	/** Fields by which many are found at once; none: the operation is not offered. */
	lookUpFields?: LookUpField[];
	/** Query parameter that bounds a look-up by date; `last_modified_time` or `date_start`. */
	lookUpSince?: string;
	/** Whether "Custom Fields" is offered when writing. */
	hasCustomFields?: boolean;
}

const PLAIN = ['create', 'get', 'getAll', 'update', 'delete'] as const;

export function zohoBooksResource(
	declaration: ZohoBooksDeclaration,
): ResourceDefinition<ZohoBooksClient> {
	const { operations, lookUpFields, hasCustomFields = false, fields = [] } = declaration;
	const complete: ZohoBooksDeclaration = {
		...declaration,
		fields: hasCustomFields ? [...fields, CUSTOM_FIELDS] : fields,
	};
	const lookUp = lookUpFields === undefined ? [] : [lookUpOperation(complete, lookUpFields)];
	const upsert = operations.includes('upsert') ? [upsertOperation(complete)] : [];
	const custom = operations.includes('setCustomFields') ? [setCustomFieldsOperation(complete)] : [];
	return crudResource<ZohoBooksClient>({
		...complete,
		operations: PLAIN.filter((operation) => operations.includes(operation)),
		keyedWrites: 'none',
		more: [...upsert, ...custom, ...lookUp, ...(declaration.more ?? [])],
	});
}
