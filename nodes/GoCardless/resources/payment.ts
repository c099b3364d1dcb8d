import { goCardlessResource } from '../resource';
import { labelOf, moneyOf, searchBy, statusOf } from '../search';
import { getNamedPayments } from '../operations/getNamedPayments';
import { choices } from './choices';
import {
	APP_FEE,
	CREATED_FILTERS,
	CREDITOR_FILTER,
	CURRENCY,
	CURRENCY_FILTER,
	CUSTOMER_FILTER,
	MANDATE,
	MANDATE_FILTER,
	METADATA,
	rangeFilters,
	RETRY_IF_POSSIBLE,
	SCHEME_OPTIONS,
	SORT_DIRECTION,
} from './commonFields';

const STATUSES = [
	'pending_customer_approval',
	'pending_submission',
	'submitted',
	'confirmed',
	'paid_out',
	'failed',
	'cancelled',
	'customer_approval_denied',
	'charged_back',
];

/** GoCardless sheet 5.1. */
export const payment = goCardlessResource({
	value: 'payment',
	name: 'Payment',
	description: 'One debit of a mandate',
	path: 'payments',
	operations: ['create', 'get', 'getAll', 'update'],
	descriptions: {
		create:
			"Debit the customer's bank account under a mandate. Money moves, so give an idempotency key that names what is paid, such as the invoice.",
	},
	fields: [
		MANDATE,
		{
			name: 'amount',
			label: 'Amount',
			type: 'money',
			required: true,
			only: 'create',
			placeholder: '12.34',
		},
		{ ...CURRENCY, only: 'create' },
		{
			name: 'charge_date',
			label: 'Charge Date',
			type: 'date',
			only: 'create',
			description:
				"Empty for as soon as possible; a date before the mandate's next possible charge date is refused",
		},
		{
			name: 'description',
			label: 'Description',
			type: 'text',
			only: 'create',
			description: 'Shown to the payer in e-mails',
		},
		{
			name: 'reference',
			label: 'Reference',
			type: 'text',
			only: 'create',
			description:
				"On the payer's bank statement. A paid right of the account, with a length that depends on the scheme; leave empty unless you have it.",
		},
		{
			name: 'faster_ach',
			label: 'Faster ACH',
			type: 'boolean',
			only: 'create',
			description: 'Whether to use faster ACH (USD only)',
		},
		{
			name: 'psu_interaction_type',
			label: 'Payer Interaction',
			type: 'options',
			options: choices(['in_session', 'off_session']),
			default: 'off_session',
			only: 'create',
			description: 'Variable recurring payments only: whether the payer is there',
		},
		{ ...APP_FEE, only: 'create' },
		RETRY_IF_POSSIBLE,
		METADATA,
	],
	filters: [
		...CREATED_FILTERS,
		...rangeFilters('charge_date', 'Charge Date', 'date'),
		CURRENCY_FILTER,
		CREDITOR_FILTER,
		CUSTOMER_FILTER,
		MANDATE_FILTER,
		{
			name: 'subscription',
			label: 'Subscription',
			type: 'reference',
			search: 'searchSubscriptions',
		},
		{ name: 'scheme', label: 'Scheme', type: 'options', options: SCHEME_OPTIONS },
		{
			name: 'status',
			label: 'Status',
			type: 'options',
			description: 'GoCardless takes one status here',
			options: choices(STATUSES),
		},
		{
			name: 'sort_field',
			label: 'Sort By',
			type: 'options',
			options: choices(['amount', 'charge_date']),
		},
		SORT_DIRECTION,
	],
	onlyOneOf: [['creditor', 'customer']],
	more: [getNamedPayments],
	actions: [
		{
			value: 'cancel',
			name: 'Cancel',
			description: 'Cancel a payment that has not been submitted to the bank yet',
			fields: [METADATA],
		},
		{
			value: 'retry',
			name: 'Retry',
			description:
				"Debit the customer's bank account again for a failed payment. Money moves; at most 3 times.",
			fields: [{ name: 'charge_date', label: 'Charge Date', type: 'date' }, METADATA],
		},
	],
	search: searchBy('searchPayments', 'payments', (record) =>
		labelOf(moneyOf(record), statusOf(record), record.description, record.charge_date, record.id),
	),
});
