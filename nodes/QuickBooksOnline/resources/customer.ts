import type { FieldDefinition } from '../../shared/engine/fields';
import { quickBooksResource } from '../declaration';
import { referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { labelOf, searchBy } from '../search';
import { addressFields } from './addressFields';
import { CURRENCY, nameField, PAYMENT_METHOD, TERM } from './commonFields';
import { nameFilters, UPDATED_FILTERS } from './commonFilters';

/** Also of vendors (QuickBooks sheet 12). */
export const PERSON_FIELDS: FieldDefinition[] = [
	{
		name: 'givenName',
		label: 'Given Name',
		type: 'text',
		target: 'GivenName',
		maximumLength: 100,
	},
	{
		name: 'familyName',
		label: 'Family Name',
		type: 'text',
		target: 'FamilyName',
		maximumLength: 100,
	},
	{
		name: 'companyName',
		label: 'Company Name',
		type: 'text',
		target: 'CompanyName',
		maximumLength: 100,
	},
	{
		name: 'email',
		label: 'E-Mail',
		type: 'text',
		target: 'PrimaryEmailAddr.Address',
		maximumLength: 100,
		placeholder: 'name@example.com',
	},
	{
		name: 'phone',
		label: 'Phone',
		type: 'text',
		target: 'PrimaryPhone.FreeFormNumber',
		maximumLength: 30,
	},
];

export const customer = quickBooksResource({
	value: 'customer',
	name: 'Customer',
	description: 'Somebody who is invoiced',
	entity: 'Customer',
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
			name: 'notes',
			label: 'Notes',
			type: 'multilineText',
			target: 'Notes',
			maximumLength: 2000,
		},
		PAYMENT_METHOD,
		TERM,
		{
			name: 'taxable',
			label: 'Taxable',
			type: 'boolean',
			target: 'Taxable',
			description: 'Whether sales to this customer are taxed',
		},
		{
			name: 'preferredDelivery',
			label: 'Preferred Delivery',
			type: 'options',
			target: 'PreferredDeliveryMethod',
			options: [
				{ name: 'E-Mail', value: 'Email' },
				{ name: 'None', value: 'None' },
				{ name: 'Print', value: 'Print' },
			],
			default: 'Email',
		},
		referenceField({
			name: 'parent',
			label: 'Parent Customer',
			target: 'ParentRef',
			search: 'searchCustomers',
		}),
		{
			name: 'job',
			label: 'Sub-Customer',
			type: 'boolean',
			target: 'Job',
			description: 'Whether this customer belongs to a parent customer',
		},
		...addressFields('billing', 'Billing', 'BillAddr'),
		...addressFields('shipping', 'Shipping', 'ShipAddr'),
	],
	filters: [
		...nameFilters('DisplayName'),
		{ name: 'companyName', label: 'Company Name', type: 'text', target: 'CompanyName' },
		{ name: 'givenName', label: 'Given Name', type: 'text', target: 'GivenName' },
		{ name: 'familyName', label: 'Family Name', type: 'text', target: 'FamilyName' },
		{
			name: 'balanceAbove',
			label: 'Balance Above',
			type: 'decimal',
			target: 'Balance',
			operator: '>',
		},
		...UPDATED_FILTERS,
	],
	lookUpFields: [
		{ name: 'Display Name', value: 'DisplayName' },
		{ name: 'ID', value: 'Id' },
	],
	search: searchBy({
		method: 'searchCustomers',
		entity: 'Customer',
		field: 'DisplayName',
		label: ({ DisplayName, CompanyName }) =>
			CompanyName === DisplayName ? labelOf(DisplayName) : labelOf(DisplayName, CompanyName),
	}),
});
