import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { ACTIVATION } from './activation';
import { CURRENCY } from './commonFields';
import { choiceFilter, MODIFIED_FILTER, sortFilters } from './commonFilters';

/** Zoho has added types over time; those that bookkeepers need (Zoho sheet 7.6). */
const ACCOUNT_TYPES = [
	['Accounts Payable', 'accounts_payable'],
	['Accounts Receivable', 'accounts_receivable'],
	['Bank', 'bank'],
	['Cash', 'cash'],
	['Cost of Goods Sold', 'cost_of_goods_sold'],
	['Credit Card', 'credit_card'],
	['Equity', 'equity'],
	['Expense', 'expense'],
	['Fixed Asset', 'fixed_asset'],
	['Income', 'income'],
	['Long Term Liability', 'long_term_liability'],
	['Other Asset', 'other_asset'],
	['Other Current Asset', 'other_current_asset'],
	['Other Current Liability', 'other_current_liability'],
	['Other Expense', 'other_expense'],
	['Other Income', 'other_income'],
	['Other Liability', 'other_liability'],
	['Stock', 'stock'],
].map(([name = '', value = '']) => ({ name, value }));

export const account = zohoBooksResource({
	value: 'account',
	name: 'Account',
	description: 'An account of the chart of accounts',
	path: 'chartofaccounts',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	hasCustomFields: true,
	fields: [
		{
			name: 'name',
			label: 'Name',
			type: 'text',
			target: 'account_name',
			required: true,
			maximumLength: 200,
		},
		{
			name: 'accountType',
			label: 'Account Type',
			type: 'options',
			target: 'account_type',
			options: ACCOUNT_TYPES,
			default: 'bank',
			required: true,
			description: 'A clearing account is of type Bank or Cash, one for each currency',
		},
		{ name: 'code', label: 'Account Code', type: 'text', target: 'account_code' },
		{ ...CURRENCY, description: 'Empty for the currency of the organization' },
		referenceField({
			name: 'parent',
			label: 'Parent Account',
			target: 'parent_account_id',
			search: 'searchAccounts',
		}),
		{ name: 'description', label: 'Description', type: 'text' },
	],
	filters: [
		choiceFilter(
			{
				name: 'accounts',
				label: 'Accounts',
				target: 'filter_by',
				description: 'Without it Zoho Books gives those that are active',
			},
			{
				All: 'AccountType.All',
				Active: 'AccountType.Active',
				Inactive: 'AccountType.Inactive',
				Assets: 'AccountType.Asset',
				Equity: 'AccountType.Equity',
				Expenses: 'AccountType.Expense',
				Income: 'AccountType.Income',
				Liabilities: 'AccountType.Liability',
			},
		),
		{
			name: 'showBalance',
			label: 'Show Balance',
			type: 'boolean',
			target: 'showbalance',
			description: 'Whether to return the current balance of each account',
		},
		MODIFIED_FILTER,
		...sortFilters({ Name: 'account_name', Type: 'account_type' }),
	],
	actions: ACTIVATION,
	search: searchBy({
		method: 'searchAccounts',
		path: 'chartofaccounts',
		label: ({ account_name: name, account_code: code, account_type: type }) =>
			labelOf(code, name, type),
	}),
});
