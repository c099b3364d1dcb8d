import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { splitSecrets } from '../shared/signatures';
import { quickBooksCompanyId } from '../shared/transport/environments';
import { CREDENTIAL_TYPE } from '../shared/vendors/quickBooksOnline/connect';

type Context = IHookFunctions | IWebhookFunctions;

/**
 * The verifier tokens that the node's credential holds; several while one replaces another. Empty if
 * none is set: the caller must then refuse.
 */
export async function readVerifierTokens(context: Context): Promise<string[]> {
	const credentials = await context.getCredentials(CREDENTIAL_TYPE);
	return splitSecrets(credentials.webhookVerifierToken);
}

/**
 * The company whose changes the workflow is to see: an app's one endpoint gets those of all companies
 * that are connected to the app (QuickBooks sheet 11).
 *
 * @throws UserError when the credential is connected to no company
 */
export async function readCompanyId(context: Context): Promise<string> {
	return quickBooksCompanyId(await context.getCredentials(CREDENTIAL_TYPE));
}
