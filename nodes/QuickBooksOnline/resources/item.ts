import { quickBooksResource } from '../declaration';
import { referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { labelOf, searchBy } from '../search';
import { nameField } from './commonFields';
import { nameFilters, UPDATED_FILTERS } from './commonFilters';

/** Products and services (QuickBooks sheet 12). */
export const item = quickBooksResource({
	value: 'item',
	name: 'Item',
	description: 'A product or service that is sold',
	entity: 'Item',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'update', 'deactivate'],
	fields: [
		nameField('Name', 'Name', 100),
		{
			name: 'type',
			label: 'Type',
			type: 'options',
			target: 'Type',
			options: [
				{ name: 'Inventory', value: 'Inventory' },
				{ name: 'Non-Inventory', value: 'NonInventory' },
				{ name: 'Service', value: 'Service' },
			],
			default: 'Service',
			required: true,
			only: 'create',
		},
		referenceField({
			name: 'incomeAccount',
			label: 'Income Account',
			target: 'IncomeAccountRef',
			search: 'searchAccounts',
			required: true,
		}),
		referenceField({
			name: 'expenseAccount',
			label: 'Expense Account',
			target: 'ExpenseAccountRef',
			search: 'searchAccounts',
		}),
		{
			name: 'description',
			label: 'Description',
			type: 'multilineText',
			target: 'Description',
			maximumLength: 4000,
		},
		{ name: 'unitPrice', label: 'Unit Price', type: 'decimal', target: 'UnitPrice' },
		{ name: 'sku', label: 'SKU', type: 'text', target: 'Sku', maximumLength: 100 },
		{
			name: 'taxable',
			label: 'Taxable',
			type: 'boolean',
			target: 'Taxable',
			description: 'Whether sales of it are taxed',
		},
	],
	filters: [...nameFilters('Name'), ...UPDATED_FILTERS],
	lookUpFields: [
		{ name: 'ID', value: 'Id' },
		{ name: 'Name', value: 'Name' },
	],
	search: searchBy({
		method: 'searchItems',
		entity: 'Item',
		field: 'Name',
		label: ({ FullyQualifiedName, Name, Type }) => labelOf(FullyQualifiedName ?? Name, Type),
	}),
});
