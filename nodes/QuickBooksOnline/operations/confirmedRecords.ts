import type { JsonRecord } from '../../shared/engine/types';
import type { BatchEntry } from '../batches';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { lookUpValues } from '../../shared/vendors/quickBooksOnline/lookUps';

/** What a new record can be found by, when the answer did not give its id. */
const NATURAL_KEYS = ['PaymentRefNum', 'DocNumber', 'DisplayName', 'Name'];

/**
 * Reads the records of successes that came with a `bId` only (QuickBooks sheet 9), in few queries.
 * A new record without anything to find it by stays `undefined`.
 */
export async function readConfirmedRecords(
	client: QuickBooksClient,
	entries: BatchEntry[],
): Promise<Array<JsonRecord | undefined>> {
	const groups = new Map<string, { entity: string; field: string; values: string[] }>();
	for (const entry of entries) {
		const field = fieldToFindBy(entry.body);
		if (field === undefined) continue;
		const name = `${entry.entity}.${field}`;
		const group = groups.get(name) ?? { entity: entry.entity, field, values: [] };
		group.values.push(String(entry.body[field]));
		groups.set(name, group);
	}
	const found = new Map<string, JsonRecord>();
	for (const [name, { entity, field, values }] of groups) {
		for (const record of await lookUpValues(client, entity, field, [...new Set(values)])) {
			found.set(`${name}=${String(record[field])}`, record);
		}
	}
	return entries.map(({ entity, body }) => {
		const field = fieldToFindBy(body);
		return field === undefined ? undefined : found.get(`${entity}.${field}=${String(body[field])}`);
	});
}

function fieldToFindBy(body: JsonRecord): string | undefined {
	return ['Id', ...NATURAL_KEYS].find((field) => body[field] !== undefined);
}
