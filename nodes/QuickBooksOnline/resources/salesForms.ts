import { quickBooksResource } from '../declaration';
import { referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { finishSalesForm, SALES_LINE_FIELDS } from '../lines/salesLines';
import {
	BILL_EMAIL,
	CURRENCY,
	CUSTOMER,
	CUSTOMER_MEMO,
	DEPARTMENT,
	DOCUMENT_NUMBER,
	EXCHANGE_RATE,
	PAYMENT_METHOD,
	PRIVATE_NOTE,
	TAX_CALCULATION,
	TRANSACTION_DATE,
} from './commonFields';
import { CUSTOMER_FILTER, DOCUMENT_NUMBER_FILTER, TRANSACTION_FILTERS } from './commonFilters';

/** Fields and filters that these documents have in common with invoices. */
const COMMON_FIELDS = [
	...SALES_LINE_FIELDS,
	TRANSACTION_DATE,
	DOCUMENT_NUMBER,
	CURRENCY,
	EXCHANGE_RATE,
	BILL_EMAIL,
	CUSTOMER_MEMO,
	PRIVATE_NOTE,
	DEPARTMENT,
	TAX_CALCULATION,
];

const FILTERS = [CUSTOMER_FILTER, DOCUMENT_NUMBER_FILTER, ...TRANSACTION_FILTERS];

const LOOK_UP_FIELDS = [
	{ name: 'Customer ID', value: 'CustomerRef' },
	{ name: 'Document Number', value: 'DocNumber' },
	{ name: 'ID', value: 'Id' },
];

export const creditMemo = quickBooksResource({
	value: 'creditMemo',
	name: 'Credit Memo',
	description: 'What is owed to a customer; a payment applies it to an invoice',
	entity: 'CreditMemo',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'send', 'pdf'],
	fields: [{ ...CUSTOMER, required: true }, ...COMMON_FIELDS],
	finish: finishSalesForm,
	filters: FILTERS,
	lookUpFields: LOOK_UP_FIELDS,
});

export const refundReceipt = quickBooksResource({
	value: 'refundReceipt',
	name: 'Refund Receipt',
	description: 'Money given back; it stands alone and changes no payment or invoice',
	entity: 'RefundReceipt',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'send', 'pdf'],
	fields: [
		{ ...CUSTOMER, required: true },
		referenceField({
			name: 'refundFromAccount',
			label: 'Refund From Account',
			target: 'DepositToAccountRef',
			search: 'searchAccounts',
			required: true,
			description: 'The account that the money leaves',
		}),
		{
			name: 'referenceNumber',
			label: 'Reference Number',
			type: 'text',
			target: 'PaymentRefNum',
			maximumLength: 100,
		},
		PAYMENT_METHOD,
		...COMMON_FIELDS,
	],
	finish: finishSalesForm,
	filters: FILTERS,
	lookUpFields: LOOK_UP_FIELDS,
});

export const salesReceipt = quickBooksResource({
	value: 'salesReceipt',
	name: 'Sales Receipt',
	description: 'A sale that was paid at once',
	entity: 'SalesReceipt',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'void', 'send', 'pdf'],
	fields: [
		CUSTOMER,
		referenceField({
			name: 'depositAccount',
			label: 'Deposit To Account',
			target: 'DepositToAccountRef',
			search: 'searchAccounts',
		}),
		{
			name: 'referenceNumber',
			label: 'Reference Number',
			type: 'text',
			target: 'PaymentRefNum',
			maximumLength: 21,
		},
		PAYMENT_METHOD,
		...COMMON_FIELDS,
	],
	finish: finishSalesForm,
	filters: FILTERS,
	lookUpFields: LOOK_UP_FIELDS,
});
