import type { BookRecord } from '../store/record';
import { momentOf } from '../values/times';
import type { Wire } from '../values/wire';
import type { Call, Reply } from './call';
import { matchesFilters, type Filters } from './filters';

export interface ListRules<R extends BookRecord> {
	key: string;
	reportName: string;
	records: R[];
	toRow: (record: R) => Wire;
	filters: Filters;
	/** `filter_by` values and what they let through. */
	filterBy?: Record<string, (row: Wire) => boolean>;
	appliedFilter?: string;
	sort?: { column: string; order: 'A' | 'D' };
	/** Columns that may be sorted by; others are ignored. */
	sortable?: string[];
	/** The largest and the usual page. */
	perPage?: number;
	/** How `last_modified_time` is understood; left out where the list does not know it. */
	modified?: 'since' | 'equal';
	context?: Wire;
}

/** A page of a list: unknown filters are ignored, the rest is filtered, sorted and cut (Zoho sheet 3). */
export function listReply<R extends BookRecord>(call: Call, rules: ListRules<R>): Reply {
	const { query } = call;
	const most = rules.perPage ?? 200;
	const perPage = whole(query.get('per_page'), most, most);
	const page = whole(query.get('page'), 1, Number.MAX_SAFE_INTEGER);
	const filterBy = query.get('filter_by') ?? '';
	const passes = rules.filterBy?.[filterBy];
	const rows = rules.records
		.filter((record) => isModified(record, query, rules.modified))
		.map((record) => rules.toRow(record))
		.filter((row) => matchesFilters(row, query, rules.filters, call.organization.behaviour))
		.filter((row) => passes?.(row) ?? true);
	const sort = sortOf(query, rules);
	if (sort !== undefined) order(rows, sort);
	const start = (page - 1) * perPage;
	return {
		body: {
			[rules.key]: rows.slice(start, start + perPage),
			page_context: {
				page,
				per_page: perPage,
				has_more_page: rows.length > start + perPage,
				report_name: rules.reportName,
				...(rules.appliedFilter === undefined
					? {}
					: { applied_filter: passes === undefined ? rules.appliedFilter : filterBy }),
				...rules.context,
				...(sort === undefined ? {} : { sort_column: sort.column, sort_order: sort.order }),
			},
		},
	};
}

function whole(text: string | null, usual: number, most: number): number {
	const number = Number(text ?? usual);
	return Number.isInteger(number) && number > 0 ? Math.min(number, most) : usual;
}

function isModified(
	record: BookRecord,
	query: URLSearchParams,
	modified: 'since' | 'equal' | undefined,
): boolean {
	const wanted = momentOf(query.get('last_modified_time') ?? '');
	if (wanted === undefined || modified === undefined) return true;
	const second = Math.floor(record.modifiedAt / 1000) * 1000;
	return modified === 'equal' ? second === wanted : second >= wanted;
}

function sortOf<R extends BookRecord>(
	query: URLSearchParams,
	{ sort, sortable = [] }: ListRules<R>,
): ListRules<R>['sort'] {
	const wanted = query.get('sort_column') ?? '';
	const column = sortable.includes(wanted) ? wanted : sort?.column;
	if (column === undefined) return undefined;
	const direction = query.get('sort_order');
	const usual = column === sort?.column ? (sort?.order ?? 'A') : 'A';
	return { column, order: direction === 'A' || direction === 'D' ? direction : usual };
}

function order(rows: Wire[], { column, order: direction }: { column: string; order: string }) {
	const sign = direction === 'A' ? 1 : -1;
	// Of rows with the same value the newest comes first as well.
	if (sign < 0) rows.reverse();
	rows.sort((left, right) => {
		const [a, b] = [left[column], right[column]];
		if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
		const [x, y] = [String(a).toLowerCase(), String(b).toLowerCase()];
		return x === y ? 0 : x < y ? -sign : sign;
	});
}
