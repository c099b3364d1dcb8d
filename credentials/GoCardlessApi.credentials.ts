import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { environmentExpression, GO_CARDLESS_API } from '../nodes/shared/transport/environments';

/** An access token that a merchant creates in the GoCardless dashboard. */
export class GoCardlessApi implements ICredentialType {
	name = 'goCardlessApi';

	displayName = 'GoCardless API';

	icon: Icon = { light: 'file:../icons/goCardless.svg', dark: 'file:../icons/goCardless.dark.svg' };

	documentationUrl =
		'https://github.com/gocardless-books/n8n-nodes-gocardless-books#gocardless-access-token';

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
			description:
				'Where the access token was created. Tokens do not tell it by themselves, and one of the other environment is refused.',
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
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In the GoCardless dashboard: Developers, Create, Access token. Choose read-write access unless the workflows only read.',
		},
		{
			displayName: 'Webhook Endpoint Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Needed by the GoCardless Trigger only. In the GoCardless dashboard: Developers, Webhook endpoints, open the endpoint, Secret. While you replace a secret, enter the old and the new one, separated by a comma.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				Authorization: '=Bearer {{ $credentials.accessToken }}',
				'GoCardless-Version': '2015-07-06',
				Accept: 'application/json',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: environmentExpression('$credentials', GO_CARDLESS_API),
			url: '/creditors',
			qs: { limit: 1 },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'GoCardless does not know this access token. Check that it was created in the chosen environment and not revoked.',
				},
			},
		],
	};
}
