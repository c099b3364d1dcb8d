import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import { reference, referenceField } from '../../shared/vendors/quickBooksOnline/ids';

/** Fields that many resources share (QuickBooks sheets 5 and 12). */

export const CUSTOMER = referenceField({
	name: 'customer',
	label: 'Customer',
	target: 'CustomerRef',
	search: 'searchCustomers',
});

export const CURRENCY: FieldDefinition = {
	name: 'currency',
	label: 'Currency',
	type: 'text',
	target: 'CurrencyRef',
	placeholder: 'GBP',
	only: 'create',
	description:
		'Three letters; needed where the company keeps several currencies, and then equal to the currency of the customer or vendor',
	encode: (value, label) => reference(checkCurrency(String(value), label)),
};

function checkCurrency(value: string, label: string): string {
	const code = value.toUpperCase();
	if (/^[A-Z]{3}$/.test(code)) return code;
	throw new ParameterError(`"${label}" must be three letters like GBP, not "${value}".`);
}

export const EXCHANGE_RATE: FieldDefinition = {
	name: 'exchangeRate',
	label: 'Exchange Rate',
	type: 'decimal',
	target: 'ExchangeRate',
	description:
		'Home currency for one unit of the currency of this transaction. QuickBooks takes 1 when it is not given.',
};

export const TRANSACTION_DATE: FieldDefinition = {
	name: 'transactionDate',
	label: 'Date',
	type: 'date',
	target: 'TxnDate',
	description: "Date in the books; when empty, QuickBooks takes its server's date",
};

export const PRIVATE_NOTE: FieldDefinition = {
	name: 'privateNote',
	label: 'Private Note',
	type: 'multilineText',
	target: 'PrivateNote',
	maximumLength: 4000,
	description: 'Memo that the customer does not see',
};

export const DOCUMENT_NUMBER: FieldDefinition = {
	name: 'documentNumber',
	label: 'Document Number',
	type: 'text',
	target: 'DocNumber',
	maximumLength: 21,
	description: 'Leave empty where QuickBooks numbers by itself',
};

export const DEPARTMENT = referenceField({
	name: 'department',
	label: 'Location (Department)',
	target: 'DepartmentRef',
	search: 'searchDepartments',
});

export const CLASS = referenceField({
	name: 'class',
	label: 'Class',
	target: 'ClassRef',
	search: 'searchClasses',
});

export const PAYMENT_METHOD = referenceField({
	name: 'paymentMethod',
	label: 'Payment Method',
	target: 'PaymentMethodRef',
	search: 'searchPaymentMethods',
});

export const TERM = referenceField({
	name: 'term',
	label: 'Term',
	target: 'SalesTermRef',
	search: 'searchTerms',
});

export const BILL_EMAIL: FieldDefinition = {
	name: 'billEmail',
	label: 'Bill E-Mail',
	type: 'text',
	target: 'BillEmail.Address',
	maximumLength: 100,
	description: 'QuickBooks does not take it from the customer when the document comes by API',
};

export const CUSTOMER_MEMO: FieldDefinition = {
	name: 'customerMemo',
	label: 'Message to Customer',
	type: 'multilineText',
	target: 'CustomerMemo.value',
	maximumLength: 1000,
};

export const TAX_CALCULATION: FieldDefinition = {
	name: 'taxCalculation',
	label: 'Tax Calculation',
	type: 'options',
	target: 'GlobalTaxCalculation',
	options: [
		{ name: 'Not Applicable', value: 'NotApplicable' },
		{ name: 'Tax Excluded', value: 'TaxExcluded' },
		{ name: 'Tax Inclusive', value: 'TaxInclusive' },
	],
	default: 'TaxExcluded',
	description: 'Outside the United States only',
};

/** The name field of a name list; colons would mean a sub-entry (QuickBooks sheet 12). */
export function nameField(label: string, target: string, maximumLength: number): FieldDefinition {
	return { name: 'name', label, type: 'text', target, required: true, maximumLength };
}
