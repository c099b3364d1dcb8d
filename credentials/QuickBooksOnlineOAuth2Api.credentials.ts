import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import {
	environmentExpression,
	QUICKBOOKS_API,
	QUICKBOOKS_AUTHORIZE,
	QUICKBOOKS_TOKEN,
} from '../nodes/shared/transport/environments';

/** `companyId` first, so that the test fails when another company than the wanted one is connected. */
const COMPANY =
	'{{ $credentials.companyId || $credentials.oauthTokenData?.callbackQueryString?.realmId || "not-connected" }}';

/** A company of QuickBooks Online, connected through an app of Intuit's developer portal. */
export class QuickBooksOnlineOAuth2Api implements ICredentialType {
	name = 'quickBooksOnlineOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'QuickBooks Online OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/quickBooksOnline.svg',
		dark: 'file:../icons/quickBooksOnline.dark.svg',
	};

	documentationUrl =
		'https://github.com/gocardless-books/n8n-nodes-gocardless-books#quickbooks-online';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom', description: 'A gateway or a mock server' },
				{ name: 'Production', value: 'production', description: 'A real company' },
				{ name: 'Sandbox', value: 'sandbox', description: 'A test company of the portal' },
			],
			default: 'production',
			description:
				'Development keys work with sandbox companies only, production keys with real ones only',
		},
		{
			displayName: 'Authorize URL',
			name: 'authorizeUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://gateway.example.com/connect/oauth2',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address that stands in for https://appcenter.intuit.com/connect/oauth2',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://gateway.example.com/oauth2/v1/tokens/bearer',
			displayOptions: { show: { environment: ['custom'] } },
			description:
				'Address that stands in for https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://gateway.example.com/quickbooks',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address that stands in for https://quickbooks.api.intuit.com',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: environmentExpression('$self', QUICKBOOKS_AUTHORIZE),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: environmentExpression('$self', QUICKBOOKS_TOKEN),
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'com.intuit.quickbooks.accounting',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			default: '',
			placeholder: '9130347957983546',
			description:
				'Leave empty to use the company chosen while connecting. If set, the nodes refuse to work on any other company.',
		},
		{
			displayName: 'Webhook Verifier Token',
			name: 'webhookVerifierToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Needed by the QuickBooks Online Trigger only. In Intuit's developer portal: your app, Webhooks, Show verifier token.",
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: environmentExpression('$credentials', QUICKBOOKS_API),
			url: `=/v3/company/${COMPANY}/companyinfo/${COMPANY}`,
			headers: { Accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Intuit no longer accepts this connection. Connect again.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'This connection does not reach the company. Check the environment (development keys need Sandbox) and the field "Company ID".',
				},
			},
		],
	};
}
