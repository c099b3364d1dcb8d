import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { IDEMPOTENCY_KEY } from '../../shared/engine/body';
import { keyOf } from '../../shared/engine/crud';
import { ParameterError } from '../../shared/engine/parameters';
import type { ItemCall, JsonRecord, OperationDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';

/** A request that the user writes; authentication, pace, retries and errors are as everywhere. */
export const sendApiCall: OperationDefinition<GoCardlessClient> = {
	value: 'send',
	name: 'Send',
	action: 'Send a custom API call',
	description:
		'Send any request to the GoCardless API. It can move money: take care with POST, and give an idempotency key.',
	properties: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: ['DELETE', 'GET', 'POST', 'PUT'].map((method) => ({ name: method, value: method })),
			default: 'GET',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: '/tax_rates',
			description: 'After the host, beginning with a slash, without a query',
		},
		{
			displayName: 'Read All Pages',
			name: 'readAllPages',
			type: 'boolean',
			default: false,
			description: 'Whether to return the records of all pages of a list, one item each',
			displayOptions: { show: { method: ['GET'] } },
		},
		{
			displayName: 'Query (JSON)',
			name: 'query',
			type: 'json',
			default: '{}',
			placeholder: '{"created_at[gte]": "2026-01-01T00:00:00.000Z"}',
		},
		{
			displayName: 'Body (JSON)',
			name: 'body',
			type: 'json',
			default: '{}',
			description: 'With its envelope, such as {"payments": {…}}, or {"data": {…}} for actions',
			displayOptions: { show: { method: ['POST', 'PUT'] } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [IDEMPOTENCY_KEY],
			displayOptions: { show: { method: ['POST'] } },
		},
	],
	async runItem(call) {
		const { client, parameters } = call;
		const method = parameters.text('method') as IHttpRequestMethods;
		const path = readPath(parameters.requiredText('path', 'Path'));
		const query = parameters.json('query', 'Query (JSON)') as IDataObject;
		if (method === 'GET' && parameters.boolean('readAllPages')) {
			return await readAll(client, path, query);
		}
		return await sendOnce(call, method, path, query);
	},
};

/** @throws ParameterError for what could lead to another host or hide a query */
function readPath(path: string): string {
	if (/^(\/[\w.~%-]+)+$/.test(path) && !path.split('/').includes('..')) return path;
	throw new ParameterError(
		`"Path" must be like /payments or /payments/PM123, not "${path}".`,
		'Leave out the host, and put the query into its own field.',
	);
}

async function readAll(
	client: GoCardlessClient,
	path: string,
	query: IDataObject,
): Promise<JsonRecord[]> {
	const records: JsonRecord[] = [];
	for await (const page of client.pages(path.slice(1), query)) records.push(...page.records);
	return records;
}

async function sendOnce(
	call: ItemCall<GoCardlessClient>,
	method: IHttpRequestMethods,
	path: string,
	query: IDataObject,
): Promise<JsonRecord> {
	const { client, parameters } = call;
	const hasBody = method === 'POST' || method === 'PUT';
	const body = hasBody ? (parameters.json('body', 'Body (JSON)') as IDataObject) : undefined;
	// Without a key a request that is sent again after a lost answer could take effect twice.
	const key = method === 'POST' ? keyOf(call, { path: 'custom' }, path) : undefined;
	return await client.call({
		method,
		path,
		query,
		body,
		...(key === undefined ? {} : { idempotencyKey: key, headers: { 'Idempotency-Key': key } }),
		...(method === 'DELETE' ? { encoding: 'text' } : {}),
	});
}
