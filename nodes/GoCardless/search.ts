import type { INodeListSearchItems } from 'n8n-workflow';

import type { JsonRecord, SearchDefinition } from '../shared/engine/types';
import { formatMoney } from '../shared/money';
import type { GoCardlessClient } from '../shared/vendors/goCardless/client';
import { goCardlessPage } from './pageLinks';

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
						const id = String(record.id);
						results.push({ name, value: id, url: goCardlessPage(client.apiUrl, id) });
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

/** "12.34 GBP" of a record, for labels. */
export function moneyOf({ amount, currency }: JsonRecord): string {
	const isMoney = typeof amount === 'number' && typeof currency === 'string';
	return isMoney ? formatMoney({ minorUnits: amount, currency }) : '';
}

/** A status as a person reads it: "pending submission". */
export function statusOf({ status }: JsonRecord): string {
	return typeof status === 'string' ? status.replaceAll('_', ' ') : '';
}
