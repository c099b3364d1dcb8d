import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

import type { DatedChange } from './datedChange';

/** What one look leaves for the next one. */
export interface PollState {
	/** Which books the rest is about. */
	books: string;
	/** Everything up to then was seen: Zoho's clock, milliseconds. */
	cursor: number;
	/** Versions that were reported and will be listed again, by entity and id. */
	seen: ReadonlyMap<string, string>;
	/** Where a look began that had no time for everything; the next ones go on. Milliseconds. */
	behindSince?: number;
}

/**
 * More than change within an overlap. Beyond it a change may be reported twice, which is better than
 * not at all.
 */
const MOST_SEEN = 5000;

const storedSchema = z.object({
	books: z.string(),
	cursor: z.number(),
	seen: z.record(z.string(), z.string()),
	behindSince: z.number().nullish(),
});

/** @returns `undefined` before the first look, and when the node is now about other books */
export function readState(context: IPollFunctions, books: string): PollState | undefined {
	const stored = storedSchema.safeParse(context.getWorkflowStaticData('node'));
	if (!stored.success || stored.data.books !== books) return undefined;
	const { cursor, seen, behindSince } = stored.data;
	return {
		books,
		cursor,
		seen: new Map(Object.entries(seen)),
		behindSince: behindSince ?? undefined,
	};
}

/**
 * To be called last: n8n stores it together with the execution that gets the items, so that a look
 * that fails is repeated.
 */
export function writeState(context: IPollFunctions, state: PollState): void {
	const { books, cursor, seen, behindSince = null } = state;
	Object.assign(context.getWorkflowStaticData('node'), {
		books,
		cursor,
		seen: Object.fromEntries([...seen].slice(-MOST_SEEN)),
		behindSince,
	});
}

/** The versions that a look which begins at `since` would list once more, oldest first. */
export function rememberFrom(changes: readonly DatedChange[], since: number): Map<string, string> {
	const again = changes
		.filter(({ time }) => time >= since)
		.sort((left, right) => left.time - right.time);
	return new Map(again.map(({ key, version }) => [key, version]));
}
