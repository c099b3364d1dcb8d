import type { INodeProperties } from 'n8n-workflow';

import type { ItemCall } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import type { RecordWrite } from '../../shared/vendors/quickBooksOnline/syncTokens';

export const EXPECTED_VERSION: INodeProperties = {
	displayName: 'Expected Version',
	name: 'expectedVersion',
	type: 'string',
	default: '',
	description:
		'The SyncToken that the record must still have; with another one by now, nothing is done. Leave empty normally.',
};

/**
 * What the caller knows of the record: the user's lock, and the incoming item, which saves a metered
 * read when it is the record itself.
 */
export function readLock(call: ItemCall<QuickBooksClient>): Pick<RecordWrite, 'lock' | 'seen'> {
	const lock = call.parameters.text('expectedVersion');
	return {
		lock: lock === '' ? undefined : lock,
		seen: call.execute.getInputData()[call.itemIndex]?.json,
	};
}
