import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { keyOf } from '../../shared/engine/crud';
import { ParameterError } from '../../shared/engine/parameters';
import type {
	JsonRecord,
	OperationDefinition,
	ResourceDefinition,
} from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';

const request: OperationDefinition<QuickBooksClient> = {
	value: 'request',
	name: 'Request',
	action: 'Make a custom API call',
	description: 'Send any request to the API of the company, with pace, retries and error sentences',
	properties: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: [
				{ name: 'GET', value: 'GET' },
				{ name: 'POST', value: 'POST' },
			],
			default: 'GET',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: '/reports/ProfitAndLoss',
			description: 'What follows /v3/company/(company)',
		},
		{
			displayName: 'Query Parameters (JSON)',
			name: 'queryParameters',
			type: 'json',
			default: '{}',
		},
		{
			displayName: 'Body (JSON)',
			name: 'body',
			type: 'json',
			default: '{}',
			displayOptions: { show: { method: ['POST'] } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			displayOptions: { show: { method: ['POST'] } },
			options: [
				{
					displayName: 'Idempotency Key',
					name: 'idempotencyKey',
					type: 'string',
					default: '',
					description:
						'Any text that stands for what is done, such as an invoice number. The same text never takes effect twice.',
				},
			],
		},
	],
	async runItem(call) {
		const { client, parameters } = call;
		const method = parameters.text('method') as IHttpRequestMethods;
		const path = readPath(parameters.requiredText('path', 'Path'));
		const query = parameters.json('queryParameters', 'Query Parameters (JSON)') as IDataObject;
		if (method === 'GET') return toRecord((await client.send({ method, path, query })).body);
		const key = keyOf(call, { path }, 'request');
		const { body } = await client.send({
			method,
			path,
			query: { requestid: key, ...query },
			body: parameters.json('body', 'Body (JSON)') as IDataObject,
			idempotencyKey: String(query.requestid ?? key),
		});
		return toRecord(body);
	},
};

export const customApiCall: ResourceDefinition<QuickBooksClient> = {
	value: 'customApiCall',
	name: 'Custom API Call',
	description: 'Anything that this node does not list',
	operations: [request],
};

/** Stays below the company: neither another host nor another company can be reached. */
function readPath(path: string): string {
	const normal = path.startsWith('/') ? path : `/${path}`;
	if (/^[/\w.~%@-]+$/.test(normal) && !normal.includes('..') && !normal.includes('//')) {
		return normal;
	}
	throw new ParameterError(
		`"Path" must be like /reports/ProfitAndLoss, not "${path}".`,
		'Put what follows a question mark into "Query Parameters (JSON)".',
	);
}

function toRecord(body: unknown): JsonRecord {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? (body as JsonRecord)
		: { body };
}
