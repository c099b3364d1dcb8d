import { quickBooksResource } from '../declaration';
import { checkId, referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { EXPENSE_LINE_FIELDS, finishExpense } from '../lines/expenseLines';
import {
	CURRENCY,
	DEPARTMENT,
	DOCUMENT_NUMBER,
	EXCHANGE_RATE,
	PAYMENT_METHOD,
	PRIVATE_NOTE,
	TRANSACTION_DATE,
} from './commonFields';
import { DOCUMENT_NUMBER_FILTER, TRANSACTION_FILTERS } from './commonFilters';

/** An expense, such as the fees of a payout (QuickBooks sheet 6: PaymentType in every update). */
export const purchase = quickBooksResource({
	value: 'purchase',
	name: 'Purchase (Expense)',
	plural: 'purchases',
	description: 'Money spent: an expense, check or card payment',
	entity: 'Purchase',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	fields: [
		referenceField({
			name: 'account',
			label: 'Payment Account',
			target: 'AccountRef',
			search: 'searchAccounts',
			required: true,
			description: 'The bank or card account that the money leaves',
		}),
		{
			name: 'paymentType',
			label: 'Payment Type',
			type: 'options',
			target: 'PaymentType',
			options: [
				{ name: 'Cash', value: 'Cash' },
				{ name: 'Check', value: 'Check' },
				{ name: 'Credit Card', value: 'CreditCard' },
			],
			default: 'Cash',
			required: true,
		},
		...EXPENSE_LINE_FIELDS,
		{
			name: 'vendor',
			label: 'Payee (Vendor)',
			type: 'reference',
			target: 'EntityRef',
			search: 'searchVendors',
			encode: (value, label) => ({ value: checkId(String(value), label), type: 'Vendor' }),
		},
		{
			name: 'credit',
			label: 'Credit',
			type: 'boolean',
			target: 'Credit',
			description: 'Whether the money came back to a card account',
		},
		TRANSACTION_DATE,
		DOCUMENT_NUMBER,
		CURRENCY,
		EXCHANGE_RATE,
		PAYMENT_METHOD,
		PRIVATE_NOTE,
		DEPARTMENT,
	],
	finish: finishExpense,
	filters: [DOCUMENT_NUMBER_FILTER, ...TRANSACTION_FILTERS],
	lookUpFields: [
		{ name: 'Document Number', value: 'DocNumber' },
		{ name: 'ID', value: 'Id' },
	],
});
