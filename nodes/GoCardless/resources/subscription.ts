import { goCardlessResource } from '../resource';
import { labelOf, moneyOf, searchBy, statusOf } from '../search';
import { choices } from './choices';
import {
	APP_FEE,
	CREATED_FILTERS,
	CURRENCY,
	CUSTOMER_FILTER,
	MANDATE,
	MANDATE_FILTER,
	METADATA,
	RETRY_IF_POSSIBLE,
} from './commonFields';

const MONTHS = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december',
];

const STATUSES = [
	'pending_customer_approval',
	'customer_approval_denied',
	'active',
	'paused',
	'finished',
	'cancelled',
];

/** GoCardless sheet 5.4. */
export const subscription = goCardlessResource({
	value: 'subscription',
	name: 'Subscription',
	description: 'The same amount, again and again',
	path: 'subscriptions',
	operations: ['create', 'get', 'getAll', 'update'],
	descriptions: {
		create:
			"Debit the customer's bank account regularly under a mandate. Money moves until it ends, so give an idempotency key that names what is paid.",
		update:
			'Change amount (at most 10 times), name, reference, fee or metadata of a subscription; later payments are debited so',
	},
	fields: [
		MANDATE,
		{
			name: 'amount',
			label: 'Amount',
			type: 'money',
			required: true,
			placeholder: '12.34',
			description: 'Of each payment',
		},
		{ ...CURRENCY, only: 'create' },
		{
			name: 'interval_unit',
			label: 'Interval Unit',
			type: 'options',
			options: choices(['monthly', 'weekly', 'yearly']),
			default: 'monthly',
			required: true,
			only: 'create',
		},
		{
			name: 'count',
			label: 'Count',
			type: 'integer',
			default: 12,
			only: 'create',
			description: 'How many payments; without it until it is cancelled',
		},
		{
			name: 'day_of_month',
			label: 'Day of Month',
			type: 'integer',
			default: 1,
			only: 'create',
			description: '1 to 28, or -1 for the last; not with weeks',
		},
		{
			name: 'end_date',
			label: 'End Date',
			type: 'date',
			only: 'create',
			description: 'Outdated by GoCardless; use Count',
		},
		{
			name: 'interval',
			label: 'Interval',
			type: 'integer',
			default: 1,
			only: 'create',
			description: 'Every so many weeks, months or years; at least once a year',
		},
		{
			name: 'month',
			label: 'Month',
			type: 'options',
			options: choices(MONTHS),
			default: 'january',
			only: 'create',
			description: 'Yearly only, and then together with Day of Month',
		},
		{
			name: 'name',
			label: 'Name',
			type: 'text',
			maximumLength: 255,
			description: 'Becomes the description of each payment',
		},
		{
			name: 'payment_reference',
			label: 'Payment Reference',
			type: 'text',
			description:
				"On the payer's bank statement. A paid right of the account; leave empty unless you have it.",
		},
		{
			name: 'start_date',
			label: 'Start Date',
			type: 'date',
			only: 'create',
			description:
				"Empty for as soon as possible; a date before the mandate's next possible charge date is refused",
		},
		APP_FEE,
		RETRY_IF_POSSIBLE,
		METADATA,
	],
	filters: [
		...CREATED_FILTERS,
		CUSTOMER_FILTER,
		MANDATE_FILTER,
		{
			name: 'status',
			label: 'Statuses',
			type: 'multiOptions',
			options: choices(STATUSES),
			maximumEntries: 5,
			description: 'At most 5',
		},
	],
	actions: [
		{
			value: 'cancel',
			name: 'Cancel',
			description: 'End a subscription; payments that were created already stay',
			fields: [METADATA],
		},
		{
			value: 'pause',
			name: 'Pause',
			description: 'Create no payments until it is resumed, or for some cycles',
			fields: [
				{
					name: 'pause_cycles',
					label: 'Pause Cycles',
					type: 'integer',
					default: 1,
					description: 'How many payments to leave out; without it until it is resumed',
				},
				METADATA,
			],
		},
		{
			value: 'resume',
			name: 'Resume',
			description: "Debit the customer's bank account regularly again. Money moves.",
			fields: [METADATA],
		},
	],
	search: searchBy('searchSubscriptions', 'subscriptions', (record) =>
		labelOf(record.name, moneyOf(record), statusOf(record), record.id),
	),
});
