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
		description: 'Which credential holds the secret of the webhook endpoint',
	},
	{
		displayName:
			'GoCardless has no way to register a webhook by itself. In the GoCardless dashboard, open Developers, Create, Webhook endpoint, and paste the production URL above. Then copy the secret of that endpoint into the field "Webhook Endpoint Secret" of the credential.',
		name: 'setUpNotice',
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
			'Which events start the workflow. All others are acknowledged without an execution.',
	},
	{
		displayName: 'Fetch Current Resource',
		name: 'fetchCurrentResource',
		type: 'boolean',
		default: false,
		description:
			'Whether to read what each event is about, as it is now, into the field "resource". Events may arrive late and in any order. If a read fails, the event is kept and "resourceError" says why.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Ignore Test Events',
				name: 'ignoreTestEvents',
				type: 'boolean',
				default: false,
				description:
					'Whether to acknowledge the test webhooks of the GoCardless dashboard without an execution. Otherwise they are marked by "webhook.isTest".',
			},
			{
				displayName: 'Organisation IDs',
				name: 'organisationIds',
				type: 'string',
				default: '',
				placeholder: 'OR123, OR456',
				description:
					'Only events of these organisations start the workflow. The one endpoint of a partner app receives the events of all its merchants.',
			},
			{
				displayName: 'Status for a Wrong Signature',
				name: 'rejectionStatus',
				type: 'options',
				options: [
					{ name: '401 Unauthorized', value: 401 },
					{ name: '498 Invalid Token', value: 498 },
				],
				// GoCardless' own code for a wrong signature (GoCardless sheet 7.3).
				default: 498,
				description:
					'How deliveries that are not from GoCardless are answered. Choose 401 if a proxy in front of n8n does not pass 498.',
			},
		],
	},
];
