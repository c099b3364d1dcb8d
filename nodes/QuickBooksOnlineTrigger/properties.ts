import type { INodeProperties } from 'n8n-workflow';

import { ALL_CHANGES, changeOptions } from './changeFilter';

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Intuit has no way to register a webhook by itself. In the Intuit developer portal, open your app and its page Webhooks, enter the production URL above as endpoint, and choose the entities and operations. Then copy the verifier token into the field "Webhook Verifier Token" of the credential.',
		name: 'setUpNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Changes',
		name: 'events',
		type: 'multiOptions',
		options: changeOptions(),
		default: [ALL_CHANGES],
		required: true,
		description:
			'Which changes start the workflow. All others, and those of other companies, are acknowledged without an execution. Choose them in the Intuit developer portal as well.',
	},
	{
		displayName: 'Fetch Current Record',
		name: 'fetchCurrentRecord',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the changed records, as they are now, into the field "record", all of one kind in one query. Intuit sends IDs only. If a read fails or takes too long, the change is kept and "recordError" says why.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Skip Own Changes',
				name: 'skipOwnChanges',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out what these nodes wrote themselves: postings with the number of a GoCardless payment, payout or refund that nobody touched since, and invoices that changed because such a payment was applied. Needs "Fetch Current Record". Otherwise "ownChange" marks them.',
			},
		],
	},
];
