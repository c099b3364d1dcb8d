import type { JsonRecord, SearchDefinition } from '../shared/engine/types';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { quickBooksPage } from './pageLinks';
import { buildStatement, type Condition } from '../shared/vendors/quickBooksOnline/statement';

const PAGE = 100;

interface SearchOptions {
	method: string;
	entity: string;
	/** The text field that is searched with LIKE; absent: the list is not filtered by the vendor. */
	field?: string;
	/** Conditions that always hold, such as the type of an account. */
	conditions?: Condition[];
	label(record: JsonRecord): string;
}

/** The list behind a resource locator: searched by the vendor, a hundred at a time. */
export function searchBy(options: SearchOptions): SearchDefinition<QuickBooksClient> {
	const { method, entity, field, label, conditions = [] } = options;
	return {
		method,
		async find(client, filter, pageToken) {
			const start = Number(pageToken ?? 1);
			const text = (filter ?? '').trim();
			const search: Condition[] =
				text === '' || field === undefined
					? []
					: [{ target: field, operator: 'LIKE', value: `%${text}%` }];
			const statement = buildStatement(entity, [...conditions, ...search]);
			const rows = await client.rows(
				entity,
				`${statement} STARTPOSITION ${start} MAXRESULTS ${PAGE}`,
			);
			return {
				results: rows.map((record) => ({
					name: label(record),
					value: String(record.Id),
					url: quickBooksPage(client.pages, entity, String(record.Id)),
				})),
				nextPageToken: rows.length < PAGE ? undefined : String(start + PAGE),
			};
		},
	};
}

/** Joins what is known to a line such as `1042 · Ada Ltd · 120.00 GBP open`. */
export function labelOf(...parts: unknown[]): string {
	return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** The name of a referred record, for labels. */
export function nameOf(value: unknown): string {
	return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}
