import type { Metadata } from './types';

/**
 * How our GoCardless records name the books: `books`, `customer` and, on payments and
 * subscriptions, `invoice`. GoCardless keeps three metadata keys, no more (GoCardless sheet 1.3).
 */

export const MAXIMUM_METADATA_KEYS = 3;

/** Metadata key of a GoCardless customer that remembers the last reminder sent. */
export const REMINDER_KEY = 'reminder';

export function customerMetadata(books: string, customerId: string): Metadata {
	return { books, customer: customerId };
}

export function invoiceMetadata(books: string, customerId: string, invoiceId: string): Metadata {
	return { books, customer: customerId, invoice: invoiceId };
}

const RECURRING = 'recurring:';

/** The `invoice` of a subscription that collects a recurring template instead of one invoice. */
export function recurringReference(recurringId: string): string {
	return `${RECURRING}${recurringId}`;
}

/** The recurring template that the `invoice` of a subscription names, if it names one. */
export function readRecurringReference(invoice: string | undefined): string | undefined {
	return invoice?.startsWith(RECURRING) === true ? invoice.slice(RECURRING.length) : undefined;
}

export type Ownership =
	/** Made for these books. */
	| 'ours'
	/** Made for other books: another company, another ledger. Never touched. */
	| 'foreign'
	/** Made by hand or by another program. */
	| 'unmarked';

export function ownershipOf(metadata: Metadata, books: string): Ownership {
	const owner = metadata.books;
	if (owner === undefined || owner === '') return 'unmarked';
	return owner === books ? 'ours' : 'foreign';
}
