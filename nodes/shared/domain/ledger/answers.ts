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
const KEPT_FACTS = ['id', 'Id', 'status', 'SyncToken'] as const;

/** The answer in short. The whole is proven by its digest. */
export function shortenAnswer({ status, results }: Applied): NonNullable<EntryData['answer']> {
	const short = Object.entries(results).map(([step, record]) => [step, keepFacts(record)]);
	return { status, results: Object.fromEntries(short), digest: digestOf(results) };
}

/** The ids on both sides that an answer tells: of the last record of each side. */
export function idsOf({ results }: Applied): { goCardlessId?: string; booksId?: string } {
	const ids: { goCardlessId?: string; booksId?: string } = {};
	for (const record of Object.values(results)) {
		if (typeof record.id === 'string') ids.goCardlessId = record.id;
		if (typeof record.Id === 'string') ids.booksId = record.Id;
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
	for (const name of KEPT_FACTS) {
		const fact = record[name];
		if (typeof fact === 'string') kept[name] = shortenText(fact, FACT_BYTES);
		if (typeof fact === 'number') kept[name] = fact;
	}
	return kept;
}
