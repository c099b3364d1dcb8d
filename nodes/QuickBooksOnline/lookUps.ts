import { collect } from '../shared/engine/crud';
import type { JsonRecord } from '../shared/engine/types';
import type { QuickBooksClient } from './client';
import { orderOf } from './entities';
import { identityOf } from './paging';
import { buildStatement, type Condition } from './statement';

/** Values in one `IN`: some hundred keep a statement at a few kilobytes. */
const VALUES_A_QUERY = 250;

/**
 * The records whose `field` has one of the values, each once. Values without a match are simply not
 * there; a query that fails throws, since "not found" would let a payment be booked twice
 * (QuickBooks sheet 5).
 */
export async function lookUpValues(
	client: QuickBooksClient,
	entity: string,
	field: string,
	values: string[],
	also: Condition[] = [],
): Promise<JsonRecord[]> {
	const found = new Map<string, JsonRecord>();
	for (let start = 0; start < values.length; start += VALUES_A_QUERY) {
		const chunk = values.slice(start, start + VALUES_A_QUERY);
		const conditions: Condition[] = [{ target: field, operator: 'IN', value: chunk }, ...also];
		const statement = buildStatement(entity, conditions, orderOf(entity));
		for (const row of await collect(client.pagesOf(entity, statement), Infinity)) {
			found.set(identityOf(row), row);
		}
	}
	return [...found.values()];
}
