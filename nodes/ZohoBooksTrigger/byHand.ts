import type { IHookFunctions } from 'n8n-workflow';

import { ParameterError } from '../shared/engine/parameters';
import { connectZohoBooks } from '../shared/vendors/zohoBooks/connect';
import { chosenOrganization } from '../shared/vendors/zohoBooks/organization';
import { readOrganization } from '../shared/vendors/zohoBooks/organizationChoice';
import { isZohoSecret, readWebhookSecrets } from './webhookSecrets';

/**
 * What can be wrong about a webhook that a person makes in Zoho Books and the node cannot see.
 *
 * @throws ParameterError, UserError saying what to set right
 */
export async function checkByHand(context: IHookFunctions): Promise<void> {
	chosenOrganization((await connectZohoBooks(context, readOrganization(context))).organizationId);
	const secrets = await readWebhookSecrets(context);
	if (secrets.length === 0) {
		throw new ParameterError(
			'The Zoho Books credential has no webhook secret token, so no delivery could be trusted.',
			'Enter 12 to 50 letters and digits of your own into the field "Webhook Secret Token" of the credential and the same as secret of the webhook in Zoho Books, then activate the workflow again.',
		);
	}
	if (secrets.every(isZohoSecret)) return;
	throw new ParameterError(
		'The webhook secret token of the Zoho Books credential is not one that Zoho takes.',
		'Zoho takes 12 to 50 letters and digits. Several, while one replaces another, are separated by spaces.',
	);
}
