import { z } from 'zod';

import { firstIssue, parseRecord } from '../invalidRecord';
import { ENTRY_STATES, entryDataSchema, type EntryData, type LedgerRow } from './entry';
import { fingerprintOf, hashOver } from './hashing';
import { parseJson } from './parseJson';
import { readRecords } from './rawLists';

/** A row of the ledger table, read. */
export interface Entry {
	/** Row id of the table; its order is the order of writing. */
	id: number;
	/** Position in the input list. */
	item: number;
	row: LedgerRow;
	data: EntryData;
}

/** A row that is one of the table, but whose contents cannot be read any more. */
export interface DamagedRow {
	id: number;
	item: number;
	key: string;
	chain: string;
	problem: string;
}

export interface ReadLedger {
	/** In the order of writing; of rows with one key only the first. */
	entries: Entry[];
	/** Further rows of a key, which may or may not say the same. */
	repeats: Entry[];
	damaged: DamagedRow[];
}

const rowSchema = z.object({
	id: z.coerce.number().int().optional(),
	key: z.string().nullable(),
	chain: z.string().nullable(),
	hash: z.string().nullable(),
	state: z.string().nullable(),
	action: z.string().nullable(),
	run: z.string().nullable(),
	data: z.string().nullable(),
});

const readableSchema = z.object({
	key: z.string().min(1),
	chain: z.string().min(1),
	hash: z.string().min(1),
	state: z.enum(ENTRY_STATES),
	action: z.string().min(1),
	run: z.string(),
	data: z.string(),
});

/**
 * Reads the rows of the ledger table, in any order.
 *
 * @throws LedgerRefusal for an item that is no row of this table
 */
export function readEntries(name: string, items: readonly unknown[]): ReadLedger {
	const ledger: ReadLedger = { entries: [], repeats: [], damaged: [] };
	const rows = readRecords(name, items, (raw) =>
		parseRecord(rowSchema, raw, 'a row of the ledger table'),
	);
	const all: Entry[] = [];
	for (const { record, item } of rows) {
		const { id = item + 1, ...columns } = record;
		const read = readColumns(columns);
		if ('problem' in read) {
			const { key, chain } = columns;
			ledger.damaged.push({ id, item, key: key ?? '', chain: chain ?? '', problem: read.problem });
		} else {
			all.push({ id, item, ...read });
		}
	}
	all.sort((left, right) => left.id - right.id);
	const keys = new Set<string>();
	for (const entry of all) {
		const list = keys.has(entry.row.key) ? ledger.repeats : ledger.entries;
		keys.add(entry.row.key);
		list.push(entry);
	}
	return ledger;
}

export function fingerprintOfEntry({ row, data }: Entry): string {
	return fingerprintOf(row, data);
}

/** Whether an entry is as it was written. */
export function isIntact(entry: Entry, fingerprint = fingerprintOfEntry(entry)): boolean {
	return hashOver(entry.data, fingerprint) === entry.row.hash;
}

function readColumns(columns: unknown): { row: LedgerRow; data: EntryData } | { problem: string } {
	const row = readableSchema.safeParse(columns);
	if (!row.success) return { problem: firstIssue(row.error) };
	const data = entryDataSchema.safeParse(parseJson(row.data.data));
	if (!data.success) return { problem: `data: ${firstIssue(data.error)}` };
	return { row: row.data, data: data.data };
}
