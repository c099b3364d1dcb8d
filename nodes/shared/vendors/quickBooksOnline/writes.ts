import { ParameterError } from '../../engine/parameters';
import type { JsonRecord } from '../../engine/types';
import type { QuickBooksClient } from './client';
import { ALWAYS_SENT, VOIDS } from './entities';
import { type RecordWrite, writeWithToken } from './syncTokens';

/**
 * Changes the given fields and nothing else. When somebody else changed the record meanwhile, the
 * change is made again if the fields that it touches are as they were, at most three times.
 *
 * @throws VendorError `conflict` naming the fields that are no longer as they were
 */
export async function updateRecord(
	client: QuickBooksClient,
	write: RecordWrite & { change: JsonRecord },
): Promise<JsonRecord> {
	const { entity, id } = write;
	const { SyncToken, ...change } = write.change;
	const lock = write.lock ?? (SyncToken === undefined ? undefined : String(SyncToken));
	if (Object.keys(change).length === 0) {
		throw new ParameterError('Nothing to update. Add at least one field.');
	}
	const keep = ALWAYS_SENT[entity] ?? [];
	return await writeWithToken(
		client,
		{ ...write, lock },
		change,
		keep,
		async (token, base, key) => {
			const kept = Object.fromEntries(keep.map((field) => [field, base?.[field]]));
			const body = { ...kept, ...change, Id: id, SyncToken: token, sparse: true };
			return await client.write(entity, body, key);
		},
	);
}

/** Deletes a transaction for good. */
export async function removeRecord(
	client: QuickBooksClient,
	write: RecordWrite,
): Promise<JsonRecord> {
	return await writeWithToken(client, write, {}, [], async (token, _base, key) => {
		const body = { Id: write.id, SyncToken: token };
		return await client.write(write.entity, body, key, { operation: 'delete' });
	});
}

/** Sets a transaction to zero and keeps it; what was applied to it is open again. */
export async function voidRecord(
	client: QuickBooksClient,
	write: RecordWrite,
): Promise<JsonRecord> {
	const form = VOIDS[write.entity];
	if (form === undefined) {
		throw new ParameterError(`QuickBooks cannot void a ${write.entity}. Delete it instead.`);
	}
	return await writeWithToken(client, write, {}, [], async (token, _base, key) => {
		const body = { Id: write.id, SyncToken: token, ...(form.sparse ? { sparse: true } : {}) };
		return await client.write(write.entity, body, key, form.query);
	});
}
