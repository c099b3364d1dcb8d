import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';

/** Rates at which lines are taxed; Zoho offers no filters for them. */
export const tax = zohoBooksResource({
	value: 'tax',
	name: 'Tax',
	plural: 'taxes',
	description: 'A rate at which lines are taxed',
	path: 'settings/taxes',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	descriptions: {
		create: 'Add a rate at which lines are taxed',
		delete: 'Delete a tax that no transaction uses',
	},
	fields: [
		{ name: 'name', label: 'Name', type: 'text', target: 'tax_name', required: true },
		{
			name: 'percentage',
			label: 'Percentage',
			type: 'decimal',
			target: 'tax_percentage',
			required: true,
			placeholder: '20',
		},
		{
			name: 'taxType',
			label: 'Tax Type',
			type: 'options',
			target: 'tax_type',
			options: [
				{ name: 'Compound Tax', value: 'compound_tax' },
				{ name: 'Tax', value: 'tax' },
			],
			default: 'tax',
			description: 'A compound tax is computed upon the other taxes',
		},
		{
			name: 'country',
			label: 'Country Code',
			type: 'text',
			target: 'country_code',
			placeholder: 'IE',
			description: 'Of the European country that the tax belongs to',
		},
	],
	search: searchBy({
		method: 'searchTaxes',
		path: 'settings/taxes',
		label: ({ tax_name: name, tax_percentage: percentage }) =>
			labelOf(name, `${String(percentage)}%`),
	}),
});
