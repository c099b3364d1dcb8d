import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { credentialTypeOf } from '../shared/vendors/goCardless/client';

/**
 * The secrets of the webhook endpoint that the node's credential holds; several while one replaces
 * another. Empty if none is set: the caller must then refuse.
 */
export async function readWebhookSecrets(
	context: IHookFunctions | IWebhookFunctions,
): Promise<string[]> {
	const credentials = await context.getCredentials(credentialTypeOf(context));
	return splitSecrets(credentials);
}

/** Secrets are separated by commas or white space, none of which GoCardless puts into a secret. */
export function splitSecrets({ webhookSecret }: ICredentialDataDecryptedObject): string[] {
	if (typeof webhookSecret !== 'string') return [];
	return webhookSecret.split(/[\s,]+/).filter((secret) => secret !== '');
}
