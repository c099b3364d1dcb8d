import type { FieldDefinition } from '../../shared/engine/fields';
import {
	CURRENCY,
	CUSTOMER,
	DATE,
	EXCHANGE_RATE,
	INCLUSIVE_TAX,
	LOCATION,
	NOTES,
	PAYMENT_TERMS,
	REFERENCE_NUMBER,
} from './commonFields';
import { idField } from './idField';
import { CHARGES, DOCUMENT_DISCOUNT, LINE_ITEMS } from './lineItems';

export const TERMS: FieldDefinition = {
	name: 'terms',
	label: 'Terms and Conditions',
	type: 'multilineText',
	target: 'terms',
};

export const TEMPLATE = idField({
	name: 'template',
	label: 'Template ID',
	target: 'template_id',
	description: 'How the document looks',
});

export const SALESPERSON: FieldDefinition = {
	name: 'salesperson',
	label: 'Salesperson',
	type: 'text',
	target: 'salesperson_name',
	maximumLength: 200,
};

/** Who gets the document by e-mail; ids, because addresses belong to persons (Zoho sheet 7.2). */
export const CONTACT_PERSONS: FieldDefinition = {
	name: 'contactPersons',
	label: 'Contact Person IDs',
	type: 'textList',
	target: 'contact_persons',
	description: 'Who gets it by e-mail',
};

/** Zoho counts by itself unless told not to (Zoho sheet 7.2). */
export function numberField(label: string, target: string): FieldDefinition {
	return {
		name: 'number',
		label,
		type: 'text',
		target,
		maximumLength: 100,
		description: 'Leave empty where Zoho Books numbers by itself',
	};
}

export const PARTIAL_PAYMENTS: FieldDefinition = {
	name: 'partialPayments',
	label: 'Allow Partial Payments',
	type: 'boolean',
	target: 'allow_partial_payments',
	description: 'Whether the customer may pay a part of it online',
};

/** Zoho sheet 7.2. */
export const INVOICE_FIELDS: FieldDefinition[] = [
	{ ...CUSTOMER, required: true },
	LINE_ITEMS,
	DATE,
	{ name: 'dueDate', label: 'Due Date', type: 'date', target: 'due_date' },
	numberField('Invoice Number', 'invoice_number'),
	REFERENCE_NUMBER,
	...PAYMENT_TERMS,
	CURRENCY,
	EXCHANGE_RATE,
	...DOCUMENT_DISCOUNT,
	INCLUSIVE_TAX,
	...CHARGES,
	NOTES,
	TERMS,
	SALESPERSON,
	TEMPLATE,
	LOCATION,
	CONTACT_PERSONS,
	PARTIAL_PAYMENTS,
];
