import type { Entry } from './readEntries';

export type FindingKind =
	/** An entry that is missing from its chain. */
	| 'gap'
	/** Two entries that follow the same one: two runs wrote at the same time. */
	| 'fork'
	/** One key, two contents. */
	| 'duplicate'
	/** An entry that is not as it was written. */
	| 'brokenHash'
	| 'unreadable'
	/** Planned, and nothing was written about how it ended. */
	| 'unfinished'
	/** Ended, but never planned. */
	| 'unplanned'
	/** One idempotency key, two requests. */
	| 'keyReused'
	/** A request that does not add up, or is not the one that was sealed. */
	| 'unbalanced'
	| 'brokenSeal';

/** Something about the ledger that a person should look at. */
export interface Finding {
	kind: FindingKind;
	sentence: string;
	key: string;
	chain: string;
	action?: string;
	run?: string;
	time?: string;
	rowId: number;
	/** Position in the input list. */
	item: number;
}

export function findingAbout(
	{ id, item, row, data }: Entry,
	kind: FindingKind,
	sentence: string,
): Finding {
	const { key, chain, action, run } = row;
	return { kind, sentence, key, chain, action, run, time: data.time, rowId: id, item };
}
