import { quickBooksResource } from '../declaration';
import { referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { labelOf, searchBy } from '../search';
import { CURRENCY, nameField } from './commonFields';
import { nameFilters, UPDATED_FILTERS } from './commonFilters';

const ACCOUNT_TYPES = [
	'Accounts Payable',
	'Accounts Receivable',
	'Bank',
	'Cost of Goods Sold',
	'Credit Card',
	'Equity',
	'Expense',
	'Fixed Asset',
	'Income',
	'Long Term Liability',
	'Other Asset',
	'Other Current Asset',
	'Other Current Liability',
	'Other Expense',
	'Other Income',
].map((type) => ({ name: type, value: type }));

/** QuickBooks sheet 12. */
export const account = quickBooksResource({
	value: 'account',
	name: 'Account',
	description: 'An account of the chart of accounts',
	entity: 'Account',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'update', 'deactivate'],
	fields: [
		nameField('Name', 'Name', 100),
		{
			name: 'accountType',
			label: 'Account Type',
			type: 'options',
			target: 'AccountType',
			options: ACCOUNT_TYPES,
			default: 'Bank',
			required: true,
		},
		{
			name: 'accountSubType',
			label: 'Account Subtype',
			type: 'text',
			target: 'AccountSubType',
			placeholder: 'Checking',
			description: 'Such as Checking or BankCharges; when empty, QuickBooks takes one of the type',
		},
		{
			name: 'accountNumber',
			label: 'Account Number',
			type: 'text',
			target: 'AcctNum',
			maximumLength: 20,
		},
		{
			name: 'description',
			label: 'Description',
			type: 'text',
			target: 'Description',
			maximumLength: 100,
		},
		CURRENCY,
		referenceField({
			name: 'parent',
			label: 'Parent Account',
			target: 'ParentRef',
			search: 'searchAccounts',
		}),
		{
			name: 'subAccount',
			label: 'Sub-Account',
			type: 'boolean',
			target: 'SubAccount',
			description: 'Whether this account belongs to a parent account',
		},
	],
	filters: [
		...nameFilters('Name'),
		{
			name: 'accountType',
			label: 'Account Type',
			type: 'options',
			target: 'AccountType',
			options: ACCOUNT_TYPES,
			default: 'Bank',
		},
		{
			name: 'accountSubType',
			label: 'Account Subtype',
			type: 'text',
			target: 'AccountSubType',
			description: 'UndepositedFunds finds the account of that purpose, whatever it is called',
		},
		...UPDATED_FILTERS,
	],
	lookUpFields: [
		{ name: 'Account Subtype', value: 'AccountSubType' },
		{ name: 'ID', value: 'Id' },
		{ name: 'Name', value: 'Name' },
	],
	search: searchBy({
		method: 'searchAccounts',
		entity: 'Account',
		field: 'Name',
		label: ({ FullyQualifiedName, Name, AccountType }) =>
			labelOf(FullyQualifiedName ?? Name, AccountType),
	}),
});
