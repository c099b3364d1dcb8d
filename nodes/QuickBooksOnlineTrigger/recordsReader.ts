import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { CHANGING_ENTITIES } from '../shared/vendors/quickBooksOnline/changeCatalogue';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { connectQuickBooks } from '../shared/vendors/quickBooksOnline/connect';
import { lookUpValues } from '../shared/vendors/quickBooksOnline/lookUps';
import type { Condition } from '../shared/vendors/quickBooksOnline/statement';
import type { RecordsReader } from './currentRecords';

const ALSO_INACTIVE: Condition[] = [{ target: 'Active', operator: 'IN', value: [true, false] }];

/**
 * Reads records with the credential of the trigger. Connects with the first read, so that a
 * credential that cannot connect fails reads, which are optional, and never the delivery.
 */
export function createRecordsReader(context: IWebhookFunctions): RecordsReader {
	let connecting: Promise<QuickBooksClient> | undefined;
	return async (entity, ids) => {
		connecting ??= connectQuickBooks(context);
		const client = await connecting;
		const also = CHANGING_ENTITIES[entity]?.isNameList === true ? ALSO_INACTIVE : [];
		return (await lookUpValues(client, entity, 'Id', ids, also)) as IDataObject[];
	};
}
