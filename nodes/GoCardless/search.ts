import type { INodeListSearchItems } from 'n8n-workflow';

import type { JsonRecord, SearchDefinition } from '../shared/engine/types';
import type { GoCardlessClient } from '../shared/vendors/goCardless/client';

/** Records asked for at a time while searching, and how many pages one look goes through. */
const PAGE = 200;
const PAGES_PER_LOOK = 5;

/**
 * The list behind a resource locator. GoCardless cannot search by name or e-mail (GoCardless sheet
 * 3.1), so pages are read, newest first, and looked through here; the rest follows on scrolling.
 */
export function searchBy(
	method: string,
	path: string,
	label: (record: JsonRecord) => string,
): SearchDefinition<GoCardlessClient> {
	return {
		method,
		async find(client, filter, pageToken) {
			const wanted = (filter ?? '').toLowerCase();
			const results: INodeListSearchItems[] = [];
			let after = pageToken;
			for (let looked = 0; looked < PAGES_PER_LOOK; looked += 1) {
				const page = await client.page(path, { limit: PAGE, after });
				for (const record of page.records) {
					const name = label(record);
					if (name.toLowerCase().includes(wanted)) {
						results.push({ name, value: String(record.id) });
					}
				}
				after = page.after;
				if (after === undefined || results.length > 0) break;
			}
			return { results, nextPageToken: after };
		},
	};
}

/** Joins what is known to a line such as `Ada Ltd · ada@example.com · CU123`. */
export function labelOf(...parts: unknown[]): string {
	return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}
