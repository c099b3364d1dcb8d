import { z } from 'zod';

import type { EntryData } from './entry';
import { digestOf } from './hashing';
import { shortenText } from './shorten';

const ERROR_BYTES = 240;
const FACT_BYTES = 60;

/** What an action node adds to the item that it carried out. */
export const appliedSchema = z.object({
	status: z.string(),
	results: z.record(z.record(z.unknown())),
});

export type Applied = z.infer<typeof appliedSchema>;

/** What is kept of each record that a step gave: enough to find it, and to see how it stood. */
const KEPT_FACTS = ['id', 'Id', 'status', 'state', 'SyncToken'] as const;

/**
 * How Zoho Books calls the id of each kind of record (Zoho sheet 7). A record may name others as well,
 * but its own comes first here: a credit note names an invoice.
 */
const ZOHO_IDS = [
	'payment_id',
	'journal_id',
	'transaction_id',
	'expense_id',
	'creditnote_id',
	'contact_id',
	'invoice_id',
] as const;

/** The id of a record in the books, whatever the books call it. */
export function booksIdOf(record: Record<string, unknown>): string | undefined {
	const named = [record.Id, ...ZOHO_IDS.map((name) => record[name])];
	return named.find((id): id is string => typeof id === 'string' && id !== '');
}

/** The answer in short. The whole is proven by its digest. */
export function shortenAnswer({ status, results }: Applied): NonNullable<EntryData['answer']> {
	const short = Object.entries(results).map(([step, record]) => [step, keepFacts(record)]);
	return { status, results: Object.fromEntries(short), digest: digestOf(results) };
}

/** The ids on both sides that an answer tells: of the last record of each side. */
export function idsOf({ results }: Applied): { goCardlessId?: string; booksId?: string } {
	const ids: { goCardlessId?: string; booksId?: string } = {};
	for (const record of Object.values(results)) {
		const booksId = booksIdOf(record);
		if (booksId !== undefined) ids.booksId = booksId;
		else if (typeof record.id === 'string') ids.goCardlessId = record.id;
	}
	return ids;
}

const faultSchema = z
	.object({ kind: z.string(), code: z.coerce.string(), requestId: z.string() })
	.partial();

/** The error of an action node (`error`, `message`, `details`) in short. */
export function shortenError(item: {
	error: string;
	message?: string;
	details?: unknown;
}): Pick<EntryData, 'error' | 'fault'> {
	const advice =
		item.message === undefined || item.message === item.error ? '' : ` ${item.message}`;
	const short = { error: shortenText(`${item.error}${advice}`, ERROR_BYTES) };
	const fault = faultSchema.safeParse(item.details ?? {});
	if (!fault.success) return short;
	const facts = Object.entries(fault.data).map(([name, fact]) => [
		name,
		shortenText(fact, FACT_BYTES),
	]);
	return facts.length === 0 ? short : { ...short, fault: Object.fromEntries(facts) };
}

function keepFacts(record: Record<string, unknown>): Record<string, string | number> {
	const kept: Record<string, string | number> = {};
	const ownId = ZOHO_IDS.find((name) => typeof record[name] === 'string' && record[name] !== '');
	const names = ownId === undefined ? KEPT_FACTS : [ownId, ...KEPT_FACTS];
	for (const name of names) {
		const fact = record[name];
		if (typeof fact === 'string') kept[name] = shortenText(fact, FACT_BYTES);
		if (typeof fact === 'number') kept[name] = fact;
	}
	return kept;
}
