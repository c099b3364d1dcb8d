import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

import type { ListedEvent } from './listEvents';

/** A span of time that one look could not read to its end; the next one goes on. */
export interface Backlog {
	/** Milliseconds: where the span begins, and how far down it was read. */
	since: number;
	until: number;
	/** The newest event of the span: where the next one begins once this one is read. */
	newest: number;
	/** Ids that the next span will list once more. */
	seen: string[];
}

/** What one look leaves for the next one. */
export interface PollState {
	/** Which account the rest is about. */
	account: string;
	/** Every event up to then was reported: GoCardless' clock, milliseconds. */
	cursor: number;
	/** Ids that were reported and will be listed again. */
	seen: string[];
	backlog?: Backlog;
}

/**
 * More than happens within an overlap. Beyond it an event may be reported twice, which is better than
 * not at all.
 */
const MOST_SEEN = 5000;

const stateSchema = z.object({
	account: z.string(),
	cursor: z.number(),
	seen: z.array(z.string()),
	backlog: z
		.object({
			since: z.number(),
			until: z.number(),
			newest: z.number(),
			seen: z.array(z.string()),
		})
		.nullish()
		.transform((backlog) => backlog ?? undefined),
});

/** @returns `undefined` before the first look, and when the credential is now of another account */
export function readState(context: IPollFunctions, account: string): PollState | undefined {
	const stored = stateSchema.safeParse(context.getWorkflowStaticData('node'));
	return stored.success && stored.data.account === account ? stored.data : undefined;
}

/**
 * To be called last: n8n stores it together with the execution that gets the items, so that a look
 * that fails is repeated.
 */
export function writeState(context: IPollFunctions, state: PollState): void {
	const { account, cursor, seen, backlog } = state;
	Object.assign(context.getWorkflowStaticData('node'), {
		account,
		cursor,
		seen,
		backlog: backlog === undefined ? null : { ...backlog },
	});
}

/** The ids of what happened from a moment on, the newest if they are too many. */
export function idsFrom(events: readonly ListedEvent[], since: number): string[] {
	return events
		.filter(({ createdAt }) => createdAt >= since)
		.sort((left, right) => left.createdAt - right.createdAt)
		.slice(-MOST_SEEN)
		.map(({ id }) => id);
}
