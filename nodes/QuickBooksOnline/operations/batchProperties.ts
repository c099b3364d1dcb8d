import type { INodeProperties } from 'n8n-workflow';

export const BATCH_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Entity',
		name: 'entity',
		type: 'string',
		default: 'Invoice',
		required: true,
		placeholder: 'Invoice',
		description: 'As QuickBooks writes it, for example SalesReceipt; the same for all items',
	},
	{
		displayName: 'Batch Operation',
		name: 'batchOperation',
		type: 'options',
		options: [
			{ name: 'Create', value: 'create' },
			{ name: 'Delete', value: 'delete', description: 'Takes ID and SyncToken of the item' },
			{
				name: 'Update',
				value: 'update',
				description: 'Changes what the item has and keeps the rest',
			},
			{ name: 'Void', value: 'void', description: 'Takes ID and SyncToken of the item' },
		],
		default: 'create',
	},
	{
		displayName: 'Body',
		name: 'bodySource',
		type: 'options',
		options: [
			{ name: 'Incoming Item', value: 'item', description: 'Quick also for long lists' },
			{ name: 'JSON', value: 'json', description: 'An expression for each item' },
		],
		default: 'item',
		description: 'Where the record in the form of QuickBooks comes from',
	},
	{
		displayName: 'Body (JSON)',
		name: 'body',
		type: 'json',
		default: '{}',
		displayOptions: { show: { bodySource: ['json'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Idempotency Key',
				name: 'idempotencyKey',
				type: 'string',
				default: '',
				description:
					'Any text that stands for this list. The same list with the same text never takes effect twice.',
			},
		],
	},
];
