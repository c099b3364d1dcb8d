import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Only decides: nothing is sent from here. Connect "Do" to the node of the vendor, with the resource "Planned Action" and the operation "Apply". Leave it unconnected to only see what would be done.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Plan',
		name: 'plan',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Collections',
				value: 'collections',
				description: 'Which open invoices are collected by Direct Debit',
			},
			{
				name: 'Mandates',
				value: 'mandates',
				description: 'Which customers are asked for a mandate, reminded or linked',
			},
			{
				name: 'Payouts',
				value: 'payouts',
				description: 'What GoCardless sent to the bank, proven by its items',
			},
			{
				name: 'Postings',
				value: 'postings',
				description: 'What GoCardless events mean for the books: collected, taken back, given back',
			},
		],
		default: 'collections',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'As Of',
				name: 'asOf',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-01-31',
				description:
					'Day to plan for. Empty means today, in the time zone of the company as the settings name it.',
			},
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				default: false,
				description:
					'Whether to only tell what would be done: planned items then leave by "Nothing to Do", without the requests. The settings of the company can ask for it as well.',
			},
			{
				displayName: 'Invoices Are Complete',
				name: 'holdsAllOpenInvoices',
				type: 'boolean',
				default: false,
				displayOptions: { show: { '/plan': ['collections'] } },
				description:
					'Whether the input Invoices holds every open invoice, so that a debit whose invoice is missing there goes to review',
			},
		],
	},
];
