import { z } from 'zod';

import type { VendorFault } from '../../transport/vendorError';

const answerSchema = z
	.object({ error: z.string(), error_description: z.string(), status: z.string() })
	.partial();

/** How long Zoho gives no new token after too many refreshes (Zoho sheet 2). */
const BLOCKED_MS = 10 * 60_000;

/**
 * What Zoho's token endpoint says when it gives no token: HTTP 200 or 400 with an `error`, and for
 * too many refreshes `status: "failure"` with a localised text (Zoho sheet 0.1, 0.4 and 2). The two
 * must not be confused: one passes by itself, and for the other somebody has to connect again.
 *
 * @param answer of the token endpoint; what n8n stored of it will do
 * @param credential name of the credential, for the sentence
 */
export function readTokenRefusal(answer: unknown, credential: string): VendorFault | undefined {
	const { data: refusal } = answerSchema.safeParse(answer);
	if (refusal === undefined) return undefined;
	const { error, error_description: description, status } = refusal;
	if (status === 'failure') {
		return {
			kind: 'quota',
			code: 'token_throttled',
			message: `Zoho gives no new access token at the moment (${description ?? error ?? status}).`,
			advice: `Too many access tokens were asked for within ten minutes. Wait up to 10 minutes and run it again; the credential "${credential}" does not have to be connected again.`,
			retryAfterMs: BLOCKED_MS,
		};
	}
	if (error === undefined) return undefined;
	return {
		kind: 'unauthorized',
		code: error,
		message: `The connection to Zoho Books has ended (${error}).`,
		advice: adviceOn(error, credential),
	};
}

function adviceOn(error: string, credential: string): string {
	if (error === 'invalid_client' || error === 'invalid_client_secret') {
		return `Open the credential "${credential}" in n8n and check client ID and client secret: unless the client in Zoho's API console uses the same credentials everywhere, every data centre has a secret of its own. Then connect again.`;
	}
	return `Open the credential "${credential}" in n8n and connect it again. Zoho ends a connection when it is revoked, and the oldest one when a user has connected more than 20 times.`;
}
