import { createHmac } from 'node:crypto';

import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { canonicalJson } from '../shared/canonicalJson';
import { splitSecrets } from '../shared/signatures';
import { CREDENTIAL_TYPE } from '../shared/vendors/zohoBooks/connect';

type Context = IHookFunctions | IWebhookFunctions;

/** Zoho takes 12 to 50 letters and digits (Zoho sheet 9). */
const SECRET_LENGTH = 48;
const SECRET = /^[A-Za-z0-9]{12,50}$/;

/**
 * Whether the node registers itself. The field as it is stored: it is looked at before a delivery is
 * known to be genuine, when no expression may be computed over it.
 */
export function registersItself(context: Context): boolean {
	return context.getNode().parameters.registration !== 'byHand';
}

/**
 * The secret of webhooks that the node registers: made from the client secret of the credential for
 * this node of this workflow, so that it is the same after a restart and on every worker and is
 * stored nowhere. Static data and parameters leave n8n with exports.
 *
 * @returns `undefined` when the credential has no client secret
 */
export async function derivedSecret(context: Context): Promise<string | undefined> {
	const { clientSecret } = await credentialOf(context);
	if (typeof clientSecret !== 'string' || clientSecret === '') return undefined;
	const { id: workflow } = context.getWorkflow();
	const subject = canonicalJson(['zoho-books-webhook', String(workflow), context.getNode().id]);
	return createHmac('sha256', clientSecret).update(subject).digest('hex').slice(0, SECRET_LENGTH);
}

/**
 * The secrets under one of which a delivery must be signed. By hand there may be several while one
 * replaces another. Empty if there is none: the caller must refuse.
 */
export async function readWebhookSecrets(context: Context): Promise<string[]> {
	if (!registersItself(context)) {
		return splitSecrets((await credentialOf(context)).webhookSecretToken);
	}
	const secret = await derivedSecret(context);
	return secret === undefined ? [] : [secret];
}

/** Whether Zoho would take this text for a secret. */
export function isZohoSecret(text: string): boolean {
	return SECRET.test(text);
}

async function credentialOf(context: Context): Promise<ICredentialDataDecryptedObject> {
	return await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL_TYPE);
}
