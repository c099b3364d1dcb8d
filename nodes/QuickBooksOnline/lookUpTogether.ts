import { randomUUID } from 'node:crypto';

import { collect } from '../shared/engine/crud';
import type { JsonRecord } from '../shared/engine/types';
import { VendorError } from '../shared/transport/vendorError';
import { type BatchReply, readRows, VENDOR } from '../shared/vendors/quickBooksOnline/answers';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { orderOf } from '../shared/vendors/quickBooksOnline/entities';
import { readItemFault } from '../shared/vendors/quickBooksOnline/faults';
import { identityOf } from '../shared/vendors/quickBooksOnline/paging';
import { buildStatement, type Condition } from '../shared/vendors/quickBooksOnline/statement';

/** Records of one kind, by the values of one field or by another condition. */
export interface Question {
	entity: string;
	field?: string;
	values?: readonly string[];
	condition?: Condition;
}

/** One statement of a batch, and how many rows it may bring. */
interface Query {
	question: Question;
	statement: string;
	rows: number;
}

/** Values in one `IN`: some hundred keep a statement at a few kilobytes. */
const VALUES_A_QUERY = 250;

/** More rows than values, for the records that somebody entered twice. */
const SPARE_ROWS = 50;

/** Rows of a question without values; a longer list is read on by itself. */
const ROWS_WITHOUT_VALUES = 350;

/** Items and rows of one batch (QuickBooks sheet 3). */
const ITEMS_A_BATCH = 30;
const ROWS_A_BATCH = 1000;

/**
 * Asks several questions in one call, where each would cost one of its own: most webhooks tell of one
 * payment, and what has to be known of it stands in several lists.
 *
 * @returns the records for each question, in their order. A question without values is not asked.
 * @throws the first failure: "not found" would let a payment be booked twice (QuickBooks sheet 5)
 */
export async function lookUpTogether(
	client: QuickBooksClient,
	questions: readonly Question[],
): Promise<JsonRecord[][]> {
	const found = new Map<Question, Map<string, JsonRecord>>(
		questions.map((question) => [question, new Map()]),
	);
	for (const call of toCalls(questions.flatMap(toQueries))) {
		for (const { query, rows } of await ask(client, call)) {
			const records = found.get(query.question);
			for (const row of rows) records?.set(identityOf(row), row);
		}
	}
	return questions.map((question) => [...(found.get(question)?.values() ?? [])]);
}

function toQueries(question: Question): Query[] {
	const { entity, field, values, condition } = question;
	const also = condition === undefined ? [] : [condition];
	if (field === undefined || values === undefined) {
		const statement = buildStatement(entity, also, orderOf(entity));
		return [{ question, statement, rows: ROWS_WITHOUT_VALUES }];
	}
	const distinct = [...new Set(values)];
	const queries: Query[] = [];
	for (let start = 0; start < distinct.length; start += VALUES_A_QUERY) {
		const value = distinct.slice(start, start + VALUES_A_QUERY);
		const conditions: Condition[] = [{ target: field, operator: 'IN', value }, ...also];
		const statement = buildStatement(entity, conditions, orderOf(entity));
		queries.push({ question, statement, rows: value.length + SPARE_ROWS });
	}
	return queries;
}

function toCalls(queries: readonly Query[]): Query[][] {
	const calls: Query[][] = [];
	let rows = 0;
	for (const query of queries) {
		const last = calls[calls.length - 1];
		const isFull =
			last === undefined || last.length >= ITEMS_A_BATCH || rows + query.rows > ROWS_A_BATCH;
		if (isFull) {
			calls.push([query]);
			rows = query.rows;
		} else {
			last.push(query);
			rows += query.rows;
		}
	}
	return calls;
}

async function ask(client: QuickBooksClient, call: readonly Query[]) {
	const [only, ...others] = call;
	if (only === undefined) return [];
	// Batches are limited to a few a minute (QuickBooks sheet 3), so one question does without.
	if (others.length === 0) return [{ query: only, rows: await readAll(client, only) }];
	const items = call.map(({ statement, rows }, place) => ({
		bId: String(place),
		Query: `${statement} STARTPOSITION 1 MAXRESULTS ${rows}`,
	}));
	// A key of its own: a repeated one would be answered with what held then (QuickBooks sheet 7).
	const replies = await client.batch(items, randomUUID());
	return await Promise.all(
		call.map(async (query, place) => {
			const rows = rowsOf(query, replies.get(String(place)));
			const isCutOff = rows.length >= query.rows;
			return { query, rows: isCutOff ? await readAll(client, query) : rows };
		}),
	);
}

async function readAll(
	client: QuickBooksClient,
	{ question, statement }: Query,
): Promise<JsonRecord[]> {
	return await collect(client.pagesOf(question.entity, statement), Infinity);
}

function rowsOf({ question, statement }: Query, reply: BatchReply | undefined): JsonRecord[] {
	const request = { method: 'POST', path: '/batch' };
	const fault = reply === undefined ? undefined : readItemFault(reply);
	if (fault !== undefined) throw new VendorError(VENDOR, fault, request, 200);
	const response = reply?.QueryResponse;
	if (typeof response === 'object' && response !== null) {
		return readRows(response as JsonRecord, question.entity);
	}
	const message = `The answer to the batch says nothing about "${statement.slice(0, 80)}".`;
	const advice = 'Run it again. Nothing was written.';
	throw new VendorError(VENDOR, { kind: 'unavailable', message, advice }, request, 200);
}
