import { canonicalJson, type JsonValue } from '../../canonicalJson';
import type { JsonRecord } from '../../engine/types';
import { deriveIdempotencyKey } from '../../idempotency';
import { raise } from '../../raise';
import { isVendorError, VendorError } from '../../transport/vendorError';
import type { QuickBooksClient } from './client';
import { checkId } from './ids';

/** A change of an existing record, which QuickBooks takes only with the current `SyncToken`. */
export interface RecordWrite {
	entity: string;
	id: string;
	key: string;
	/** The record as the caller has it; saves a read, and tells what the caller saw. */
	seen?: JsonRecord;
	/** The `SyncToken` that must still hold: the user's own lock. */
	lock?: string;
}

const MOST_TRIES = 3;
const STALE_OBJECT = '5010';

/**
 * Sends a change with the record's current `SyncToken`. When that turns out to be stale, the record is
 * read again and the change sent once more, at most three times, provided that the fields it touches
 * are as the caller saw them.
 *
 * @param change the fields that are touched; none for a void or a removal
 * @param needed fields of the record without which `send` cannot work
 * @throws VendorError `conflict` naming the fields that are no longer as they were
 */
export async function writeWithToken(
	client: QuickBooksClient,
	write: RecordWrite,
	change: JsonRecord,
	needed: readonly string[],
	send: (token: string, base: JsonRecord | undefined, key: string) => Promise<JsonRecord>,
): Promise<JsonRecord> {
	const { entity, id, lock } = write;
	checkId(id, entity);
	let base = usableBase(write, needed);
	if (base === undefined && (lock === undefined || needed.length > 0)) {
		base = await client.read(entity, id);
	}
	let token = lock ?? String(base?.SyncToken);
	for (let attempt = 1; ; attempt += 1) {
		const key = attempt === 1 ? write.key : keyOfRetry(client.account, write.key, token);
		try {
			return await send(token, base, key);
		} catch (error) {
			if (!isStale(error) || attempt === MOST_TRIES) return raise(error);
			const current = await client.read(entity, id);
			const lockedUnseen = lock !== undefined && String(base?.SyncToken) !== lock;
			const fields = lockedUnseen
				? fieldsThatDiffer(change, current, change)
				: fieldsThatDiffer(changedBase(base, current), current, change);
			if (fields.length > 0 || (lock !== undefined && Object.keys(change).length === 0)) {
				throw conflict(error, write, fields, String(current.SyncToken));
			}
			base = current;
			token = String(current.SyncToken);
		}
	}
}

/** The caller's record, if it is this one as far as can be told and holds what is needed. */
function usableBase(write: RecordWrite, needed: readonly string[]): JsonRecord | undefined {
	const { seen, id, lock } = write;
	if (seen === undefined || String(seen.Id) !== id || seen.SyncToken === undefined)
		return undefined;
	if (lock !== undefined && String(seen.SyncToken) !== lock) return undefined;
	return needed.every((field) => field in seen) ? seen : undefined;
}

/**
 * What the caller saw. An item of another entity may happen to have the same id; the time of
 * creation tells, and such an item says nothing about this record.
 */
function changedBase(base: JsonRecord | undefined, current: JsonRecord): JsonRecord {
	return base !== undefined && createTimeOf(base) === createTimeOf(current) ? base : current;
}

function createTimeOf(record: JsonRecord): unknown {
	const { MetaData: metaData } = record;
	return typeof metaData === 'object' && metaData !== null && 'CreateTime' in metaData
		? metaData.CreateTime
		: undefined;
}

/** The fields of the change that are neither as they were nor already as wanted. */
function fieldsThatDiffer(before: JsonRecord, current: JsonRecord, change: JsonRecord): string[] {
	return Object.keys(change).filter(
		(field) => !isEqual(before[field], current[field]) && !isEqual(change[field], current[field]),
	);
}

function isEqual(left: unknown, right: unknown): boolean {
	return canonicalJson(left as JsonValue) === canonicalJson(right as JsonValue);
}

/** Another body is another request: it must not meet the stored answer of the one before. */
function keyOfRetry(account: string, key: string, token: string): string {
	return deriveIdempotencyKey({ books: account, purpose: 'stale-retry', subjects: [key, token] });
}

function isStale(error: unknown): error is VendorError {
	return isVendorError(error) && error.fault.code === STALE_OBJECT;
}

function conflict(
	error: VendorError,
	{ entity, id }: RecordWrite,
	fields: string[],
	token: string,
): VendorError {
	const what = fields.length === 0 ? 'it' : fields.join(', ');
	return new VendorError(
		error.vendor,
		{
			...error.fault,
			kind: 'conflict',
			message: `Somebody else changed ${entity} ${id} meanwhile (${what}), so nothing was done. Its SyncToken is now ${token}.`,
			advice: 'Read the record again, decide with what it says now, and repeat the change.',
		},
		error.request,
		error.httpStatus,
	);
}
