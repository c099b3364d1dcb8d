import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z } from 'zod';

import { raise } from '../raise';
import { isPassing, readThrownError } from './thrownErrors';
import { VendorError } from './vendorError';

/** The contexts of n8n from which our clients send requests. */
export type ApiContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** Refreshed this long before the end: the 55-minute mark of a one-hour token. */
const REFRESH_BEFORE_END_MS = 5 * 60_000;

const tokenSchema = z
	.object({
		access_token: z.string().optional(),
		/** Milliseconds; absent on n8n before 2.33 and on credentials connected before that. */
		n8n_expires_at: z.coerce.number().optional().catch(undefined),
		error: z.unknown().optional(),
	})
	.passthrough();

export type OAuthToken = z.infer<typeof tokenSchema>;

export function readToken(credentials: ICredentialDataDecryptedObject): OAuthToken {
	const parsed = tokenSchema.safeParse(credentials.oauthTokenData ?? {});
	return parsed.success ? parsed.data : {};
}

/** The id and name of the credential that a node uses, for pacing and for sentences. */
export function credentialIdentity(
	context: ApiContext,
	credentialType: string,
): { id: string; name: string } {
	const used = context.getNode().credentials?.[credentialType];
	return { id: used?.id ?? 'unsaved', name: used?.name ?? credentialType };
}

/**
 * Refreshes an OAuth access token that ends within five minutes, through n8n's own helper, which lets
 * one process refresh and the others wait (a rotated refresh token used twice ends the connection).
 * Without a known expiry nothing is done here, and n8n refreshes after the vendor's 401.
 *
 * @param account who is connected, for the sentence that asks to reconnect
 * @throws VendorError `unauthorized` when the vendor did not give a new token
 */
export async function refreshBeforeExpiry(
	context: ApiContext,
	credentialType: string,
	vendor: string,
	account: string,
): Promise<void> {
	const before = readToken(await context.getCredentials(credentialType));
	const expiry = before.n8n_expires_at;
	if (expiry === undefined || !Number.isFinite(expiry)) return;
	if (expiry - Date.now() >= REFRESH_BEFORE_END_MS) return;
	const request = { method: 'POST', path: 'token refresh' };
	let after: OAuthToken;
	try {
		after = tokenSchema.parse(
			await context.helpers.refreshOAuth2Token.call(context, credentialType),
		);
	} catch (error) {
		// The token at hand still holds for minutes; once it has ended, n8n refreshes after the 401.
		if (isPassing(readThrownError(error))) return;
		return raise(
			new VendorError(
				vendor,
				reconnectFault(context, credentialType, account, error),
				request,
				undefined,
				{ cause: error },
			),
		);
	}
	// A token endpoint may answer 200 with an error inside; n8n then keeps the old token and gives it
	// a new expiry (n8n facts 0.2).
	if (after.error !== undefined || after.access_token === before.access_token) {
		throw new VendorError(
			vendor,
			reconnectFault(context, credentialType, account, after.error),
			request,
		);
	}
}

export function reconnectFault(
	context: ApiContext,
	credentialType: string,
	account: string,
	reason: unknown,
) {
	const { name } = credentialIdentity(context, credentialType);
	const words = reason instanceof Error ? reason.message : String(reason ?? 'no new token');
	return {
		kind: 'unauthorized' as const,
		message: `The connection to ${account} has ended (${words}).`,
		advice: `Open the credential "${name}" in n8n and connect it again.`,
	};
}
