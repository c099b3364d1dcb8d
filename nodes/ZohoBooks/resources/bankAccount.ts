import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { ACTIVATION } from './activation';
import { CURRENCY } from './commonFields';
import { choiceFilter, sortFilters } from './commonFilters';

/** Its id is that of the account in the chart of accounts (Zoho sheet 7.8). */
export const bankAccount = zohoBooksResource({
	value: 'bankAccount',
	name: 'Bank Account',
	description: 'An account that has a statement: bank, credit card, also cash',
	path: 'bankaccounts',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
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
			required: true,
			options: [
				{ name: 'Bank', value: 'bank' },
				{ name: 'Credit Card', value: 'credit_card' },
			],
			default: 'bank',
		},
		{ ...CURRENCY, description: 'Empty for the currency of the organization' },
		{ name: 'accountNumber', label: 'Account Number', type: 'text', target: 'account_number' },
		{ name: 'code', label: 'Account Code', type: 'text', target: 'account_code' },
		{ name: 'bankName', label: 'Bank Name', type: 'text', target: 'bank_name' },
		{ name: 'routingNumber', label: 'Routing Number', type: 'text', target: 'routing_number' },
		{ name: 'description', label: 'Description', type: 'text' },
		{
			name: 'primary',
			label: 'Primary Account',
			type: 'boolean',
			target: 'is_primary_account',
			description: 'Whether this is the main account of the organization',
		},
	],
	filters: [
		choiceFilter(
			{ name: 'status', label: 'Status', target: 'filter_by' },
			{ All: 'Status.All', Active: 'Status.Active', Inactive: 'Status.Inactive' },
		),
		...sortFilters({ Name: 'account_name', Type: 'account_type' }),
	],
	actions: ACTIVATION,
	search: searchBy({
		method: 'searchBankAccounts',
		path: 'bankaccounts',
		label: ({ account_name: name, currency_code: currency, bank_name: bank }) =>
			labelOf(name, currency, bank),
	}),
});
