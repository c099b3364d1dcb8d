import { raise } from '../raise';
import {
	type ApiContext,
	credentialIdentity,
	type OAuthToken,
	readToken,
	reconnectFault,
	tokenSchema,
} from './credentials';
import { isPassing, readThrownError, readTokenAnswer } from './thrownErrors';
import { type FaultKind, VendorError, type VendorFault } from './vendorError';

/** Refreshed this long before the end: the 55-minute mark of a one-hour token. */
const REFRESH_BEFORE_END_MS = 5 * 60_000;

/** Whose connection is looked after, and how its vendor words a refused refresh. */
export interface ConnectionWords {
	credentialType: string;
	vendor: string;
	/** Who is connected, for the sentence that asks to reconnect. */
	account: string;
	/** What an answer of the vendor's token endpoint says, if it refuses in a way of its own. */
	readTokenRefusal?(answer: unknown, credential: string): VendorFault | undefined;
}

/**
 * Refreshes an OAuth access token that ends within five minutes, through n8n's own helper, which lets
 * one process refresh and the others wait (a rotated refresh token used twice ends the connection).
 * Without a known expiry nothing is done here, and n8n refreshes after the vendor's 401.
 *
 * @throws VendorError `unauthorized` when the vendor did not give a new token
 */
async function refreshBeforeExpiry(context: ApiContext, words: ConnectionWords): Promise<void> {
	const token = readToken(await context.getCredentials(words.credentialType));
	const { n8n_expires_at: expiry } = token;
	if (expiry === undefined || !Number.isFinite(expiry)) return;
	if (expiry - Date.now() >= REFRESH_BEFORE_END_MS) return;
	try {
		await replaceToken(context, words, token);
	} catch (error) {
		// The token at hand still holds for minutes; once it has ended, n8n refreshes after the 401.
		if (error instanceof VendorError && PASSING.has(error.fault.kind)) return;
		return raise(error);
	}
}

const PASSING = new Set<FaultKind>(['unavailable', 'throttled', 'quota']);

/** Tokens of this process that are being replaced: by credential and access token. */
const replacements = new Map<string, Promise<void>>();

/**
 * Replaces a token, once for all runs of this process that hold it. n8n's helper shares a refresh that
 * is under way, but one that has just ended would be followed by another one: a run that looked at the
 * expiry before it ended asks n8n for a newer token than the new one.
 *
 * @param held what the run has seen; another one in its place is good enough
 * @throws VendorError `unauthorized` when the connection has ended, a passing kind when it has not
 */
async function replaceToken(
	context: ApiContext,
	words: ConnectionWords,
	held: OAuthToken,
): Promise<void> {
	const { credentialType } = words;
	const { id } = credentialIdentity(context, credentialType);
	const key = `${credentialType} ${id} ${held.access_token}`;
	const replacement =
		replacements.get(key) ??
		refreshToken(context, words, held).finally(() => replacements.delete(key));
	replacements.set(key, replacement);
	await replacement;
}

async function refreshToken(
	context: ApiContext,
	words: ConnectionWords,
	held: OAuthToken,
): Promise<void> {
	const { credentialType } = words;
	const before = readToken(await context.getCredentials(credentialType));
	if (before.access_token !== held.access_token) return;
	let after: OAuthToken;
	try {
		after = tokenSchema.parse(
			await context.helpers.refreshOAuth2Token.call(context, credentialType),
		);
	} catch (error) {
		return raise(refreshError(words, explainRefresh(context, words, error), error));
	}
	// A token endpoint may answer 200 with an error inside; n8n then keeps the old token and gives it
	// a new expiry (n8n facts 0.2). It also keeps the error beside every later token, so an error that
	// was there before says nothing.
	const isNewError = after.error !== undefined && after.error !== before.error;
	if (isNewError || after.access_token === before.access_token) {
		const refusal = describeRefusal(context, words, after);
		throw refreshError(
			words,
			refusal ?? reconnectFault(context, credentialType, words.account, after.error),
		);
	}
}

/** What an answer of the token endpoint says in the vendor's own way, with the credential's name. */
export function describeRefusal(
	context: ApiContext,
	words: ConnectionWords,
	answer: unknown,
): VendorFault | undefined {
	const { name } = credentialIdentity(context, words.credentialType);
	return words.readTokenRefusal?.(answer, name);
}

function explainRefresh(context: ApiContext, words: ConnectionWords, error: unknown): VendorFault {
	const refusal = describeRefusal(context, words, readTokenAnswer(error));
	if (refusal !== undefined) return refusal;
	const thrown = readThrownError(error);
	if (isPassing(thrown)) return { kind: 'unavailable', message: thrown.message };
	return reconnectFault(context, words.credentialType, words.account, error);
}

function refreshError({ vendor }: ConnectionWords, fault: VendorFault, cause?: unknown) {
	const request = { method: 'POST', path: 'token refresh' };
	return new VendorError(vendor, fault, request, undefined, { cause });
}

/** The OAuth access token of one node run: renewed in time, once, and explained when it is refused. */
export class AccessToken {
	private fresh?: Promise<void>;

	private renewed?: Promise<void>;

	private atStart?: string;

	constructor(
		private readonly context: ApiContext,
		private readonly words: ConnectionWords,
	) {}

	/** Renews a token that is about to end. @throws VendorError when the connection has ended */
	async ensureFresh(): Promise<void> {
		this.fresh ??= this.refresh();
		await this.fresh;
	}

	/** Gets a new one although the old one should hold, at most once a run. */
	async renew(): Promise<void> {
		this.renewed ??= this.replace();
		await this.renewed;
	}

	/**
	 * Why n8n's refresh after a 401 gave no new token, where the vendor says so in HTTP 200: n8n keeps
	 * that answer beside the old token and does not look at it.
	 */
	async whyNotRenewed(): Promise<VendorFault | undefined> {
		if (this.words.readTokenRefusal === undefined) return undefined;
		const token = await this.read();
		if (token.access_token !== this.atStart) return undefined;
		return describeRefusal(this.context, this.words, token);
	}

	/** What the vendor's token endpoint says in an error that n8n's refresh threw. */
	explainThrown(error: unknown): VendorFault | undefined {
		return describeRefusal(this.context, this.words, readTokenAnswer(error));
	}

	private async refresh(): Promise<void> {
		await refreshBeforeExpiry(this.context, this.words);
		if (this.words.readTokenRefusal === undefined) return;
		this.atStart = (await this.read()).access_token;
	}

	private async replace(): Promise<void> {
		await replaceToken(this.context, this.words, await this.read());
	}

	private async read(): Promise<OAuthToken> {
		return readToken(await this.context.getCredentials(this.words.credentialType));
	}
}
