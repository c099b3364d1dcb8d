import { z } from 'zod';

import { parseRecord } from '../invalidRecord';
import { currencyCode, timeSchema } from './entry';
import { chainOf, formatChain } from './chain';
import { parseJson } from './parseJson';
import type { DecisionItem, ReviewItem } from './recordableItem';
import { shortenText } from './shorten';

/** The row of `gocardless_books_review`, as the set-up template creates the table. */
export interface ReviewRow {
	/** The same in every run, as long as the same thing has to be decided. */
	key: string;
	chain: string;
	/** `open`, or the decision. The last row of a key counts: rows are never changed. */
	state: string;
	/** Why it needs a person, in one stable word. */
	kind: string;
	/** JSON of `ReviewData`. */
	data: string;
}

export const REVIEW_COLUMNS = [
	'key',
	'chain',
	'state',
	'kind',
	'data',
] as const satisfies ReadonlyArray<keyof ReviewRow>;

const REASON_BYTES = 300;
const NAME_BYTES = 40;

const text = z.string().optional();

export const reviewDataSchema = z.object({
	time: timeSchema,
	run: z.string(),
	reason: z.string(),
	customerId: text,
	customerName: text,
	invoiceId: text,
	invoiceNumber: text,
	goCardlessId: text,
	amount: z.number().int().safe().optional(),
	currency: currencyCode.optional(),
	event: text,
	by: text,
	note: text,
});

export type ReviewData = z.infer<typeof reviewDataSchema>;

const storedSchema = z.object({
	id: z.coerce.number().optional(),
	key: z.string().min(1),
	chain: z.string(),
	state: z.string().min(1),
	kind: z.string(),
	data: z.string(),
});

export type StoredReview = z.infer<typeof storedSchema>;

/** A row of the review table. @throws InvalidRecordError */
export function readReviewRow(raw: unknown): StoredReview {
	return parseRecord(storedSchema, raw, 'a row of the review table');
}

/** The row that asks a person. */
export function openReview(review: ReviewItem, run: string, time: string): ReviewRow {
	const { customerId, customerName, invoiceId, invoiceNumber, goCardlessId, eventId } = review;
	const data: ReviewData = {
		time,
		run,
		reason: shortenText(review.reason, REASON_BYTES),
		customerId: customerId ?? undefined,
		customerName: customerName ? shortenText(customerName, NAME_BYTES) : undefined,
		invoiceId: invoiceId ?? undefined,
		invoiceNumber: invoiceNumber ? shortenText(invoiceNumber, NAME_BYTES) : undefined,
		goCardlessId: goCardlessId ?? undefined,
		amount: review.amount?.minorUnits,
		currency: review.amount?.currency,
		event: eventId ?? undefined,
	};
	return {
		key: review.reviewKey,
		chain: formatChain(chainOf(review, review.reviewKey)),
		state: 'open',
		kind: review.code,
		data: JSON.stringify(data),
	};
}

/** The row that says how it was decided; the row that asked stays as it was. */
export function decidedReview(decision: DecisionItem, run: string, time: string): ReviewRow {
	const { key, chain, kind, by, note } = decision;
	const asked = readReviewData(decision.data);
	const data = { reason: '', ...asked, time, run, by: shortenText(by, NAME_BYTES) };
	return {
		key,
		chain,
		state: decision.decision,
		kind: kind ?? '',
		data: JSON.stringify(note ? { ...data, note: shortenText(note, REASON_BYTES) } : data),
	};
}

/** What a review row says, or undefined when its JSON is damaged. */
export function readReviewData(json: string): ReviewData | undefined {
	const parsed = reviewDataSchema.safeParse(parseJson(json));
	return parsed.success ? parsed.data : undefined;
}

/**
 * Whether a line that needs review has to be asked again: not while its row is open, and not when a
 * person has decided about it, unless they asked for another try.
 */
export function isAskedAlready(state: string | undefined): boolean {
	return state !== undefined && state !== 'retry';
}

/** The last state of every key; rows may come in any order. */
export function latestReviews(rows: readonly StoredReview[]): Map<string, StoredReview> {
	const latest = new Map<string, StoredReview>();
	for (const row of rows) {
		const known = latest.get(row.key);
		if (known === undefined || (row.id ?? 0) >= (known.id ?? 0)) latest.set(row.key, row);
	}
	return latest;
}
