import { createHash } from 'node:crypto';

import { canonicalJson } from './canonicalJson';

/** Part of every key, so that a later change of the rule can never collide with keys of today. */
const KEY_VERSION = '1';

/** Hexadecimal digits of a key: fits QuickBooks' `requestid` next to a batch's `bId` (sheet 7). */
const KEY_LENGTH = 36;

export interface IdempotencyKeyParts {
	/** Which ledger and company, for example `quickbooks:9130350000000000000`. */
	books: string;
	/** What the request does, for example `collect-invoice`. One purpose, one meaning, for ever. */
	purpose: string;
	/** The ids of what it is done to, in a fixed order. */
	subjects: string[];
	/** What makes a second, wanted request different from a repeat: the attempt number, for example. */
	discriminator?: string;
}

/**
 * The idempotency key of a request: 36 hexadecimal characters, the same for the same parts on every
 * machine and in every run. Parts are encoded as JSON before hashing, so that moving a character from
 * one part to the next never gives the same key.
 */
export function deriveIdempotencyKey(parts: IdempotencyKeyParts): string {
	const { books, purpose, subjects, discriminator = '' } = parts;
	const text = canonicalJson([KEY_VERSION, books, purpose, subjects, discriminator]);
	return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, KEY_LENGTH);
}

/** A user's own key (any text) as a key of ours, per account so that two accounts never share one. */
export function deriveUserKey(account: string, operation: string, userKey: string): string {
	return deriveIdempotencyKey({
		books: account,
		purpose: `user:${operation}`,
		subjects: [userKey],
	});
}
