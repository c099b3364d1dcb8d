import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { splitSecrets } from '../shared/signatures';
import { credentialTypeOf } from '../shared/vendors/goCardless/client';

/**
 * The secrets of the webhook endpoint that the node's credential holds; several while one replaces
 * another. Empty if none is set: the caller must then refuse.
 */
export async function readWebhookSecrets(
	context: IHookFunctions | IWebhookFunctions,
): Promise<string[]> {
	const credentials = await context.getCredentials(credentialTypeOf(context));
	return splitSecrets(credentials.webhookSecret);
}
