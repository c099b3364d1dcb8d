import { createHash } from 'node:crypto';

import { canonicalJson, type JsonObject } from '../../canonicalJson';
import type { EntryData, LedgerRow } from './entry';

/** Hexadecimal digits: 128 bits, which nobody meets by chance. */
const HASH_LENGTH = 32;

export type HashedPart = Pick<LedgerRow, 'key' | 'chain' | 'state' | 'action' | 'run'>;

/**
 * What an entry says, without when it was written and what stood before it. Whoever holds the plan can
 * compute it again, so that an end refers to its plan without reading the table.
 */
export function fingerprintOf(part: HashedPart, data: EntryData): string {
	const { request } = data;
	// The seal covers the request, and a replay checks it: hashing the request once more tells nothing.
	const seal = request?.mark;
	const content = { ...data, time: undefined, previous: undefined, request: seal };
	const { key, chain, state, action, run } = part;
	return digest(canonicalJson([key, chain, state, action, run, content as JsonObject]));
}

/** The entry over the one before it. */
export function hashOver(
	{ previous, time }: Pick<EntryData, 'previous' | 'time'>,
	fingerprint: string,
): string {
	return digest(canonicalJson([previous, time, fingerprint]));
}

/** Any value as a short digest. */
export function digestOf(value: unknown): string {
	return digest(canonicalJson(value as JsonObject)).slice(0, 16);
}

function digest(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, HASH_LENGTH);
}
