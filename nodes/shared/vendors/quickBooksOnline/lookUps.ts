import { collect } from '../../engine/crud';
import { runInPool } from '../../engine/pool';
import type { JsonRecord } from '../../engine/types';
import { raise } from '../../raise';
import type { QuickBooksClient } from './client';
import { orderOf } from './entities';
import { identityOf } from './paging';
import { buildStatement, type Condition } from './statement';

/** Values in one `IN`: some hundred keep a statement at a few kilobytes. */
const VALUES_A_QUERY = 250;

/** Less than half of what may be asked in a second (QuickBooks sheet 3). */
const QUERIES_AT_A_TIME = 4;

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
	const queries: string[] = [];
	for (let start = 0; start < values.length; start += VALUES_A_QUERY) {
		const chunk = values.slice(start, start + VALUES_A_QUERY);
		const conditions: Condition[] = [{ target: field, operator: 'IN', value: chunk }, ...also];
		queries.push(buildStatement(entity, conditions, orderOf(entity)));
	}
	const found = new Map<string, JsonRecord>();
	for (const row of await runQueries(client, entity, queries)) found.set(identityOf(row), row);
	return [...found.values()];
}

/** The rows of all queries, in the order of the queries. @throws the first failure of any of them */
async function runQueries(
	client: QuickBooksClient,
	entity: string,
	queries: string[],
): Promise<JsonRecord[]> {
	const answers: JsonRecord[][] = [];
	const failures: unknown[] = [];
	const run = async (index: number) => {
		try {
			answers[index] = await collect(client.pagesOf(entity, queries[index] ?? ''), Infinity);
		} catch (error) {
			failures.push(error);
		}
	};
	await runInPool(queries.length, QUERIES_AT_A_TIME, run, () => failures.length > 0);
	return failures.length > 0 ? raise(failures[0]) : answers.flat();
}
