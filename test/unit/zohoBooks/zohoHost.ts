import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { get } from 'lodash';

import { ZohoBooks } from '../../../nodes/ZohoBooks/ZohoBooks.node';
import type { ApiContext } from '../../../nodes/shared/transport/credentials';
import { connectZohoBooks } from '../../../nodes/shared/vendors/zohoBooks/connect';
import type { ZohoBooksClient } from '../../../nodes/shared/vendors/zohoBooks/client';

export const ORGANIZATION = '60001234567';

export interface Answer {
	status?: number;
	body?: unknown;
	headers?: IDataObject;
}

export interface Call {
	method: string;
	/** Below `/books/v3`. */
	path: string;
	query: IDataObject;
	body?: IDataObject;
	headers: IDataObject;
}

export type Reply = (call: Call) => Answer | Error | Promise<Answer | Error>;

export interface HostOptions {
	reply?: Reply;
	credential?: IDataObject;
	token?: IDataObject;
	/** What n8n's refresh gives, and leaves in the credential. */
	refresh?: () => Promise<IDataObject>;
	mode?: string;
}

/** What is merged over the usual token. */
const TOKEN = { access_token: 'token-1', api_domain: 'https://www.zohoapis.eu' };

let credentials = 0;

/**
 * As much of n8n as our Zoho Books node touches, with answers as a test writes them. What the books
 * look like afterwards is for the tests with the simulator.
 */
export class ZohoHost {
	readonly calls: Call[] = [];

	refreshes = 0;

	private token: IDataObject;

	/** Paces are kept for the whole process, so every host has a credential of its own. */
	private readonly credentialId = `zoho-${(credentials += 1)}`;

	constructor(private readonly options: HostOptions = {}) {
		this.token = { ...TOKEN, ...options.token };
	}

	async client(chosen = ORGANIZATION): Promise<ZohoBooksClient> {
		return await connectZohoBooks(this.context({}) as ApiContext, chosen);
	}

	/** `METHOD /path` of all calls so far, and forgets them. */
	takeCalls(): string[] {
		return this.calls.splice(0).map(({ method, path }) => `${method} ${path}`);
	}

	/** What n8n's own refresh after a 401 does. */
	replaceToken(accessToken: string): void {
		this.token = { ...this.token, access_token: accessToken };
	}

	/** Runs the node; a failure becomes an error item as with "continue on fail". */
	async run(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		items: IDataObject[] = [{}],
	): Promise<IDataObject[]> {
		const given = { resource, operation, organization: ORGANIZATION, ...parameters };
		const context = this.context(given, items);
		const [output = []] = await new ZohoBooks().execute.call(context);
		return output.map(({ json }: INodeExecutionData) => json);
	}

	private context(parameters: INodeParameters, items: IDataObject[] = [{}]): IExecuteFunctions {
		const node = {
			id: 'node',
			name: 'Zoho Books',
			type: 'n8n-nodes-gocardless-books.zohoBooks',
			parameters,
			credentials: { zohoBooksOAuth2Api: { id: this.credentialId, name: 'Our books' } },
		};
		return {
			getNode: () => node,
			getMode: () => this.options.mode ?? 'trigger',
			getInputData: () => items.map((json) => ({ json })),
			getNodeParameter: (name: string, index: number, fallback: unknown, how?: IDataObject) => {
				const value: unknown = get(parameters, name) ?? fallback;
				const own = typeof value === 'function' ? (value as (i: number) => unknown)(index) : value;
				const isLocator = typeof own === 'object' && own !== null && 'mode' in own;
				return how?.extractValue === true && isLocator ? (own as IDataObject).value : own;
			},
			continueOnFail: () => true,
			logger: { debug: () => undefined },
			getExecutionId: () => 'execution',
			getWorkflowDataProxy: () => ({ $runIndex: 0 }),
			getExecutionCancelSignal: () => undefined,
			getCredentials: async () => ({
				environment: 'eu',
				...this.options.credential,
				oauthTokenData: this.token,
			}),
			helpers: {
				httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
					await this.answer(request),
				refreshOAuth2Token: async () => {
					this.refreshes += 1;
					const token = await (this.options.refresh ?? this.nextToken)();
					this.token = { ...this.token, ...token };
					return this.token;
				},
			},
		} as unknown as IExecuteFunctions;
	}

	private readonly nextToken = async (): Promise<IDataObject> => ({
		access_token: `token-${this.refreshes + 1}`,
	});

	private async answer(request: IHttpRequestOptions) {
		const { method = 'GET', url, qs = {}, body, headers = {} } = request;
		const call: Call = {
			method,
			path: url.replace(/^.*\/books\/v3/, ''),
			query: qs,
			body: body as IDataObject | undefined,
			headers,
		};
		this.calls.push(call);
		const outcome = (await this.options.reply?.(call)) ?? {};
		if (outcome instanceof Error) throw outcome;
		return {
			statusCode: outcome.status ?? 200,
			headers: outcome.headers ?? {},
			body: outcome.body ?? { code: 0, message: 'success' },
		};
	}
}

/** A page of a list. */
export function listOf(key: string, rows: IDataObject[], hasMore = false): Answer {
	return {
		body: { code: 0, message: 'success', [key]: rows, page_context: { has_more_page: hasMore } },
	};
}

export function refusal(status: number, code: number, headers: IDataObject = {}): Answer {
	return { status, body: { code, message: `Refused with ${code}` }, headers };
}

export function lost(): Error {
	return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
