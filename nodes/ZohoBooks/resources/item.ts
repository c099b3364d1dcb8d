import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { ACTIVATION } from './activation';
import { TAX } from './commonFields';
import { choiceFilter, SEARCH_TEXT, sortFilters, textFilters } from './commonFilters';

export const item = zohoBooksResource({
	value: 'item',
	name: 'Item',
	description: 'Something that is sold or bought',
	path: 'items',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'upsert'],
	hasCustomFields: true,
	fields: [
		{ name: 'name', label: 'Name', type: 'text', required: true, maximumLength: 100 },
		{
			name: 'rate',
			label: 'Rate',
			type: 'decimal',
			required: true,
			placeholder: '12.34',
			description: 'Price of one',
		},
		{ name: 'description', label: 'Description', type: 'multilineText', maximumLength: 2000 },
		{ name: 'sku', label: 'SKU', type: 'text', description: 'Unique among the items' },
		{
			name: 'productType',
			label: 'Product Type',
			type: 'options',
			target: 'product_type',
			options: [
				{ name: 'Digital Service', value: 'digital_service' },
				{ name: 'Goods', value: 'goods' },
				{ name: 'Service', value: 'service' },
			],
			default: 'service',
		},
		referenceField({
			name: 'account',
			label: 'Sales Account',
			target: 'account_id',
			search: 'searchAccounts',
		}),
		TAX,
		{
			name: 'taxable',
			label: 'Taxable',
			type: 'boolean',
			target: 'is_taxable',
			description: 'Whether sales of it are taxed',
		},
		{ name: 'unit', label: 'Unit', type: 'text' },
	],
	filters: [
		...textFilters('name', 'Name', 'name'),
		...textFilters('description', 'Description', 'description'),
		choiceFilter(
			{ name: 'status', label: 'Status', target: 'filter_by' },
			{ All: 'Status.All', Active: 'Status.Active', Inactive: 'Status.Inactive' },
		),
		SEARCH_TEXT,
		...sortFilters({ Name: 'name', Rate: 'rate', 'Tax Name': 'tax_name' }),
	],
	actions: ACTIVATION,
	search: searchBy({
		method: 'searchItems',
		path: 'items',
		filter: 'search_text',
		label: ({ name, sku, rate }) => labelOf(name, sku, rate),
	}),
});
