import type { FieldDefinition } from '../../shared/engine/fields';
import {
	CURRENCY,
	CUSTOMER,
	EXCHANGE_RATE,
	INCLUSIVE_TAX,
	LOCATION,
	NOTES,
	PAYMENT_TERMS,
	REFERENCE_NUMBER,
} from './commonFields';
import { PARTIAL_PAYMENTS, SALESPERSON, TEMPLATE, TERMS } from './invoiceFields';
import { CHARGES, DOCUMENT_DISCOUNT, LINE_ITEMS } from './lineItems';

/** Zoho sheet 7.3. */
export const RECURRING_INVOICE_FIELDS: FieldDefinition[] = [
	{
		name: 'name',
		label: 'Profile Name',
		type: 'text',
		target: 'recurrence_name',
		required: true,
		maximumLength: 100,
		description: 'Unique among the recurring invoices',
	},
	{ ...CUSTOMER, required: true },
	{
		name: 'frequency',
		label: 'Frequency',
		type: 'options',
		target: 'recurrence_frequency',
		required: true,
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Months', value: 'months' },
			{ name: 'Weeks', value: 'weeks' },
			{ name: 'Years', value: 'years' },
		],
		default: 'months',
	},
	LINE_ITEMS,
	{
		name: 'repeatEvery',
		label: 'Repeat Every',
		type: 'integer',
		target: 'repeat_every',
		default: 1,
		description: 'How many days, weeks, months or years lie between two invoices',
	},
	{ name: 'startDate', label: 'Start Date', type: 'date', target: 'start_date' },
	{
		name: 'endDate',
		label: 'End Date',
		type: 'date',
		target: 'end_date',
		description: 'Empty for no end',
	},
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
	PARTIAL_PAYMENTS,
];
