import { z } from 'zod';

import { storedRequestSchema } from './storedRequest';

/**
 * The row of `gocardless_books_ledger`, as the set-up template creates the table. Columns cannot be
 * added to a table later (n8n facts, verified 5.3), so everything but the look-up columns is in `data`.
 */
export interface LedgerRow {
	/** The same for the same thing in the same run; of rows with one key the lowest row id counts. */
	key: string;
	chain: string;
	hash: string;
	state: EntryState;
	/** `collectInvoice`, `bookPayment`, ...; of a reviewed entry the decision. */
	action: string;
	/** The execution that wrote it. */
	run: string;
	/** JSON of `EntryData`. */
	data: string;
}

export const LEDGER_COLUMNS = [
	'key',
	'chain',
	'hash',
	'state',
	'action',
	'run',
	'data',
] as const satisfies ReadonlyArray<keyof LedgerRow>;

export const ENTRY_STATES = ['planned', 'done', 'failed', 'reviewed'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Bytes of a row (UTF-8) that we aim for: 200 MiB hold some 230,000 of them (verified 5.2). */
export const WANTED_ROW_BYTES = 700;

const text = z.string().optional();

/** Our own form alone, by a fixed pattern: zod's date-time check builds one for every row. */
export const timeSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code');

export const entryDataSchema = z
	.object({
		/** ISO 8601, UTC. */
		time: timeSchema,
		/**
		 * Hash of the entry before it in its chain; or the fingerprint of the plan that it ends, when the
		 * earlier entries were not at hand; null where a run starts without knowing what was before.
		 */
		previous: z.string().nullable(),
		/** Of the request that moves the money or makes the record: joins a plan with its end. */
		idempotencyKey: z.string().min(1),
		event: text,
		customerId: text,
		customerName: text,
		invoiceId: text,
		invoiceNumber: text,
		goCardlessId: text,
		/** The record in the books that was made. */
		booksId: text,
		/** Minor units. */
		amount: z.number().int().safe().optional(),
		currency: currencyCode.optional(),
		/** Of a plan: all that is needed to carry it out again, byte for byte. */
		request: storedRequestSchema.optional(),
		/** What the vendor answered, in short. */
		answer: z
			.object({
				status: z.string(),
				results: z.record(z.record(z.union([z.string(), z.number()]))),
				/** SHA-256 of the whole answer, shortened: proves what it was, if it is kept elsewhere. */
				digest: z.string(),
			})
			.optional(),
		error: text,
		/** The vendor's code and request id, for its support desk. */
		fault: z.object({ kind: text, code: text, requestId: text }).optional(),
		/** Of a reviewed entry: who decided, and in what words. */
		by: text,
		note: text,
		/** Of a reviewed entry: the review row that was decided. */
		review: text,
	})
	.strict();

export type EntryData = z.infer<typeof entryDataSchema>;

/** Bytes of a row in the table, without the columns that n8n adds. */
export function rowBytes(row: object): number {
	return Object.values(row).reduce<number>(
		(sum, value) => sum + Buffer.byteLength(String(value)),
		0,
	);
}
