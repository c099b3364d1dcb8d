import type { FieldDefinition } from '../shared/engine/fields';

/**
 * The organization's own fields, by their API name (Zoho sheet 8). The id of a field works as well,
 * but it differs between organizations, so templates could not carry it.
 */
export const CUSTOM_FIELDS: FieldDefinition = {
	name: 'customFields',
	label: 'Custom Fields',
	type: 'rows',
	target: 'custom_fields',
	placeholder: 'Add Custom Field',
	description: 'Fields that are not given keep their values',
	columns: [
		{
			name: 'apiName',
			label: 'API Name',
			type: 'text',
			target: 'api_name',
			required: true,
			placeholder: 'cf_gocardless_id',
			description: 'In Zoho Books: Settings, the module, Fields',
		},
		{ name: 'value', label: 'Value', type: 'text' },
	],
};
