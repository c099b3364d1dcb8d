import type { FilterDefinition } from '../../shared/engine/fields';
import {
	amountFilters,
	choiceFilter,
	CUSTOMER_FILTER,
	dateFilters,
	SEARCH_TEXT,
	textFilters,
} from './commonFilters';

/** Payments cannot be filtered by the time of change (Zoho sheets 0.9 and 6). */
export const PAYMENT_FILTERS: FilterDefinition[] = [
	CUSTOMER_FILTER,
	{ name: 'customerName', label: 'Customer Name', type: 'text', target: 'customer_name' },
	...textFilters('referenceNumber', 'Reference Number', 'reference_number'),
	...dateFilters('date', 'Date', 'date'),
	...amountFilters('amount', 'Amount', 'amount'),
	{ name: 'notes', label: 'Notes', type: 'text', target: 'notes' },
	{ name: 'paymentMode', label: 'Payment Mode', type: 'text', target: 'payment_mode' },
	choiceFilter(
		{ name: 'kind', label: 'Kind', target: 'filter_by' },
		{
			All: 'PaymentMode.All',
			'Bank Remittance': 'PaymentMode.BankRemittance',
			'Bank Transfer': 'PaymentMode.BankTransfer',
			Cash: 'PaymentMode.Cash',
			Check: 'PaymentMode.Check',
			'Credit Card': 'PaymentMode.CreditCard',
			Others: 'PaymentMode.Others',
			PayPal: 'PaymentMode.Paypal',
			Stripe: 'PaymentMode.Stripe',
		},
	),
	SEARCH_TEXT,
];
