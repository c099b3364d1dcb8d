import { collect } from '../../shared/engine/crud';
import { describeField } from '../../shared/engine/fields';
import { describeFilters, readLimit } from '../../shared/engine/filters';
import type { OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { zohoBooksResource } from '../declaration';
import { CUSTOM_FIELD_FIELDS, ENTITY, finishCustomField } from './customFieldFields';

const PATH = 'settings/fields';

/** One kind of record at a time, which Zoho demands to be named (Zoho sheet 8). */
const getAll: OperationDefinition<ZohoBooksClient> = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many custom fields',
	description: 'Get the custom fields of a kind of record',
	properties: [{ ...describeField(ENTITY), required: true }, ...describeFilters([])],
	async runItem({ client, parameters }) {
		const limit = readLimit(parameters);
		const filters = [
			{ target: 'entity', operator: '=' as const, value: parameters.text('entity') },
			{ target: 'filter_custom_fields', operator: '=' as const, value: 'true' },
		];
		return await collect(client.list(PATH, filters, limit), limit);
	},
};

/** Fields of the organization's own; a unique one makes "Create or Update" possible (Zoho sheet 8). */
export const customField = zohoBooksResource({
	value: 'customField',
	name: 'Custom Field',
	description: 'A field that the organization added to a kind of record',
	path: PATH,
	operations: ['create', 'update', 'delete'],
	fields: CUSTOM_FIELD_FIELDS,
	finish: finishCustomField,
	more: [getAll],
});
