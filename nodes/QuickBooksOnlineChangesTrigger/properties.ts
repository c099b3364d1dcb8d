import type { INodeProperties } from 'n8n-workflow';

import {
	capturedEntities,
	operationLabel,
} from '../shared/vendors/quickBooksOnline/changeCatalogue';

/** What change data capture can tell apart: merges and mails look like updates. */
export const TOLD_OPERATIONS = ['created', 'deleted', 'updated', 'voided'] as const;

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Choose a poll time of five minutes or more: each look is a metered call. QuickBooks keeps changes for 30 days. To hear of them within seconds, use the QuickBooks Online Trigger as well.',
		name: 'pollNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Entities',
		name: 'entities',
		type: 'multiOptions',
		options: capturedEntities(),
		default: ['Customer', 'Invoice', 'Payment'],
		required: true,
		description: 'Which kinds of records are watched',
	},
	{
		displayName: 'Operations',
		name: 'operations',
		type: 'multiOptions',
		options: TOLD_OPERATIONS.map((value) => ({ name: operationLabel(value), value })),
		default: [...TOLD_OPERATIONS],
		required: true,
		description:
			'Which changes start the workflow. A record that was created and changed between two looks comes once, as created.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Look Back at Start (Hours)',
				name: 'lookBackHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'How far back the first look after activation reaches. With 0 the workflow starts with changes that are made from then on.',
			},
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1440 },
				default: 5,
				description:
					'How far each look reaches back before the end of the last one, since QuickBooks may list a change late. What was reported already is left out.',
			},
			{
				displayName: 'Skip Own Changes',
				name: 'skipOwnChanges',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out what these nodes wrote themselves: postings with the number of a GoCardless payment, payout or refund that nobody touched since, and invoices that changed because such a payment was applied (if Payment is among the entities). Otherwise "ownChange" marks them.',
			},
		],
	},
];
