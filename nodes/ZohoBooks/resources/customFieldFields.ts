import type { FieldDefinition } from '../../shared/engine/fields';
import type { JsonRecord } from '../../shared/engine/types';

/** Kinds of records as Zoho names them here: singular, unlike in paths (Zoho sheet 8). */
export const ENTITY: FieldDefinition = {
	name: 'entity',
	label: 'Kind of Record',
	type: 'options',
	required: true,
	only: 'create',
	options: [
		{ name: 'Bill', value: 'bill' },
		{ name: 'Contact', value: 'contact' },
		{ name: 'Customer Payment', value: 'customer_payment' },
		{ name: 'Estimate', value: 'estimate' },
		{ name: 'Expense', value: 'expense' },
		{ name: 'Invoice', value: 'invoice' },
	],
	default: 'customer_payment',
	description: 'Other kinds by expression, as Zoho Books names them',
};

export const CUSTOM_FIELD_FIELDS: FieldDefinition[] = [
	ENTITY,
	{ name: 'label', label: 'Label', type: 'text', required: true },
	{
		name: 'dataType',
		label: 'Data Type',
		type: 'options',
		target: 'data_type',
		required: true,
		only: 'create',
		options: [
			{ name: 'Amount', value: 'amount' },
			{ name: 'Check Box', value: 'check_box' },
			{ name: 'Date', value: 'date' },
			{ name: 'Decimal', value: 'decimal' },
			{ name: 'E-Mail', value: 'email' },
			{ name: 'Number', value: 'number' },
			{ name: 'Percent', value: 'percent' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'Text', value: 'string' },
			{ name: 'Text, Several Lines', value: 'multiline' },
			{ name: 'Web Address', value: 'url' },
		],
		default: 'string',
		description: 'Text is the one to keep IDs of GoCardless in',
	},
	{
		name: 'unique',
		label: 'Unique',
		type: 'boolean',
		target: 'is_unique',
		description:
			'Whether two records must not have the same value. "Create or Update" finds records by such a field only.',
	},
	{
		name: 'showOnPdf',
		label: 'Show on PDF',
		type: 'boolean',
		target: 'show_on_pdf',
		description: 'Whether customers see it on documents',
	},
	{
		name: 'mandatory',
		label: 'Mandatory',
		type: 'boolean',
		target: 'is_mandatory',
		description: 'Whether a record cannot be saved without it',
	},
	{ name: 'defaultValue', label: 'Default Value', type: 'text', target: 'default_value' },
];

/** Zoho demands to be told whether customers see the field (Zoho sheet 8). */
export function finishCustomField(body: JsonRecord, mode: 'create' | 'update'): JsonRecord {
	return mode === 'create' ? { show_on_pdf: false, ...body } : body;
}
