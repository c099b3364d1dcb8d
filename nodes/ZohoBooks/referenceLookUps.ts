import { collect } from '../shared/engine/crud';
import type { FilterValue } from '../shared/engine/filters';
import type { JsonRecord } from '../shared/engine/types';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { isSame } from '../shared/vendors/zohoBooks/filters';

/** Up to here one exact call a reference is cheaper than a list of many. */
export const FEW = 3;

/** The shortest beginning that is worth asking for: less is no filter. */
const SHORTEST_PREFIX = 2;

export interface ReferenceLookUp {
	/** A collection whose rows have a `reference_number`. */
	path: 'banktransactions' | 'creditnotes' | 'customerpayments' | 'journals';
	/** The references, whatever follows them after a dash: `PM123` finds `PM123-W1`, too. */
	references: readonly string[];
	/** First day that a list has to reach back to; what is older has to be asked for singly. */
	since?: string;
	/** Filters of the list that is read for many. */
	listFilters?: readonly FilterValue[];
}

/** Collections that Zoho searches by the beginning of a reference (Zoho sheet 6). */
const BY_PREFIX = new Set(['customerpayments', 'journals']);

const DATE_COLUMNS: Readonly<Record<string, string>> = { journals: 'journal_date' };

/**
 * The rows whose reference number is one of these, or one of these with a suffix such as `-R1`, in as
 * few calls as possible: some are asked for singly; for many, a list is read from its newest page on,
 * until all are found or the rest costs no more singly. Rows are checked here, since Zoho returns
 * everything for a filter that it does not know (Zoho sheet 0.8). A call that fails throws.
 */
export async function findByReference(
	client: ZohoBooksClient,
	lookUp: ReferenceLookUp,
): Promise<JsonRecord[]> {
	const { path, references, since, listFilters = [] } = lookUp;
	if (references.length <= FEW) return await askSingly(client, lookUp, references);
	const filters = [
		...prefixFilter(path, commonPrefix(references)),
		...listFilters,
		...(since === undefined
			? []
			: [{ target: 'date_start', operator: '>=' as const, value: since }]),
		{ target: 'sort_column', operator: '=' as const, value: DATE_COLUMNS[path] ?? 'date' },
		{ target: 'sort_order', operator: '=' as const, value: 'D' },
	];
	const wanted = new Set(references);
	const missing = new Set(references);
	const found: JsonRecord[] = [];
	let pages = 0;
	let isWhole = true;
	for await (const rows of client.list(path, filters)) {
		pages += 1;
		for (const row of rows) {
			const root = rootOf(row);
			if (!wanted.has(root)) continue;
			found.push(row);
			missing.delete(root);
		}
		// A list that is bounded by date is read whole.
		if (since !== undefined || missing.size > pages) continue;
		isWhole = false;
		break;
	}
	// What a whole list does not hold is not there: the payments of another company, for example.
	const rest = isWhole ? [] : [...missing];
	return distinct(client, path, [...found, ...(await askSingly(client, lookUp, rest))]);
}

/** The GoCardless id that a row's reference number begins with. */
export function rootOf({ reference_number: reference }: JsonRecord): string {
	return typeof reference === 'string' ? (reference.trim().split('-')[0] ?? '') : '';
}

async function askSingly(
	client: ZohoBooksClient,
	{ path }: ReferenceLookUp,
	references: readonly string[],
): Promise<JsonRecord[]> {
	const found: JsonRecord[] = [];
	for (const reference of references) {
		const filters = BY_PREFIX.has(path)
			? prefixFilter(path, reference)
			: [{ target: 'reference_number', operator: '=' as const, value: reference }];
		const rows = await collect(client.list(path, filters), Infinity);
		found.push(...rows.filter((row) => isSame(rootOf(row), reference)));
	}
	return distinct(client, path, found);
}

function prefixFilter(path: string, prefix: string): FilterValue[] {
	if (!BY_PREFIX.has(path) || prefix.length < SHORTEST_PREFIX) return [];
	return [{ target: 'reference_number_startswith', operator: '=', value: prefix }];
}

function commonPrefix([first = '', ...others]: readonly string[]): string {
	let length = first.length;
	for (const other of others) {
		while (!other.startsWith(first.slice(0, length))) length -= 1;
	}
	return first.slice(0, length);
}

function distinct(client: ZohoBooksClient, path: string, rows: JsonRecord[]): JsonRecord[] {
	const idField = client.idField(path);
	return [...new Map(rows.map((row) => [String(row[idField]), row])).values()];
}
