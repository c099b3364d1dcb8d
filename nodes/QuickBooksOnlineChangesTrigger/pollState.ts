import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

import type { DatedChange } from './datedChange';

/** A look back that could not read all kinds of records; the next one goes on. */
export interface CatchUp {
	/** Where the next look begins once all kinds are read: the vendor's clock, milliseconds. */
	until: number;
	/** The kinds that were read. */
	done: string[];
	/** Versions that the look after that will list once more. */
	seen: ReadonlyMap<string, string>;
}

/** What one look leaves for the next one. */
export interface PollState {
	/** Which books the rest is about. */
	books: string;
	/** Everything up to then was reported: the vendor's clock, milliseconds. */
	cursor: number;
	/** Versions that were reported and will be listed again, by entity and id. */
	seen: ReadonlyMap<string, string>;
	catchUp?: CatchUp;
}

/**
 * More than change within an overlap. Beyond it a change may be reported twice, which is better than
 * not at all.
 */
const MOST_SEEN = 5000;

const versions = z
	.record(z.string(), z.string())
	.transform((seen): ReadonlyMap<string, string> => new Map(Object.entries(seen)));

const storedSchema = z.object({
	books: z.string(),
	cursor: z.number(),
	seen: versions,
	catchUp: z
		.object({ until: z.number(), done: z.array(z.string()), seen: versions })
		.nullish()
		.transform((catchUp) => catchUp ?? undefined),
});

/** @returns `undefined` before the first look, and when the credential is now of other books */
export function readState(context: IPollFunctions, books: string): PollState | undefined {
	const stored = storedSchema.safeParse(context.getWorkflowStaticData('node'));
	return stored.success && stored.data.books === books ? stored.data : undefined;
}

/**
 * To be called last: n8n stores it together with the execution that gets the items, so that a look
 * that fails is repeated.
 */
export function writeState(context: IPollFunctions, state: PollState): void {
	const { books, cursor, seen, catchUp } = state;
	Object.assign(context.getWorkflowStaticData('node'), {
		books,
		cursor,
		seen: Object.fromEntries(seen),
		catchUp: catchUp === undefined ? null : { ...catchUp, seen: Object.fromEntries(catchUp.seen) },
	});
}

/** The versions that a look which begins at `since` would list once more, the newest if too many. */
export function rememberFrom(changes: readonly DatedChange[], since: number): Map<string, string> {
	const again = changes
		.filter(({ time }) => time === undefined || time >= since)
		.sort((left, right) => (left.time ?? Infinity) - (right.time ?? Infinity))
		.slice(-MOST_SEEN);
	return new Map(again.map(({ key, version }) => [key, version]));
}
