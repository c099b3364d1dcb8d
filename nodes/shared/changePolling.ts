import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

/** One state of a record, as far as polling has to tell it from others. */
export interface RecordState {
	/** Entity and id, for example `invoice/982000000567114`. */
	key: string;
	/** Another one means that something changed. */
	version: string;
	/** When it changed: milliseconds by the vendor's clock; some records have none. */
	time?: number;
}

/** What one look for changes leaves for the next one. */
export interface PollState {
	/** Which books the rest is about. */
	books: string;
	/** Everything up to then was seen: the vendor's clock, milliseconds. */
	cursor: number;
	/** Versions that were reported and will be listed again, by entity and id. */
	seen: ReadonlyMap<string, string>;
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
});

/** @returns `undefined` before the first look, and when the node is now about other books */
export function readState(context: IPollFunctions, books: string): PollState | undefined {
	const stored = storedSchema.safeParse(context.getWorkflowStaticData('node'));
	if (!stored.success || stored.data.books !== books) return undefined;
	return { ...stored.data, seen: new Map(Object.entries(stored.data.seen)) };
}

/**
 * To be called last: n8n stores it together with the execution that gets the items, so that a look
 * that fails is repeated.
 */
export function writeState(context: IPollFunctions, { books, cursor, seen }: PollState): void {
	Object.assign(context.getWorkflowStaticData('node'), {
		books,
		cursor,
		seen: Object.fromEntries(seen),
	});
}

/** The versions that a look which begins at `since` would list once more, the newest if too many. */
export function rememberFrom(states: readonly RecordState[], since: number): Map<string, string> {
	const again = states
		.filter(({ time }) => time === undefined || time >= since)
		.sort((left, right) => (left.time ?? Infinity) - (right.time ?? Infinity))
		.slice(-MOST_SEEN);
	return new Map(again.map(({ key, version }) => [key, version]));
}
