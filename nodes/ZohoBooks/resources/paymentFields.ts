import type { FieldDefinition } from '../../shared/engine/fields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { APPLIED_INVOICES } from './appliedAmounts';
import {
	CUSTOMER,
	DATE,
	EXCHANGE_RATE,
	LOCATION,
	paymentMode,
	REFERENCE_NUMBER,
} from './commonFields';
import { moneyField } from './moneyFields';

/** Zoho sheet 7.4. */
export const PAYMENT_FIELDS: FieldDefinition[] = [
	{ ...CUSTOMER, required: true },
	moneyField({
		name: 'amount',
		label: 'Amount',
		required: true,
		description: 'What is not applied to invoices is kept for the customer as unused amount',
	}),
	{ ...DATE, required: true },
	{ ...paymentMode('paymentMode', 'Payment Mode', 'payment_mode'), required: true },
	{
		...APPLIED_INVOICES,
		description:
			'What the payment is applied to. In an update these replace all that it was applied to.',
	},
	referenceField({
		name: 'account',
		label: 'Deposit To Account',
		target: 'account_id',
		search: 'searchAccounts',
		description: 'Bank or clearing account; empty for Undeposited Funds',
	}),
	REFERENCE_NUMBER,
	{ name: 'description', label: 'Description', type: 'multilineText' },
	EXCHANGE_RATE,
	moneyField({
		name: 'bankCharges',
		label: 'Bank Charges',
		target: 'bank_charges',
		description: 'Taken off before the money reaches the account',
	}),
	{
		name: 'contactPersons',
		label: 'Contact Person IDs',
		type: 'textList',
		target: 'contact_persons',
		only: 'create',
		description: 'Who gets the thank-you by e-mail',
	},
	LOCATION,
];
