import type { IDataObject } from 'n8n-workflow';

import type { ApiContext } from '../../transport/credentials';
import { connectGoCardless, credentialTypeOf, type GoCardlessClient } from './client';
import type { ResourceReader } from './currentResources';

/**
 * Reads resources with the credential of a trigger. Connects with the first read, so that a
 * credential that cannot connect fails reads, which are optional, and never the events.
 */
export function createResourceReader(context: ApiContext): ResourceReader {
	let connecting: Promise<GoCardlessClient> | undefined;
	return async (resourceType, id) => {
		connecting ??= connectGoCardless(context, credentialTypeOf(context));
		const client = await connecting;
		return (await client.get(resourceType, id)) as IDataObject;
	};
}
