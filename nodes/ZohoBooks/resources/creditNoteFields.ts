import type { FieldDefinition } from '../../shared/engine/fields';
import {
	CURRENCY,
	CUSTOMER,
	DATE,
	EXCHANGE_RATE,
	INCLUSIVE_TAX,
	LOCATION,
	NOTES,
	REFERENCE_NUMBER,
} from './commonFields';
import { numberField, TEMPLATE, TERMS } from './invoiceFields';
import { LINE_ITEMS } from './lineItems';

/** Zoho sheet 7.5. */
export const CREDIT_NOTE_FIELDS: FieldDefinition[] = [
	{ ...CUSTOMER, required: true },
	{ ...DATE, required: true },
	LINE_ITEMS,
	numberField('Credit Note Number', 'creditnote_number'),
	REFERENCE_NUMBER,
	CURRENCY,
	EXCHANGE_RATE,
	INCLUSIVE_TAX,
	NOTES,
	TERMS,
	TEMPLATE,
	LOCATION,
	{
		name: 'draft',
		label: 'Draft',
		type: 'boolean',
		target: 'is_draft',
		only: 'create',
		description: 'Whether to keep it as a draft instead of opening it at once',
	},
];
