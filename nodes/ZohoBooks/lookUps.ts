import { collect } from '../shared/engine/crud';
import type { FilterValue } from '../shared/engine/filters';
import { runInPool } from '../shared/engine/pool';
import type { JsonRecord } from '../shared/engine/types';
import { raise } from '../shared/raise';
import { isVendorError } from '../shared/transport/vendorError';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { isSame } from '../shared/vendors/zohoBooks/filters';

/** Zoho has no `IN`: up to here one exact call a value is cheaper than reading a list. */
const FEW = 3;

/** What a dated list did not have is asked for singly up to here; beyond, the whole list is read. */
const MOST_SINGLY = 20;

/** Zoho allows five on its smallest plan (Zoho sheet 4). */
const CALLS_AT_A_TIME = 4;

export interface LookUp {
	path: string;
	/** Field of the rows that holds the values. */
	field: string;
	/** Query parameter that finds one value exactly, if there is one. */
	filter?: string;
	values: string[];
	/** Bounds the list that is read for many values. */
	since?: { target: string; value: string };
	/** Reads every found record by itself: lists leave much out. */
	withDetails?: boolean;
}

/**
 * The records whose field has one of the values, each once. Every row is checked, since Zoho returns
 * everything for a filter that it does not know (Zoho sheet 0.8). Values without a match are simply
 * not there; a call that fails throws, since "not found" would let a payment be booked twice.
 */
export async function lookUpValues(client: ZohoBooksClient, lookUp: LookUp): Promise<JsonRecord[]> {
	const { values, withDetails = false, path } = lookUp;
	const idField = client.idField(path);
	if (!withDetails) return await findRows(client, lookUp);
	if (lookUp.field === idField) return await askSingly(client, lookUp, values);
	const rows = await findRows(client, lookUp);
	return await inPool(rows, async (row) => await client.get(path, String(row[idField])));
}

async function findRows(client: ZohoBooksClient, lookUp: LookUp): Promise<JsonRecord[]> {
	const { values, since, filter, field } = lookUp;
	const isById = field === client.idField(lookUp.path);
	const canAskSingly = isById || filter !== undefined;
	if (values.length <= FEW && canAskSingly) return await askSingly(client, lookUp, values);
	const bound = since === undefined ? [] : [{ ...since, operator: '>=' as const }];
	const rows = await listAndPick(client, lookUp, bound);
	const missing = missingValues(rows, field, values);
	if (missing.length === 0) return rows;
	if (canAskSingly && (isById || (since !== undefined && missing.length <= MOST_SINGLY))) {
		return distinct(client, lookUp, [...rows, ...(await askSingly(client, lookUp, missing))]);
	}
	// A whole list has told already that there is none.
	return since === undefined ? rows : await listAndPick(client, lookUp, []);
}

async function listAndPick(
	client: ZohoBooksClient,
	{ path, field, values }: LookUp,
	filters: FilterValue[],
): Promise<JsonRecord[]> {
	const wanted = new Set(values.map(fold));
	const rows = await collect(client.list(path, filters), Infinity);
	return rows.filter((row) => wanted.has(fold(row[field])));
}

async function askSingly(
	client: ZohoBooksClient,
	lookUp: LookUp,
	values: string[],
): Promise<JsonRecord[]> {
	const answers = await inPool(values, async (value) => await askOne(client, lookUp, value));
	return distinct(client, lookUp, answers.flat());
}

async function askOne(
	client: ZohoBooksClient,
	{ path, field, filter }: LookUp,
	value: string,
): Promise<JsonRecord[]> {
	if (field === client.idField(path)) return await getIfThere(client, path, value);
	const filters = [{ target: filter ?? field, operator: '=' as const, value }];
	const rows = await collect(client.list(path, filters), Infinity);
	return rows.filter((row) => isSame(String(row[field] ?? ''), value));
}

async function getIfThere(client: ZohoBooksClient, path: string, id: string) {
	try {
		return [await client.get(path, id)];
	} catch (error) {
		return isVendorError(error, 'notFound') ? [] : raise(error);
	}
}

function missingValues(rows: JsonRecord[], field: string, values: string[]): string[] {
	const found = new Set(rows.map((row) => fold(row[field])));
	return values.filter((value) => !found.has(fold(value)));
}

function distinct(client: ZohoBooksClient, { path }: LookUp, rows: JsonRecord[]): JsonRecord[] {
	const idField = client.idField(path);
	return [...new Map(rows.map((row) => [String(row[idField]), row])).values()];
}

/** Results in the order of the entries. @throws the first failure of any of them */
async function inPool<Entry, Result>(
	entries: Entry[],
	work: (entry: Entry) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const failures: unknown[] = [];
	const run = async (index: number) => {
		try {
			results[index] = await work(entries[index] as Entry);
		} catch (error) {
			failures.push(error);
		}
	};
	await runInPool(entries.length, CALLS_AT_A_TIME, run, () => failures.length > 0);
	return failures.length > 0 ? raise(failures[0]) : results;
}

function fold(value: unknown): string {
	return String(value ?? '')
		.trim()
		.toLowerCase();
}
