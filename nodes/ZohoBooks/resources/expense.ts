import { zohoBooksResource } from '../declaration';
import { referenceFilter } from '../../shared/vendors/zohoBooks/ids';
import {
	amountFilters,
	choiceFilter,
	CUSTOMER_FILTER,
	dateFilters,
	SEARCH_TEXT,
	sortFilters,
	textFilters,
} from './commonFilters';
import { EXPENSE_FIELDS } from './expenseFields';

/** Fees of a payout, among others (Zoho sheets 7.8 and 7.9). */
export const expense = zohoBooksResource({
	value: 'expense',
	name: 'Expense',
	description: 'A cost that was paid, such as the fees of a payout',
	path: 'expenses',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'upsert'],
	hasCustomFields: true,
	fields: EXPENSE_FIELDS,
	filters: [
		...textFilters('referenceNumber', 'Reference Number', 'reference_number'),
		...textFilters('accountName', 'Account Name', 'account_name'),
		...dateFilters('date', 'Date', 'date'),
		...amountFilters('amount', 'Amount', 'amount').filter(({ name }) => name === 'amount'),
		referenceFilter({
			name: 'paidThroughAccount',
			label: 'Paid Through Account',
			target: 'paid_through_account_id',
			search: 'searchAccounts',
		}),
		CUSTOMER_FILTER,
		choiceFilter(
			{ name: 'status', label: 'Status', target: 'status' },
			{
				Billable: 'billable',
				Invoiced: 'invoiced',
				'Non-Billable': 'non-billable',
				Reimbursed: 'reimbursed',
				Unbilled: 'unbilled',
			},
		),
		SEARCH_TEXT,
		...sortFilters({
			'Account Name': 'account_name',
			'Created Time': 'created_time',
			'Customer Name': 'customer_name',
			Date: 'date',
			'Reference Number': 'reference_number',
			Total: 'total',
		}),
	],
	lookUpFields: [
		{ name: 'ID', value: 'expense_id' },
		{ name: 'Reference Number', value: 'reference_number' },
	],
	lookUpSince: 'date_start',
});
