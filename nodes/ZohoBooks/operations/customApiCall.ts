import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { ParameterError } from '../../shared/engine/parameters';
import type {
	JsonRecord,
	OperationDefinition,
	ResourceDefinition,
} from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';

const METHODS = ['DELETE', 'GET', 'POST', 'PUT'];

const request: OperationDefinition<ZohoBooksClient> = {
	value: 'request',
	name: 'Request',
	action: 'Make a custom API call',
	description:
		'Send any request to the API of the organization, with pace, retries and error sentences',
	properties: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: METHODS.map((value) => ({ name: value, value })),
			default: 'GET',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: '/estimates',
			description: 'What follows /books/v3; the organization is added',
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
			displayOptions: { show: { method: ['POST', 'PUT'] } },
		},
		{
			displayName: 'Headers (JSON)',
			name: 'headers',
			type: 'json',
			default: '{}',
			displayOptions: { show: { method: ['POST', 'PUT'] } },
			description: 'For example X-Unique-Identifier-Key',
		},
	],
	async runItem({ client, parameters }) {
		const method = readMethod(parameters.text('method'));
		const path = readPath(parameters.requiredText('path', 'Path'));
		const query = parameters.json('queryParameters', 'Query Parameters (JSON)') as IDataObject;
		refuseOtherOrganization(query, client.organizationId);
		const isWrite = method === 'POST' || method === 'PUT';
		const headers = isWrite ? readHeaders(parameters.json('headers', 'Headers (JSON)')) : {};
		const body = isWrite ? parameters.json('body', 'Body (JSON)') : {};
		const hasBody = Object.keys(body).length > 0;
		const answer = await client.send({
			method,
			path,
			query,
			headers,
			...(hasBody ? { body: body as IDataObject } : {}),
		});
		return toRecord(answer.body);
	},
};

export const customApiCall: ResourceDefinition<ZohoBooksClient> = {
	value: 'customApiCall',
	name: 'Custom API Call',
	description: 'Anything that this node does not list',
	operations: [request],
};

function readMethod(method: string): IHttpRequestMethods {
	if (METHODS.includes(method)) return method as IHttpRequestMethods;
	throw new ParameterError(`"Method" must be one of ${METHODS.join(', ')}, not "${method}".`);
}

/** Stays below the API: no other host can be reached. */
function readPath(path: string): string {
	const normal = path.startsWith('/') ? path : `/${path}`;
	if (/^[/\w.~%@-]+$/.test(normal) && !normal.includes('..') && !normal.includes('//')) {
		return normal;
	}
	throw new ParameterError(
		`"Path" must be like /estimates, not "${path}".`,
		'Put what follows a question mark into "Query Parameters (JSON)".',
	);
}

function refuseOtherOrganization({ organization_id: given }: IDataObject, chosen: string): void {
	if (given === undefined || String(given) === chosen) return;
	throw new ParameterError(
		`The query names organization ${String(given)}, but the node works on ${chosen}.`,
		'Remove "organization_id" from the query; it is added by itself.',
	);
}

/** The token is n8n's affair. */
function readHeaders(given: JsonRecord): Record<string, string> {
	const entries = Object.entries(given).map(([name, value]) => [name, String(value)] as const);
	if (entries.some(([name]) => /^authorization$/i.test(name))) {
		throw new ParameterError('"Headers (JSON)" must not hold "Authorization".');
	}
	return Object.fromEntries(entries);
}

function toRecord(body: unknown): JsonRecord {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? (body as JsonRecord)
		: { body };
}
