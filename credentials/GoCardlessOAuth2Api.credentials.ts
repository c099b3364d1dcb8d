import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import {
	environmentExpression,
	GO_CARDLESS_API,
	GO_CARDLESS_CONNECT,
} from '../nodes/shared/transport/environments';

/** A merchant's consent given to a GoCardless partner app. */
export class GoCardlessOAuth2Api implements ICredentialType {
	name = 'goCardlessOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'GoCardless OAuth2 API';

	icon: Icon = { light: 'file:../icons/goCardless.svg', dark: 'file:../icons/goCardless.dark.svg' };

	documentationUrl =
		'https://github.com/gocardless-books/n8n-nodes-gocardless-books#gocardless-partner-app';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom', description: 'A gateway or a mock server' },
				{ name: 'Live', value: 'live', description: 'Real money' },
				{ name: 'Sandbox', value: 'sandbox', description: 'Test data only' },
			],
			default: 'live',
			description: 'Where the partner app was created',
		},
		{
			displayName: 'Connect URL',
			name: 'connectUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://gateway.example.com/gocardless-connect',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address that stands in for https://connect.gocardless.com',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://gateway.example.com/gocardless',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address that stands in for https://api.gocardless.com',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: environmentExpression('$self', GO_CARDLESS_CONNECT, '/oauth/authorize'),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: environmentExpression('$self', GO_CARDLESS_CONNECT, '/oauth/access_token'),
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: 'read_write' },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		// The client id and secret go into the form body, not into a header (GoCardless sheet 8.2).
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Webhook Endpoint Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Needed by the GoCardless Trigger only: the secret of the partner app's one webhook endpoint. While you replace a secret, enter the old and the new one, separated by a comma.",
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: environmentExpression('$credentials', GO_CARDLESS_API),
			url: '/creditors',
			qs: { limit: 1 },
			headers: { 'GoCardless-Version': '2015-07-06', Accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'GoCardless no longer accepts this connection; the merchant may have revoked the app. Connect again.',
				},
			},
		],
	};
}
