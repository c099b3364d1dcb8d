import { type CrudDeclaration, crudResource } from '../shared/engine/crud';
import type { FieldDefinition } from '../shared/engine/fields';
import type { OperationDefinition, ResourceDefinition } from '../shared/engine/types';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { deactivateOperation, deleteOperation } from './operations/delete';
import { emailOperation } from './operations/email';
import { type LookUpField, lookUpOperation } from './operations/lookUp';
import { pdfOperation } from './operations/pdf';
import type { RecordDeclaration } from './operations/recordDeclaration';
import { updateOperation } from './operations/update';
import { voidOperation } from './operations/void';

export type QuickBooksOperation =
	| 'create'
	| 'get'
	| 'getAll'
	| 'update'
	| 'delete'
	| 'deactivate'
	| 'void'
	| 'send'
	| 'pdf';

/** A resource of QuickBooks as data. */
export interface QuickBooksDeclaration
	extends Omit<CrudDeclaration<QuickBooksClient>, 'path' | 'operations' | 'actions'> {
	/** As QuickBooks writes it, for example `SalesReceipt`. */
	entity: string;
	operations: QuickBooksOperation[];
	/** Fields by which many are found at once; none: the operation is not offered. */
	lookUpFields?: LookUpField[];
	/** Name lists hide what was deactivated (QuickBooks sheet 5). */
	isNameList?: boolean;
}

type WithPath = QuickBooksDeclaration & RecordDeclaration;

const OWN: Partial<
	Record<QuickBooksOperation, (declaration: WithPath) => OperationDefinition<QuickBooksClient>>
> = {
	update: updateOperation,
	delete: deleteOperation,
	deactivate: deactivateOperation,
	void: voidOperation,
	send: emailOperation,
	pdf: pdfOperation,
};

const PLAIN = ['create', 'get', 'getAll'] as const;

const ACTIVE: FieldDefinition = {
	name: 'active',
	label: 'Active',
	type: 'boolean',
	default: true,
	target: 'Active',
	only: 'update',
	description: 'Whether it can be used; set it to bring back what was deactivated',
};

export function quickBooksResource(
	declaration: QuickBooksDeclaration,
): ResourceDefinition<QuickBooksClient> {
	const { operations, lookUpFields, isNameList = false, fields = [], filters = [] } = declaration;
	const complete: WithPath = {
		...declaration,
		path: declaration.entity,
		fields: isNameList && operations.includes('update') ? [...fields, ACTIVE] : fields,
	};
	const own = operations.flatMap((operation) => OWN[operation]?.(complete) ?? []);
	const lookUp = lookUpFields === undefined ? [] : [lookUpOperation(complete, lookUpFields)];
	return crudResource<QuickBooksClient>({
		...complete,
		filters: isNameList ? [...filters, INACTIVE_TOO] : filters,
		operations: PLAIN.filter((operation) => operations.includes(operation)),
		more: [...own, ...lookUp, ...(declaration.more ?? [])],
	});
}

const INACTIVE_TOO = {
	name: 'includeInactive',
	label: 'Include Inactive',
	type: 'boolean' as const,
	target: 'Active',
	operator: 'IN' as const,
	description: 'Whether to return what was deactivated as well',
	encode: (value: unknown) => (value === true ? [true, false] : undefined),
};
