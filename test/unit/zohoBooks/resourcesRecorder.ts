import type { IExecuteFunctions } from 'n8n-workflow';

import { zohoBooks } from '../../../nodes/ZohoBooks/definition';
import { ItemParameters } from '../../../nodes/shared/engine/parameters';
import type { JsonRecord } from '../../../nodes/shared/engine/types';
import type { ApiAnswer, ApiClient, ApiRequest } from '../../../nodes/shared/transport/client';
import { ZohoBooksClient } from '../../../nodes/shared/vendors/zohoBooks/client';

type Parameters = Record<string, unknown>;

/**
 * Runs operations of the node and notes the requests that they would send. It answers what a test
 * tells it to and judges nothing: what Zoho makes of a request is the simulator's business.
 */
export class Recorder {
	readonly requests: ApiRequest[] = [];

	readonly client: ZohoBooksClient;

	private readonly answers: Array<JsonRecord | Buffer> = [];

	constructor() {
		const api = {
			connection: { baseUrl: 'https://www.zohoapis.eu/books/v3' },
			send: async (request: ApiRequest): Promise<ApiAnswer> => {
				this.requests.push(request);
				const body = this.answers.shift();
				if (body === undefined) throw new Error(`No answer is left for ${request.path}.`);
				const isFile = Buffer.isBuffer(body);
				const answer = isFile ? body : { code: 0, message: 'success', ...body };
				return { status: 200, headers: {}, body: answer };
			},
		};
		this.client = new ZohoBooksClient(
			api as unknown as ApiClient,
			'60001',
			'https://books.zoho.eu',
		);
	}

	/** What comes next, in this order. */
	answer(...bodies: Array<JsonRecord | Buffer>): this {
		this.answers.push(...bodies);
		return this;
	}

	async run(resource: string, operation: string, parameters: Parameters = {}): Promise<unknown> {
		const definition = zohoBooks.resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation);
		if (definition?.runItem === undefined) throw new Error(`There is no ${resource}.${operation}.`);
		const execute = executeWith(parameters);
		return await definition.runItem({
			client: this.client,
			execute,
			itemIndex: 0,
			parameters: new ItemParameters(execute, 0),
		});
	}

	/** The last request as a person reads it: method, path with query, body. */
	get last(): { line: string; body: unknown } {
		const request = this.requests.at(-1);
		if (request === undefined) throw new Error('Nothing was sent.');
		const { organization_id: organization, ...query } = request.query ?? {};
		if (organization !== '60001') throw new Error('The organization is missing.');
		const given = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`);
		const tail = given.length === 0 ? '' : `?${given.join('&')}`;
		return { line: `${request.method} ${request.path}${tail}`, body: request.body };
	}
}

/** A choice in a resource locator. */
export function byId(value: string): Parameters {
	return { __rl: true, mode: 'id', value };
}

function executeWith(parameters: Parameters): IExecuteFunctions {
	const read = (
		name: string,
		_item: number,
		fallback: unknown,
		options?: { extractValue?: boolean },
	) => {
		const value = parameters[name] ?? fallback;
		const isLocator = typeof value === 'object' && value !== null && 'value' in value;
		return options?.extractValue === true && isLocator ? value.value : value;
	};
	return {
		getNodeParameter: read,
		getNode: () => ({ id: 'node', name: 'Zoho Books' }),
		getExecutionId: () => 'run',
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		helpers: {
			prepareBinaryData: async (file: Buffer, fileName: string, mimeType: string) => ({
				data: file.toString('base64'),
				fileName,
				mimeType,
			}),
		},
	} as unknown as IExecuteFunctions;
}
