import type { FieldDefinition } from '../../shared/engine/fields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import {
	CURRENCY,
	CUSTOMER,
	DATE,
	EXCHANGE_RATE,
	INCLUSIVE_TAX,
	LOCATION,
	REFERENCE_NUMBER,
	TAX,
	VENDOR,
} from './commonFields';
import { moneyField } from './moneyFields';

/** Zoho sheet 7.9. */
export const EXPENSE_FIELDS: FieldDefinition[] = [
	referenceField({
		name: 'account',
		label: 'Expense Account',
		target: 'account_id',
		search: 'searchAccounts',
		required: true,
	}),
	referenceField({
		name: 'paidThroughAccount',
		label: 'Paid Through Account',
		target: 'paid_through_account_id',
		search: 'searchAccounts',
		required: true,
		description: 'Its currency becomes the currency of the expense',
	}),
	moneyField({ name: 'amount', label: 'Amount', required: true }),
	{ ...DATE, required: true },
	REFERENCE_NUMBER,
	{ name: 'description', label: 'Description', type: 'text', maximumLength: 100 },
	CURRENCY,
	EXCHANGE_RATE,
	TAX,
	INCLUSIVE_TAX,
	VENDOR,
	CUSTOMER,
	{
		name: 'billable',
		label: 'Billable',
		type: 'boolean',
		target: 'is_billable',
		description: 'Whether the customer is to be invoiced for it',
	},
	LOCATION,
];
