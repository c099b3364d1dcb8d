import type { FieldDefinition } from '../../shared/engine/fields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';

/** Fields that many resources share (Zoho sheets 3 and 7). */

export const CUSTOMER = referenceField({
	name: 'customer',
	label: 'Customer',
	target: 'customer_id',
	search: 'searchContacts',
});

export const VENDOR = referenceField({
	name: 'vendor',
	label: 'Vendor',
	target: 'vendor_id',
	search: 'searchVendors',
});

/** Zoho takes the id of a currency, never its code (Zoho sheet 7.1). */
export const CURRENCY = referenceField({
	name: 'currency',
	label: 'Currency',
	target: 'currency_id',
	search: 'searchCurrencies',
	only: 'create',
	description: 'Empty for the currency of the customer, vendor or organization',
});

export const TAX = referenceField({
	name: 'tax',
	label: 'Tax',
	target: 'tax_id',
	search: 'searchTaxes',
});

export const EXCHANGE_RATE: FieldDefinition = {
	name: 'exchangeRate',
	label: 'Exchange Rate',
	type: 'decimal',
	target: 'exchange_rate',
	description:
		'Base currency for one unit of the currency of this transaction. Without it Zoho takes its stored rate, which may be none.',
};

export const DATE: FieldDefinition = { name: 'date', label: 'Date', type: 'date' };

export const REFERENCE_NUMBER: FieldDefinition = {
	name: 'referenceNumber',
	label: 'Reference Number',
	type: 'text',
	target: 'reference_number',
	maximumLength: 100,
	description: 'For example the ID of what GoCardless did; records can be found by it',
};

export const DESCRIPTION: FieldDefinition = {
	name: 'description',
	label: 'Description',
	type: 'multilineText',
};

export const NOTES: FieldDefinition = {
	name: 'notes',
	label: 'Notes',
	type: 'multilineText',
};

export const PAYMENT_TERMS: FieldDefinition[] = [
	{
		name: 'paymentTerms',
		label: 'Payment Terms',
		type: 'integer',
		target: 'payment_terms',
		description: 'Days until payment is due',
	},
	{
		name: 'paymentTermsLabel',
		label: 'Payment Terms Label',
		type: 'text',
		target: 'payment_terms_label',
		maximumLength: 200,
	},
];

export const LOCATION: FieldDefinition = {
	name: 'location',
	label: 'Location ID',
	type: 'text',
	target: 'location_id',
	description: 'For organizations that keep several locations',
};

export const INCLUSIVE_TAX: FieldDefinition = {
	name: 'inclusiveTax',
	label: 'Inclusive Tax',
	type: 'boolean',
	target: 'is_inclusive_tax',
	description: 'Whether the given amounts contain the tax',
};

/** How money came in or went back (Zoho sheet 7.4); own modes of the organization are taken too. */
export function paymentMode(name: string, label: string, target: string): FieldDefinition {
	return {
		name,
		label,
		type: 'text',
		target,
		maximumLength: 100,
		placeholder: 'banktransfer',
		description:
			'One of check, cash, creditcard, banktransfer, bankremittance, autotransaction, others, or a mode of your own',
	};
}
