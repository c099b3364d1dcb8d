import type { JsonRecord } from '../shared/engine/types';
import { raise } from '../shared/raise';
import { isVendorError } from '../shared/transport/vendorError';
import { CHANGING_ENTITIES } from '../shared/vendors/zohoBooks/changeCatalogue';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import type { DatedChange } from './datedChange';

/** Of the five that the smallest plan allows at a time (Zoho sheet 4), most for everybody else. */
const AT_ONCE = 3;

/**
 * The records in full, in the order of `changes`: of all, or of the first ones when the time is over.
 * One that was deleted since it was listed is left as the list has it; any other failure fails the
 * look, which is then repeated.
 */
export async function fullRecords(
	client: ZohoBooksClient,
	changes: readonly DatedChange[],
	deadline: number,
): Promise<JsonRecord[]> {
	const records: JsonRecord[] = [];
	for (let start = 0; start < changes.length; start += AT_ONCE) {
		if (start > 0 && Date.now() > deadline) break;
		const some = changes.slice(start, start + AT_ONCE);
		records.push(...(await Promise.all(some.map((change) => readOne(client, change)))));
	}
	return records;
}

async function readOne(
	client: ZohoBooksClient,
	{ entity, id, record }: DatedChange,
): Promise<JsonRecord> {
	try {
		return await client.get(CHANGING_ENTITIES[entity]?.path ?? '', id);
	} catch (error) {
		return isVendorError(error, 'notFound') ? record : raise(error);
	}
}
