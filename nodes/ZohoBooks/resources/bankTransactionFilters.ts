import type { FilterDefinition } from '../../shared/engine/fields';
import { referenceFilter } from '../../shared/vendors/zohoBooks/ids';
import { choiceFilter, dateFilters, SEARCH_TEXT, sortFilters } from './commonFilters';

/** Zoho sheet 6; date and amount are ranges here only. */
export const TRANSACTION_FILTERS: FilterDefinition[] = [
	referenceFilter({
		name: 'account',
		label: 'Account',
		target: 'account_id',
		search: 'searchBankAccounts',
	}),
	...dateFilters('date', 'Date', 'date').filter(({ name }) => name !== 'date'),
	{ name: 'amountAtLeast', label: 'Amount at Least', type: 'decimal', target: 'amount_start' },
	{ name: 'amountAtMost', label: 'Amount at Most', type: 'decimal', target: 'amount_end' },
	{ name: 'referenceNumber', label: 'Reference Number', type: 'text', target: 'reference_number' },
	{
		name: 'transactionType',
		label: 'Transaction Type',
		type: 'text',
		target: 'transaction_type',
		placeholder: 'transfer_fund',
	},
	{ ...SEARCH_TEXT, description: 'In the name of the contact and the description' },
	...sortFilters({ Date: 'date' }),
];

export const STATUS_FILTER = choiceFilter(
	{ name: 'status', label: 'Status', target: 'status' },
	{
		All: 'All',
		Categorized: 'categorized',
		Excluded: 'excluded',
		'Manually Added': 'manually_added',
		Matched: 'matched',
		Uncategorized: 'uncategorized',
	},
);
