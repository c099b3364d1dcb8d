import { quickBooksResource } from '../declaration';
import { referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { APPLIED_LINE_FIELDS, finishPayment } from '../lines/appliedLines';
import {
	CURRENCY,
	CUSTOMER,
	EXCHANGE_RATE,
	PAYMENT_METHOD,
	PRIVATE_NOTE,
	TRANSACTION_DATE,
} from './commonFields';
import { CUSTOMER_FILTER, TRANSACTION_FILTERS } from './commonFilters';
import { labelOf, nameOf, searchBy } from '../search';

/** Money received from a customer (QuickBooks sheet 12). */
export const payment = quickBooksResource({
	value: 'payment',
	name: 'Payment',
	description: 'Money received from a customer, applied to invoices',
	entity: 'Payment',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'void', 'send', 'pdf'],
	fields: [
		{ ...CUSTOMER, required: true },
		{
			name: 'amount',
			label: 'Amount',
			type: 'amount',
			target: 'TotalAmt',
			required: true,
			placeholder: '12.34',
			description: '0 to only use up credit memos',
		},
		...APPLIED_LINE_FIELDS,
		TRANSACTION_DATE,
		CURRENCY,
		EXCHANGE_RATE,
		referenceField({
			name: 'depositAccount',
			label: 'Deposit To Account',
			target: 'DepositToAccountRef',
			search: 'searchAccounts',
			description:
				'Bank or clearing account; when empty, the money waits in Undeposited Funds for a deposit',
		}),
		PAYMENT_METHOD,
		{
			name: 'referenceNumber',
			label: 'Reference Number',
			type: 'text',
			target: 'PaymentRefNum',
			maximumLength: 21,
			description: 'For example the id of the GoCardless payment; payments can be found by it',
		},
		PRIVATE_NOTE,
	],
	finish: finishPayment,
	filters: [
		CUSTOMER_FILTER,
		{
			name: 'referenceNumber',
			label: 'Reference Number',
			type: 'text',
			target: 'PaymentRefNum',
		},
		...TRANSACTION_FILTERS,
	],
	lookUpFields: [
		{ name: 'Customer ID', value: 'CustomerRef' },
		{ name: 'ID', value: 'Id' },
		{ name: 'Reference Number', value: 'PaymentRefNum' },
	],
	search: searchBy({
		method: 'searchPayments',
		entity: 'Payment',
		field: 'PaymentRefNum',
		label: ({ PaymentRefNum, CustomerRef, TotalAmt, TxnDate, Id }) =>
			labelOf(PaymentRefNum ?? `Id ${String(Id)}`, nameOf(CustomerRef), String(TotalAmt), TxnDate),
	}),
});
