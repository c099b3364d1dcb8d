import type { JsonRecord, SearchDefinition } from '../shared/engine/types';
import type { FilterValue } from '../shared/engine/filters';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { zohoBooksPage } from './pageLinks';

interface SearchOptions {
	/** Unique within the node, for example `searchContacts`. */
	method: string;
	/** The collection, for example `contacts`. */
	path: string;
	/** Query parameter that takes the text; absent: rows are searched by their label. */
	filter?: string;
	/** Filters that always hold, for example `{ contact_type: 'customer' }`. */
	always?: Record<string, string>;
	label(record: JsonRecord): string;
}

/** The list behind a resource locator, a page of Zoho's at a time. */
export function searchBy(options: SearchOptions): SearchDefinition<ZohoBooksClient> {
	const { method, path, filter: parameter, always = {}, label } = options;
	return {
		method,
		async find(client, filter, pageToken) {
			const text = (filter ?? '').trim();
			const given = text === '' || parameter === undefined ? {} : { [parameter]: text };
			const page = await client.page(
				path,
				toFilters({ ...always, ...given }),
				Number(pageToken ?? 1),
			);
			const idField = client.idField(path);
			const results = page.rows.map((record) => ({
				name: label(record),
				value: String(record[idField]),
				url: zohoBooksPage(client, path, String(record[idField])),
			}));
			const isMatch = ({ name }: { name: string }) =>
				parameter !== undefined || name.toLowerCase().includes(text.toLowerCase());
			return {
				results: results.filter(isMatch),
				nextPageToken: page.hasMore ? String(page.number + 1) : undefined,
			};
		},
	};
}

function toFilters(values: Record<string, string>): FilterValue[] {
	return Object.entries(values).map(([target, value]) => ({ target, operator: '=', value }));
}

/** A status as a person reads it: "partially paid". */
export function statusText(status: unknown): string {
	return typeof status === 'string' ? status.replaceAll('_', ' ') : '';
}

/** Joins what is known to a line such as `INV-00042 · Ada Ltd · 120 GBP`. */
export function labelOf(...parts: unknown[]): string {
	return parts
		.filter((part) => (typeof part === 'string' && part !== '') || typeof part === 'number')
		.join(' · ');
}
