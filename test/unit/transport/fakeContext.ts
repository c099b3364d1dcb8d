import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

export interface Answer {
	statusCode: number;
	headers?: IDataObject;
	body?: unknown;
}

/** What a request gets: an answer, or an error that n8n's helper throws. */
export type Outcome = Answer | Error | ((request: IHttpRequestOptions) => Answer | Promise<Answer>);

export interface FakeOptions {
	/** One for each request; the last one for all that follow. */
	outcomes?: Outcome[];
	/** `oauthTokenData` of the credential. */
	token?: IDataObject;
	/** What n8n's refresh gives. */
	refresh?: () => Promise<IDataObject>;
	signal?: AbortSignal;
}

export const OK: Answer = { statusCode: 200, headers: {}, body: { fine: true } };

let credentials = 0;

/** As much of n8n as a client of ours touches, and a record of what it did. */
export class FakeContext {
	readonly requests: IHttpRequestOptions[] = [];

	refreshes = 0;

	readonly context: IExecuteFunctions;

	constructor({ outcomes = [OK], token, refresh, signal }: FakeOptions = {}) {
		credentials += 1;
		const id = `credential-${credentials}`;
		this.context = {
			getNode: () => ({
				name: 'Node',
				parameters: {},
				credentials: { vendorApi: { id, name: 'Our account' } },
			}),
			getCredentials: async () => ({ oauthTokenData: token }),
			getExecutionCancelSignal: () => signal,
			helpers: {
				httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) => {
					const outcome = outcomes[Math.min(this.requests.length, outcomes.length - 1)] ?? OK;
					this.requests.push(request);
					if (outcome instanceof Error) throw outcome;
					return typeof outcome === 'function' ? await outcome(request) : outcome;
				},
				refreshOAuth2Token: async () => {
					this.refreshes += 1;
					return (await refresh?.()) ?? {};
				},
			},
		} as unknown as IExecuteFunctions;
	}
}
