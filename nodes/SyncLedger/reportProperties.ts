import type { INodeProperties } from 'n8n-workflow';

/** Where the links of the report lead. */
export const reportOptions: INodeProperties[] = [
	{
		displayName: 'Books Address',
		name: 'booksAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://app.qbo.intuit.com/app',
		description: 'Where the pages of the books are. Empty means the address of the environment.',
	},
	{
		displayName: 'CSV Address',
		name: 'csvAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. ?format=csv',
		description:
			'Where the workflow serves the CSV file. Empty means that the page has no link to it.',
	},
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		options: [
			{ name: 'Live', value: 'live' },
			{ name: 'Sandbox', value: 'sandbox' },
		],
		default: 'live',
		description: 'Which GoCardless and which books the links lead to',
	},
	{
		displayName: 'GoCardless Address',
		name: 'goCardlessAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://manage.gocardless.com',
		description: 'Where the dashboard is. Empty means the address of the environment.',
	},
	{
		displayName: 'Rows per Table',
		name: 'rowsPerTable',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 100,
		description: 'How many lines a table of the page shows; the CSV file always has all of them',
	},
];
