import { describeWriteFields, readBody } from '../../shared/engine/body';
import { type CrudDeclaration, withArticle } from '../../shared/engine/crud';
import type { OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';

type UpsertDeclaration = Pick<
	CrudDeclaration<ZohoBooksClient>,
	'name' | 'path' | 'fields' | 'finish'
>;

/** As n8n words it for all nodes. */
const UPSERT = 'Create a new record, or update the current one if it already exists (upsert)';

/** The one write of Zoho that may be repeated: by a custom field without duplicates (sheet 8). */
export function upsertOperation(
	declaration: UpsertDeclaration,
): OperationDefinition<ZohoBooksClient> {
	const fields = (declaration.fields ?? []).filter(({ only }) => only !== 'update');
	const what = withArticle(declaration.name);
	return {
		value: 'upsert',
		name: 'Create or Update',
		action: `Create or update ${what}`,
		description: UPSERT,
		properties: [
			{
				displayName: 'Unique Custom Field',
				name: 'uniqueField',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'cf_gocardless_id',
				description:
					'API name of a custom field that is set in Zoho Books to refuse duplicate values',
			},
			{
				displayName: 'Unique Value',
				name: 'uniqueValue',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'PM000123',
				description: 'What stands in that field, and in that field of no other record',
			},
			...describeWriteFields(fields, 'create', false),
		],
		async runItem({ client, parameters }) {
			const unique = {
				field: parameters.requiredText('uniqueField', 'Unique Custom Field'),
				value: parameters.requiredText('uniqueValue', 'Unique Value'),
			};
			const body = readBody(parameters, fields, 'create');
			const finished = declaration.finish?.(body, 'create') ?? body;
			return await client.upsert(declaration.path, unique, finished);
		},
	};
}
