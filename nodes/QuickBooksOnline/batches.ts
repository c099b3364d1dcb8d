import { runInPool } from '../shared/engine/pool';
import type { JsonRecord } from '../shared/engine/types';
import { isVendorError, VendorError } from '../shared/transport/vendorError';
import { type BatchReply, VENDOR } from '../shared/vendors/quickBooksOnline/answers';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { readItemFault } from '../shared/vendors/quickBooksOnline/faults';

/** Items in one call (QuickBooks sheet 9). */
const ITEMS_A_BATCH = 30;

/** Calls that are open at a time; a batch takes long, and 40 a minute are allowed. */
const BATCHES_AT_A_TIME = 4;

export interface BatchEntry {
	entity: string;
	operation: 'create' | 'update' | 'delete';
	/** `void`, with the operation `update`. */
	optionsData?: string;
	body: JsonRecord;
	/** The entry's own idempotency key, which an error has to show. */
	key: string;
}

/** `confirmed`: a success that came without its record, as happens (QuickBooks sheet 9). */
export type BatchOutcome =
	| { kind: 'record'; record: JsonRecord }
	| { kind: 'confirmed' }
	| { kind: 'failed'; error: unknown };

/**
 * Sends entries 30 a call. Every entry gets its own outcome: a fault of one does not touch the
 * others, and when a call fails for good all its entries do. A call whose answer was lost is
 * repeated with the same request id, so nothing in it happens twice.
 *
 * @param keyOf the request id of a call, from the keys of its entries
 */
export async function sendInBatches<Entry extends BatchEntry>(
	client: QuickBooksClient,
	entries: Entry[],
	keyOf: (keys: string[]) => string,
	report: (entry: Entry, outcome: BatchOutcome) => void,
	stopped: () => boolean,
): Promise<void> {
	const calls: Entry[][] = [];
	for (let start = 0; start < entries.length; start += ITEMS_A_BATCH) {
		calls.push(entries.slice(start, start + ITEMS_A_BATCH));
	}
	const send = async (index: number) => {
		const call = calls[index] ?? [];
		try {
			const replies = await client.batch(call.map(toItem), keyOf(call.map(({ key }) => key)));
			call.forEach((entry, place) => report(entry, readOutcome(entry, replies.get(String(place)))));
		} catch (error) {
			for (const entry of call) report(entry, { kind: 'failed', error: withKey(error, entry.key) });
		}
	};
	await runInPool(calls.length, BATCHES_AT_A_TIME, send, stopped);
}

function toItem({ entity, operation, optionsData, body }: BatchEntry, place: number): JsonRecord {
	return {
		bId: String(place),
		operation,
		...(optionsData === undefined ? {} : { optionsData }),
		[entity]: body,
	};
}

function readOutcome(entry: BatchEntry, reply: BatchReply | undefined): BatchOutcome {
	const request = { method: 'POST', path: '/batch', idempotencyKey: entry.key };
	if (reply === undefined) {
		const message = 'The answer to the batch says nothing about this item.';
		const advice = 'Look in QuickBooks whether it is there before you run it again.';
		return {
			kind: 'failed',
			error: new VendorError(VENDOR, { kind: 'unavailable', message, advice }, request, 200),
		};
	}
	const fault = readItemFault(reply);
	if (fault !== undefined) {
		return { kind: 'failed', error: new VendorError(VENDOR, fault, request, 200) };
	}
	const record = reply[entry.entity];
	return typeof record === 'object' && record !== null
		? { kind: 'record', record: record as JsonRecord }
		: { kind: 'confirmed' };
}

/** A call's failure as the failure of one entry. */
function withKey(error: unknown, key: string): unknown {
	if (!isVendorError(error)) return error;
	const { vendor, fault, request, httpStatus } = error;
	return new VendorError(vendor, fault, { ...request, idempotencyKey: key }, httpStatus, {
		cause: error,
	});
}
