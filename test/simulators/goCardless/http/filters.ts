import type { IndexReader, Store, StoredRecord } from '../model/store';
import { invalidUsage } from './errors';

/** One query parameter of a list, declared as data. */
export type Filter<R> =
	| {
			kind: 'equals';
			read: IndexReader<R>;
			/** The values it knows; any when left out. */
			values?: readonly string[];
			/** How many values, comma-joined; one when left out (GoCardless sheet 1.3). */
			most?: number;
			/** An index of the store that answers this filter. */
			index?: string;
			required?: boolean;
	  }
	| { kind: 'range'; read: (record: R) => string | null; inOrder?: boolean };

export type Filters<R> = Record<string, Filter<R>>;

export interface Selection<R> {
	/** Oldest first; a superset of the matches. */
	candidates: readonly R[];
	matches: (record: R) => boolean;
	/** Nothing that is older than the first record for which this holds can match. */
	tooOld: (record: R) => boolean;
}

export const createdAt: Filter<StoredRecord> = {
	kind: 'range',
	read: (record) => record.created_at,
	inOrder: true,
};

const COMPARE: Record<string, (value: string, limit: string) => boolean> = {
	gt: (value, limit) => value > limit,
	gte: (value, limit) => value >= limit,
	lt: (value, limit) => value < limit,
	lte: (value, limit) => value <= limit,
};

/** Parameters of every list, handled by paging. */
const PAGING = ['after', 'before', 'limit'];

/** Reads the query against the declared filters; refuses what the vendor does not know. */
export function select<R extends StoredRecord>(
	query: URLSearchParams,
	filters: Filters<R>,
	store: Store<R>,
	others: readonly string[] = [],
): Selection<R> {
	const tests: Array<(record: R) => boolean> = [];
	const bounds: Array<(record: R) => boolean> = [];
	let candidates: readonly R[] | undefined;
	for (const [parameter, value] of query) {
		const [, name = '', comparator] = /^([a-z_0-9]+)(?:\[(.+)\])?$/.exec(parameter) ?? [];
		if (PAGING.includes(name) || others.includes(name)) continue;
		const filter = filters[name];
		if (filter === undefined || (filter.kind === 'range') !== (comparator !== undefined)) {
			throw invalidFilter(parameter, `${parameter} is not a filter of this list`);
		}
		if (filter.kind === 'range') {
			const compare = COMPARE[comparator ?? ''];
			if (compare === undefined) throw invalidFilter(parameter, `${parameter} is not a filter`);
			const limit = readLimit(parameter, value);
			const passes = (record: R) => {
				const read = filter.read(record);
				return read !== null && compare(read, limit);
			};
			tests.push(passes);
			if (filter.inOrder === true && comparator?.startsWith('g')) {
				bounds.push((record) => !passes(record));
			}
			continue;
		}
		const values = value.split(',');
		if (values.length > (filter.most ?? 1)) {
			throw invalidFilter(name, `${name} takes at most ${filter.most ?? 1} value(s)`);
		}
		const unknown = values.find((one) => filter.values?.includes(one) === false);
		if (unknown !== undefined) throw invalidFilter(name, `${name} cannot be "${unknown}"`);
		if (filter.index !== undefined && values.length === 1) {
			const found = store.by(filter.index, value);
			if (candidates === undefined || found.length < candidates.length) candidates = found;
		}
		const wanted = new Set(values);
		tests.push((record) => {
			const read = filter.read(record);
			return Array.isArray(read)
				? read.some((one) => wanted.has(one))
				: read !== undefined && wanted.has(read);
		});
	}
	for (const [name, filter] of Object.entries(filters)) {
		if (filter.kind === 'equals' && filter.required === true && !query.has(name)) {
			throw invalidFilter(name, `${name} is required`);
		}
	}
	return {
		candidates: candidates ?? store.all(),
		matches: (record) => tests.every((test) => test(record)),
		tooOld: (record) => bounds.some((bound) => bound(record)),
	};
}

export function invalidFilter(name: string, message: string): Error {
	return invalidUsage(400, 'invalid_filters', message, { field: name });
}

/** Dates and moments are compared as texts; an unencoded `+` arrives as a space and is refused. */
function readLimit(parameter: string, value: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(value)) {
		throw invalidFilter(parameter, `${parameter} is not a valid date or time`);
	}
	return new Date(value).toISOString();
}
