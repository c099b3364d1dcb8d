import type { FilterDefinition } from '../../shared/engine/fields';
import { quickBooksResource } from '../declaration';
import { finishSalesForm, SALES_LINE_FIELDS } from '../lines/salesLines';
import { labelOf, nameOf, searchBy } from '../search';
import {
	BILL_EMAIL,
	CURRENCY,
	CUSTOMER,
	CUSTOMER_MEMO,
	DEPARTMENT,
	DOCUMENT_NUMBER,
	EXCHANGE_RATE,
	PRIVATE_NOTE,
	TAX_CALCULATION,
	TERM,
	TRANSACTION_DATE,
} from './commonFields';
import { CUSTOMER_FILTER, DOCUMENT_NUMBER_FILTER, TRANSACTION_FILTERS } from './commonFilters';

const INVOICE_FILTERS: FilterDefinition[] = [
	CUSTOMER_FILTER,
	DOCUMENT_NUMBER_FILTER,
	{
		name: 'unpaid',
		label: 'Unpaid Only',
		type: 'boolean',
		target: 'Balance',
		operator: '>',
		description: 'Whether to return only invoices of which something is still to be paid',
		encode: (value) => (value === true ? '0' : undefined),
	},
	{ name: 'dueFrom', label: 'Due From', type: 'date', target: 'DueDate', operator: '>=' },
	{ name: 'dueUntil', label: 'Due Until', type: 'date', target: 'DueDate', operator: '<=' },
	...TRANSACTION_FILTERS,
];

/** QuickBooks sheet 12. A voided invoice has a balance of 0, as a paid one has. */
export const invoice = quickBooksResource({
	value: 'invoice',
	name: 'Invoice',
	description: 'What a customer owes',
	entity: 'Invoice',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'void', 'send', 'pdf'],
	fields: [
		{ ...CUSTOMER, required: true },
		...SALES_LINE_FIELDS,
		{ name: 'dueDate', label: 'Due Date', type: 'date', target: 'DueDate' },
		TRANSACTION_DATE,
		DOCUMENT_NUMBER,
		CURRENCY,
		EXCHANGE_RATE,
		TERM,
		BILL_EMAIL,
		CUSTOMER_MEMO,
		PRIVATE_NOTE,
		DEPARTMENT,
		TAX_CALCULATION,
		{
			name: 'allowOnlineAch',
			label: 'Allow Online Bank Payment',
			type: 'boolean',
			target: 'AllowOnlineACHPayment',
			description:
				'Whether the customer may also pay online by bank transfer; turn it off where Direct Debit collects, or the invoice may be paid twice',
		},
		{
			name: 'allowOnlineCard',
			label: 'Allow Online Card Payment',
			type: 'boolean',
			target: 'AllowOnlineCreditCardPayment',
			description:
				'Whether the customer may also pay online by card; turn it off where Direct Debit collects, or the invoice may be paid twice',
		},
	],
	finish: finishSalesForm,
	filters: INVOICE_FILTERS,
	lookUpFields: [
		{ name: 'Customer ID', value: 'CustomerRef' },
		{ name: 'Document Number', value: 'DocNumber' },
		{ name: 'ID', value: 'Id' },
	],
	search: searchBy({
		method: 'searchInvoices',
		entity: 'Invoice',
		field: 'DocNumber',
		label: ({ DocNumber, Id, CustomerRef, Balance, TotalAmt }) =>
			labelOf(
				String(DocNumber ?? `Id ${String(Id)}`),
				nameOf(CustomerRef),
				`${String(Balance)} of ${String(TotalAmt)} open`,
			),
	}),
});
