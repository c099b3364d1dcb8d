import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { isVendorError } from '../shared/transport/vendorError';
import { CHANGING_ENTITIES } from '../shared/vendors/quickBooksOnline/changeCatalogue';
import type { NotifiedChange } from './delivery';

/** Reads records of one kind by their ids, in as few queries as the vendor allows. */
export type RecordsReader = (entity: string, ids: string[]) => Promise<IDataObject[]>;

/** What is put beside a change: the record as it is now, or why there is none. */
export interface CurrentRecord {
	record: IDataObject | null;
	recordError?: { message: string; code: string; requestId?: string };
}

/** Intuit wants its answer within 3 s (QuickBooks sheet 11); n8n needs most of it. */
const TIME_BUDGET_MS = 1_500;

/**
 * Reads the records that changed, those of one kind together and each once, for at most
 * `timeBudgetMs` in all. Never throws: a change is kept even if its record cannot be read.
 *
 * @returns in the order of `changes`
 */
export async function readCurrentRecords(
	changes: readonly NotifiedChange[],
	read: RecordsReader,
	timeBudgetMs = TIME_BUDGET_MS,
): Promise<CurrentRecord[]> {
	const results = new Map<string, CurrentRecord>();
	const idsByEntity = new Map<string, Set<string>>();
	for (const change of changes) {
		if (!isReadable(change)) continue;
		const ids = idsByEntity.get(change.entity) ?? new Set<string>();
		idsByEntity.set(change.entity, ids.add(change.id));
	}
	const finished = new AbortController();
	const readAll = Promise.all(
		[...idsByEntity].map(async ([entity, ids]) => {
			for (const [id, result] of await readKind(entity, [...ids], read)) {
				results.set(keyOf(entity, id), result);
			}
		}),
	);
	await Promise.race([readAll, sleep(timeBudgetMs, finished.signal).catch(() => undefined)]);
	finished.abort();
	return changes.map((change) => {
		if (change.operation === 'deleted') return { record: null };
		if (!isReadable(change)) return NOT_READABLE;
		return results.get(keyOf(change.entity, change.id)) ?? OUT_OF_TIME;
	});
}

const NOT_READABLE: CurrentRecord = {
	record: null,
	recordError: {
		message: 'QuickBooks has no query for records of this kind.',
		code: 'not_readable',
	},
};

const OUT_OF_TIME: CurrentRecord = {
	record: null,
	recordError: {
		message:
			'QuickBooks was too slow to read the record within the time for answering the webhook. ' +
			'Read it in the workflow with the QuickBooks Online node.',
		code: 'out_of_time',
	},
};

const NOT_FOUND: CurrentRecord = {
	record: null,
	recordError: { message: 'QuickBooks has no such record any more.', code: 'not_found' },
};

/** Ids are digits (QuickBooks sheet 1); a kind that is new may have no query. */
function isReadable({ entity, id, operation }: NotifiedChange): boolean {
	const known = CHANGING_ENTITIES[entity];
	if (known === undefined || known.isReadable === false) return false;
	return operation !== 'deleted' && /^\d{1,25}$/.test(id);
}

function keyOf(entity: string, id: string): string {
	return `${entity}/${id}`;
}

/** Only an answer that lacks a record says that there is none; a failed query says nothing. */
async function readKind(
	entity: string,
	ids: string[],
	read: RecordsReader,
): Promise<Array<[string, CurrentRecord]>> {
	try {
		const found = new Map((await read(entity, ids)).map((record) => [String(record.Id), record]));
		return ids.map((id) => {
			const record = found.get(id);
			return [id, record === undefined ? NOT_FOUND : { record }];
		});
	} catch (error) {
		const recordError = describe(error);
		return ids.map((id) => [id, { record: null, recordError }]);
	}
}

function describe(error: unknown): NonNullable<CurrentRecord['recordError']> {
	if (isVendorError(error)) {
		const { code, kind, requestId } = error.fault;
		return {
			message: error.message,
			code: code ?? kind,
			...(requestId === undefined ? {} : { requestId }),
		};
	}
	return { message: error instanceof Error ? error.message : String(error), code: 'unknown' };
}
