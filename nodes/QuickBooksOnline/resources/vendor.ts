import { quickBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { addressFields } from './addressFields';
import { CURRENCY, nameField } from './commonFields';
import { nameFilters, UPDATED_FILTERS } from './commonFilters';
import { PERSON_FIELDS } from './customer';

export const vendor = quickBooksResource({
	value: 'vendor',
	name: 'Vendor',
	description: 'Somebody who is paid, such as GoCardless for its fees',
	entity: 'Vendor',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'update', 'deactivate'],
	fields: [
		{
			...nameField('Display Name', 'DisplayName', 500),
			description: 'Unique among customers, vendors and employees, without colons',
		},
		...PERSON_FIELDS,
		CURRENCY,
		{
			name: 'accountNumber',
			label: 'Account Number',
			type: 'text',
			target: 'AcctNum',
			maximumLength: 100,
			description: 'Our number at this vendor',
		},
		...addressFields('billing', 'Billing', 'BillAddr'),
	],
	filters: [
		...nameFilters('DisplayName'),
		{ name: 'companyName', label: 'Company Name', type: 'text', target: 'CompanyName' },
		...UPDATED_FILTERS,
	],
	lookUpFields: [
		{ name: 'Display Name', value: 'DisplayName' },
		{ name: 'ID', value: 'Id' },
	],
	search: searchBy({
		method: 'searchVendors',
		entity: 'Vendor',
		field: 'DisplayName',
		label: ({ DisplayName, CompanyName }) =>
			CompanyName === DisplayName ? labelOf(DisplayName) : labelOf(DisplayName, CompanyName),
	}),
});
