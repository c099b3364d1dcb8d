import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { environmentExpression } from '../nodes/shared/transport/environments';
import {
	DATA_CENTRE_OPTIONS,
	ZOHO_ACCOUNTS,
	ZOHO_API,
} from '../nodes/shared/vendors/zohoBooks/dataCentres';

/**
 * What the nodes need and no more (Zoho sheet 2). Settings: custom fields are created by the set-up,
 * webhooks by the trigger; taxes, currencies and items are read and written under the same name.
 */
const SCOPES = [
	...'contacts invoices customerpayments creditnotes banking accountants expenses'
		.split(' ')
		.map((module) => `ZohoBooks.${module}.ALL`),
	...['CREATE', 'READ', 'UPDATE', 'DELETE'].map((right) => `ZohoBooks.settings.${right}`),
].join(',');

/** Some of Zoho's refusals come as HTTP 200, which n8n would take for a success (Zoho sheet 2). */
const REFUSED =
	'Zoho does not accept this connection. Check that the data centre is the one of the account, and connect again.';

/** Organizations of Zoho Books, connected through a client of Zoho's API console. */
export class ZohoBooksOAuth2Api implements ICredentialType {
	name = 'zohoBooksOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Zoho Books OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/zohoBooks.svg',
		dark: 'file:../icons/zohoBooks.dark.svg',
	};

	documentationUrl = 'https://github.com/gocardless-books/n8n-nodes-gocardless-books#zoho-books';

	properties: INodeProperties[] = [
		{
			displayName: 'Data Centre',
			name: 'environment',
			type: 'options',
			options: DATA_CENTRE_OPTIONS,
			default: 'us',
			description:
				'Where the Zoho account is kept, which its address in the browser tells: books.zoho.eu is Europe, whatever the country of the company',
		},
		{
			displayName: 'Accounts URL',
			name: 'accountsUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://gateway.example.com/accounts',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address that stands in for https://accounts.zoho.com',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://gateway.example.com/zoho',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address that stands in for https://www.zohoapis.com',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: environmentExpression('$self', ZOHO_ACCOUNTS, '/oauth/v2/auth'),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: environmentExpression('$self', ZOHO_ACCOUNTS, '/oauth/v2/token'),
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: SCOPES },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			// Without them there is no refresh token, or none the second time (Zoho sheet 2).
			default: 'access_type=offline&prompt=consent',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Organization ID',
			name: 'organizationId',
			type: 'string',
			default: '',
			placeholder: '60001234567',
			description:
				'Leave empty to choose the organization on each node. If set, the nodes refuse to work on any other one. In Zoho Books: the name at the top right, Manage Organizations.',
		},
		{
			displayName: 'Webhook Secret Token',
			name: 'webhookSecretToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Needed only for webhooks that you set up in Zoho Books by hand: 12 to 50 letters and digits, the same as there',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: environmentExpression('$credentials', ZOHO_API),
			url: '/books/v3/organizations',
			headers: { Accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'code', value: 14, message: REFUSED },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'code', value: 57, message: REFUSED },
			},
		],
	};
}
