import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { AccessToken } from './accessToken';
import { type ApiContext, credentialIdentity, reconnectFault } from './credentials';
import { raise } from '../raise';
import { sharedGate } from './gate';
import { readThrownError } from './thrownErrors';
import { type Pace, type RateLimit, sharedPace } from './pace';
import { VendorError, type VendorFault } from './vendorError';

export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Appended to the base URL; segments already encoded. */
	path: string;
	query?: IDataObject;
	headers?: Record<string, string>;
	body?: IHttpRequestOptions['body'];
	/** `arraybuffer` for PDFs: the body is then a Buffer. Default JSON. */
	encoding?: 'json' | 'text' | 'arraybuffer';
	/** For error reports; the vendor's client puts it where the vendor wants it. */
	idempotencyKey?: string;
	/** Additional limits that this request counts against, for example QuickBooks' batch endpoint. */
	limits?: { key: string; limits: readonly RateLimit[] };
}

export interface ApiAnswer {
	status: number;
	/** Lower-case names. */
	headers: Record<string, string>;
	body: unknown;
}

/** How a vendor speaks; the pipeline knows nothing else of it. */
export interface VendorProfile {
	/** As it is shown to users. */
	name: string;
	limits: readonly RateLimit[];
	/** Headers of every request. */
	headers: Record<string, string>;
	/** The failure in an answer, or `undefined`. Some vendors put failures into HTTP 200. */
	readFault(answer: ApiAnswer): VendorFault | undefined;
	/** The vendor's count of what is left, if it tells. */
	readRemaining?(answer: ApiAnswer): { remaining: number; resetInMs: number } | undefined;
	/** Requests of one account that may be open at a time; default: as many as the node starts. */
	maximumOpen?: number;
	/** False for a vendor without idempotency keys: a write whose answer was lost is not repeated. */
	repeatsWrites?: boolean;
	/** Whether the fault may come from a token that ended early, in answers that are no HTTP 401. */
	isTokenFault?(fault: VendorFault): boolean;
	/** See `ConnectionWords`. */
	readTokenRefusal?(answer: unknown, credential: string): VendorFault | undefined;
}

export interface Connection {
	credentialType: string;
	/** No slash at the end. */
	baseUrl: string;
	/** Which account this is, for limits (never shared between accounts) and for sentences. */
	account: string;
	/** OAuth credentials are refreshed by n8n; a 401 must reach it. */
	isOAuth: boolean;
}

const TIMEOUT_MS = 60_000;
const MAXIMUM_TRIES = 5;
const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 20_000;
const DEFAULT_THROTTLE_MS = 60_000;
const LONGEST_THROTTLE_MS = 90_000;

/**
 * The one way in which our nodes talk to a vendor: n8n's authenticated helper (so that proxies and
 * the network guard of the host hold), the vendor's pace, retries with the same idempotency key, and
 * failures in the vendor's own words. One client serves one node run.
 */
export class ApiClient {
	private readonly pace: Pace;

	private readonly token: AccessToken;

	constructor(
		private readonly context: ApiContext,
		private readonly profile: VendorProfile,
		readonly connection: Connection,
	) {
		const { id } = credentialIdentity(context, connection.credentialType);
		this.pace = sharedPace(`${profile.name}:${id}:${connection.baseUrl}`, profile.limits);
		const { credentialType, account } = connection;
		const { name: vendor, readTokenRefusal } = profile;
		this.token = new AccessToken(context, { credentialType, account, vendor, readTokenRefusal });
	}

	/**
	 * Sends a request, again if that is safe and sensible: network faults, 5xx and 429, never another
	 * 4xx. Writes must therefore carry an idempotency key.
	 *
	 * @throws VendorError with the vendor's words once retries are of no use
	 */
	async send(request: ApiRequest): Promise<ApiAnswer> {
		if (this.connection.isOAuth) await this.token.ensureFresh();
		let hasNewToken = false;
		for (let attempt = 1; ; attempt += 1) {
			const outcome = await this.attempt(request);
			if (outcome instanceof VendorError === false) return outcome;
			if (this.mayBeOldToken(outcome) && !hasNewToken) {
				hasNewToken = true;
				await this.token.renew();
				continue;
			}
			const wait = this.waitBeforeRetry(outcome, attempt);
			if (wait === undefined) throw outcome;
			await sleep(wait, this.cancelSignal());
		}
	}

	private async attempt(request: ApiRequest): Promise<ApiAnswer | VendorError> {
		const signal = this.cancelSignal();
		const leave = await this.enter();
		let answer: ApiAnswer;
		try {
			const turns = [await this.pace.turn(signal)];
			if (request.limits !== undefined) {
				const pace = sharedPace(this.limitKey(request.limits.key), request.limits.limits);
				turns.push(await pace.turn(signal));
			}
			answer = await this.call(request);
			for (const answered of turns) answered();
		} catch (error) {
			if (signal?.aborted) return raise(error);
			return this.fail(request, await this.explain(error), undefined, error);
		} finally {
			leave();
		}
		const remaining = this.profile.readRemaining?.(answer);
		if (remaining) this.pace.observeRemaining(remaining.remaining, remaining.resetInMs);
		const fault = this.profile.readFault(answer);
		return fault === undefined ? answer : this.fail(request, fault, answer.status);
	}

	private async call(request: ApiRequest): Promise<ApiAnswer> {
		const { credentialType, baseUrl, isOAuth } = this.connection;
		const options: IHttpRequestOptions = {
			method: request.method,
			url: baseUrl + request.path,
			headers: { ...this.profile.headers, ...request.headers },
			qs: request.query,
			body: request.body,
			encoding: request.encoding,
			json: request.encoding === undefined || request.encoding === 'json',
			returnFullResponse: true,
			// n8n's token refresh starts from a thrown 401; everything else is read here, because the
			// helper replaces the vendor's words by a canned text.
			ignoreHttpStatusErrors: isOAuth ? { ignore: true, except: [401] } : true,
			timeout: TIMEOUT_MS,
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		};
		const response = (await this.context.helpers.httpRequestWithAuthentication.call(
			this.context,
			credentialType,
			options,
		)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return {
			status: response.statusCode,
			headers: Object.fromEntries(
				Object.entries(response.headers).map(([name, value]) => [
					name.toLowerCase(),
					Array.isArray(value) ? value.join(', ') : String(value),
				]),
			),
			body: response.body,
		};
	}

	/** What a thrown error of n8n's helper means. */
	private async explain(error: unknown): Promise<VendorFault> {
		const { credentialType, account, baseUrl } = this.connection;
		const thrown = readThrownError(error);
		if (thrown.kind === 'network') {
			return {
				kind: 'unavailable',
				message: `No answer from ${baseUrl} (${thrown.message}).`,
				advice: 'Check the network and the base URL, then run it again: nothing is done twice.',
			};
		}
		const refusal = this.token.explainThrown(error);
		if (refusal !== undefined) return refusal;
		if (thrown.kind === 'answer') {
			const fault = this.profile.readFault(thrown.answer);
			if (thrown.answer.status === 401) {
				const reason = await this.token.whyNotRenewed();
				if (reason !== undefined) return reason;
			}
			if (fault !== undefined && fault.kind !== 'unauthorized') return fault;
			return {
				...fault,
				...reconnectFault(this.context, credentialType, account, fault?.message ?? thrown.message),
			};
		}
		return reconnectFault(this.context, credentialType, account, thrown.message);
	}

	private fail(request: ApiRequest, fault: VendorFault, status?: number, cause?: unknown) {
		const { method, path, idempotencyKey } = request;
		const sent = { method, path, idempotencyKey };
		return new VendorError(this.profile.name, fault, sent, status, { cause });
	}

	/** Milliseconds to wait before the next try, or `undefined` to give up. */
	private waitBeforeRetry(error: VendorError, attempt: number): number | undefined {
		const { kind, retryAfterMs } = error.fault;
		if (attempt >= MAXIMUM_TRIES) return undefined;
		const mayBeDone = error.request.method !== 'GET' && kind === 'unavailable';
		if (mayBeDone && this.profile.repeatsWrites === false) return undefined;
		if (kind === 'throttled') {
			const wait = Math.min(retryAfterMs ?? DEFAULT_THROTTLE_MS, LONGEST_THROTTLE_MS);
			this.pace.pauseFor(wait);
			return 0;
		}
		if (kind !== 'unavailable') return undefined;
		const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
		return backoff / 2 + Math.random() * (backoff / 2);
	}

	/** A 401 is n8n's own affair; the same words in another answer are not seen by it. */
	private mayBeOldToken({ fault, httpStatus }: VendorError): boolean {
		if (!this.connection.isOAuth || httpStatus === undefined) return false;
		return this.profile.isTokenFault?.(fault) ?? false;
	}

	private async enter(): Promise<() => void> {
		const { maximumOpen } = this.profile;
		if (maximumOpen === undefined) return () => undefined;
		return await sharedGate(this.limitKey('open'), maximumOpen).enter();
	}

	private limitKey(key: string): string {
		const { id } = credentialIdentity(this.context, this.connection.credentialType);
		return `${this.profile.name}:${id}:${this.connection.baseUrl}:${key}`;
	}

	private cancelSignal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: undefined;
	}
}
