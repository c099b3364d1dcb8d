import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { connectGoCardless, type GoCardlessClient } from '../shared/vendors/goCardless/client';
import type { ResourceReader } from './currentResources';
import { credentialTypeOf } from '../shared/vendors/goCardless/client';

/**
 * Reads resources with the credential of the trigger. Connects with the first read, so that a
 * credential that cannot connect fails reads, which are optional, and never the delivery.
 */
export function createResourceReader(context: IWebhookFunctions): ResourceReader {
	let connecting: Promise<GoCardlessClient> | undefined;
	return async (resourceType, id) => {
		connecting ??= connectGoCardless(context, credentialTypeOf(context));
		const client = await connecting;
		return (await client.get(resourceType, id)) as IDataObject;
	};
}
