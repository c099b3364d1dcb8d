import { goCardlessResource } from '../resource';
import { labelOf, moneyOf, searchBy } from '../search';
import { choices } from './choices';
import { CREATED_FILTERS, CREDITOR_FILTER, CURRENCY_FILTER, METADATA } from './commonFields';

/** GoCardless sheet 6.1: made by GoCardless, read here. */
export const payout = goCardlessResource({
	value: 'payout',
	name: 'Payout',
	description: 'What GoCardless sends to your bank account',
	path: 'payouts',
	operations: ['get', 'getAll', 'update'],
	descriptions: {
		get: 'Get a payout by its ID. Its amount is what is left after fees.',
		getAll: 'Get payouts, to the last page if wanted. Their amounts are what is left after fees.',
		update: 'Change the metadata of a payout; nothing else of it can be changed',
	},
	fields: [
		{
			...METADATA,
			description:
				'Up to 3 entries, no personal data. An update replaces all entries, so give all of them.',
		},
	],
	filters: [
		...CREATED_FILTERS,
		CREDITOR_FILTER,
		{ name: 'creditor_bank_account', label: 'Creditor Bank Account ID', type: 'text' },
		CURRENCY_FILTER,
		{
			...METADATA,
			name: 'metadata',
			label: 'Metadata',
			description: 'Payouts that carry these entries',
		},
		{
			name: 'payout_type',
			label: 'Payout Type',
			type: 'options',
			options: choices(['merchant', 'partner']),
			default: 'merchant',
		},
		{
			name: 'reference',
			label: 'Reference',
			type: 'text',
			placeholder: 'ACME-8G7Q8',
			description: 'As it is on your bank statement',
		},
		{
			name: 'status',
			label: 'Status',
			type: 'options',
			options: choices(['bounced', 'paid', 'pending']),
			default: 'paid',
			description: 'GoCardless takes one status here',
		},
	],
	search: searchBy('searchPayouts', 'payouts', (record) =>
		labelOf(record.arrival_date, moneyOf(record), record.reference, record.id),
	),
});
