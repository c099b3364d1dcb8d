import type { INodeProperties } from 'n8n-workflow';

import { ALL_EVENTS, eventOptions } from '../shared/vendors/goCardless/eventFilter';

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{ name: 'Access Token', value: 'accessToken' },
			{ name: 'OAuth2 (Partner App)', value: 'oAuth2' },
		],
		default: 'accessToken',
	},
	{
		displayName:
			'Nothing has to be set up at GoCardless, and n8n needs no public address. Events come with the next look; to hear of them at once, use the GoCardless Trigger as well. Its items have the same form.',
		name: 'pollNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: eventOptions(),
		default: [ALL_EVENTS],
		required: true,
		description:
			'Which events start the workflow. With events of one kind of resource only, GoCardless is asked for those alone.',
	},
	{
		displayName: 'Fetch Current Resource',
		name: 'fetchCurrentResource',
		type: 'boolean',
		default: false,
		description:
			'Whether to put what each event is about, as it is now, into the field "resource". With events of one kind of resource only, it comes in the same answer. If a read fails, the event is kept and "resourceError" says why.',
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
					'How far back the first look after activation reaches. With 0 the workflow starts with events that happen from then on.',
			},
			{
				displayName: 'Most Pages per Look',
				name: 'mostPages',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 50 },
				default: 10,
				description:
					'How many pages of 500 events one look reads at most. What is left is read by the next looks.',
			},
			{
				displayName: 'Organisation IDs',
				name: 'organisationIds',
				type: 'string',
				default: '',
				placeholder: 'OR123, OR456',
				description: 'Only events of these organisations start the workflow',
			},
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1440 },
				default: 10,
				description:
					'How far each look reaches back before the newest event of the last one, since GoCardless may list an event late. What was reported already is left out.',
			},
		],
	},
];
