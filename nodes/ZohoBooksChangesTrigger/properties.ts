import type { INodeProperties } from 'n8n-workflow';

import { changingEntityOptions } from '../shared/vendors/zohoBooks/changeCatalogue';
import { ORGANIZATION } from '../shared/vendors/zohoBooks/organizationChoice';

/** What can be told from states of records; what was deleted is in no list. */
export const TOLD_OPERATIONS = ['created', 'updated', 'voided'] as const;

export const triggerProperties: INodeProperties[] = [
	{
		...ORGANIZATION,
		description:
			'The books that are watched. May stay empty when the credential names an organization.',
	},
	{
		displayName:
			'Choose a poll time of five minutes or more: each look costs a call for each entity, of 1,000 a day in the plan Free (Standard 2,000, Professional 5,000). What is deleted cannot be seen by polling.',
		name: 'budgetNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Entities',
		name: 'entities',
		type: 'multiOptions',
		options: changingEntityOptions(),
		default: ['invoice'],
		required: true,
		description:
			'Which kinds of records are watched. An invoice changes as well whenever a payment is applied to it.',
	},
	{
		displayName: 'Operations',
		name: 'operations',
		type: 'multiOptions',
		options: [
			{ name: 'Created', value: 'created' },
			{ name: 'Updated', value: 'updated' },
			{ name: 'Voided', value: 'voided' },
		],
		default: [...TOLD_OPERATIONS],
		required: true,
		description:
			'Which changes start the workflow. A record that was created and changed between two looks comes once, as created.',
	},
	{
		displayName: 'Fetch Full Record',
		name: 'fetchFullRecord',
		type: 'boolean',
		default: false,
		description:
			'Whether to read each changed record in full, which is one more call for each. Otherwise "record" is the row of the list, without lines.',
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
				displayName: 'Oldest Payment Date (Days)',
				name: 'paymentDays',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 90,
				description:
					'Zoho Books may list payments by their date only. Then changes of payments dated longer ago than this are not looked for.',
			},
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1440 },
				default: 10,
				description:
					'How far each look reaches back before the newest change that was reported, since Zoho Books may list a change late. What was reported already is left out.',
			},
			{
				displayName: 'Skip Own Changes',
				name: 'skipOwnChanges',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out what these nodes wrote themselves: payments with the number of a GoCardless payment that nobody touched since, and invoices that changed because such a payment was applied (if Customer Payment is among the entities). Otherwise "ownChange" marks them.',
			},
		],
	},
];
