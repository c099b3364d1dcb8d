import type { Store, StoredRecord } from '../model/store';
import { invalidFilter, type Selection } from './filters';

export interface Page<R> {
	records: R[];
	meta: { cursors: { before: string | null; after?: string | null }; limit: number };
}

/** How the end is told: `after` null, or not there at all (GoCardless sheet 1.2). */
export type EndOfList = 'null' | 'missing';

/** One page, newest first. Cursors are places in the order of creation. */
export function page<R extends StoredRecord>(
	query: URLSearchParams,
	selection: Selection<R>,
	store: Store<R>,
	end: EndOfList,
): Page<R> {
	const limit = readLimit(query);
	const { candidates } = selection;
	const place = (record: R | undefined) =>
		record === undefined ? -1 : (store.position(record.id) ?? -1);
	const before = readCursor(query, 'before', store);
	const after = readCursor(query, 'after', store);
	const found: R[] = [];
	let more = false;
	let from = candidates.length - 1;
	if (after !== undefined) from = lastBelow(candidates, after, place);
	for (let i = from; i >= 0; i -= 1) {
		const record = candidates[i] as R;
		if (before !== undefined && place(record) <= before) break;
		if (selection.tooOld(record)) break;
		if (!selection.matches(record)) continue;
		found.push(record);
		if (before === undefined && found.length > limit) {
			more = true;
			break;
		}
	}
	if (before !== undefined) {
		// The page next to the cursor, which is the end of what is newer than it.
		return assemble(found.slice(-limit), true, found.length > limit, limit, end);
	}
	return assemble(found.slice(0, limit), more, after !== undefined, limit, end);
}

/** The same for lists that are sorted by something else than their creation. */
export function pageOfSorted<R extends StoredRecord>(
	query: URLSearchParams,
	sorted: R[],
	end: EndOfList,
): Page<R> {
	const limit = readLimit(query);
	const cursor = (name: string) => {
		const id = query.get(name);
		const at = id === null ? -1 : sorted.findIndex((record) => record.id === id);
		if (id !== null && at < 0) throw invalidFilter(name, `${name} is not a valid cursor`);
		return at;
	};
	const before = cursor('before');
	if (before >= 0) {
		const start = Math.max(0, before - limit);
		return assemble(sorted.slice(start, before), true, start > 0, limit, end);
	}
	const start = cursor('after') + 1;
	return assemble(
		sorted.slice(start, start + limit),
		start + limit < sorted.length,
		start > 0,
		limit,
		end,
	);
}

function assemble<R extends StoredRecord>(
	records: R[],
	hasOlder: boolean,
	hasNewer: boolean,
	limit: number,
	end: EndOfList,
): Page<R> {
	const after = hasOlder ? records[records.length - 1]?.id : undefined;
	return {
		records,
		meta: {
			cursors: {
				before: hasNewer ? (records[0]?.id ?? null) : null,
				...(after === undefined && end === 'missing' ? {} : { after: after ?? null }),
			},
			limit,
		},
	};
}

function readLimit(query: URLSearchParams): number {
	const given = query.get('limit');
	if (given === null) return 50;
	const limit = Number(given);
	if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
		throw invalidFilter('limit', 'limit must be a whole number from 1 to 500');
	}
	return limit;
}

function readCursor<R extends StoredRecord>(
	query: URLSearchParams,
	name: 'after' | 'before',
	store: Store<R>,
): number | undefined {
	const id = query.get(name);
	if (id === null) return undefined;
	const position = store.position(id);
	if (position === undefined) throw invalidFilter(name, `${name} is not a valid cursor`);
	return position;
}

/** The last candidate created before the place, by binary search; -1 when there is none. */
function lastBelow<R>(
	candidates: readonly R[],
	limit: number,
	place: (record: R) => number,
): number {
	let low = 0;
	let high = candidates.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (place(candidates[middle] as R) < limit) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
