import { z } from 'zod';

import type { JsonRecord } from '../../engine/types';
import type { ApiAnswer, ApiRequest } from '../../transport/client';
import { VendorError } from '../../transport/vendorError';
import type { Collection } from './collections';

export const VENDOR = 'Zoho Books';

/** The envelope of Zoho's answers: `{ code, message, <key>, page_context? }` (Zoho sheet 3). */

const recordSchema = z.record(z.unknown());
const pageContextSchema = z.object({
	has_more_page: z.boolean(),
	per_page: z.number().optional().catch(undefined),
	sort_column: z.string().optional().catch(undefined),
});

/** One page of a list. */
export interface Page {
	rows: JsonRecord[];
	number: number;
	/** As Zoho says it; some lists have a size of their own. */
	size?: number;
	/** A missing page context means the last page (Zoho sheet 3). */
	hasMore: boolean;
	/** Field that the rows are sorted by, as Zoho says it: a wish may be ignored (Zoho sheet 0.8). */
	sortedBy?: string;
}

export function readRecord(
	request: ApiRequest,
	answer: ApiAnswer,
	collection: Collection,
): JsonRecord {
	const record = readOptionalRecord(answer, collection);
	if (record === undefined) throw unexpected(request, answer);
	return record;
}

/** The record, in an answer that may have nothing but a message. */
export function readOptionalRecord(
	answer: ApiAnswer,
	{ record: key, id }: Collection,
): JsonRecord | undefined {
	const parsed = z.object({ [key]: recordSchema }).safeParse(answer.body);
	const record = parsed.success ? parsed.data[key] : undefined;
	return record === undefined ? undefined : withTextId(record, id);
}

export function readPage(
	request: ApiRequest,
	answer: ApiAnswer,
	{ rows: key, id }: Collection,
	number: number,
): Page {
	// An empty list may be written as an empty text (Zoho sheet 3).
	const rowsSchema = z.union([z.array(recordSchema), z.literal('').transform(() => [])]);
	const parsed = z
		.object({ [key]: rowsSchema })
		.and(z.object({ page_context: z.unknown() }))
		.safeParse(answer.body);
	if (!parsed.success) throw unexpected(request, answer);
	const rows = parsed.data[key] as JsonRecord[];
	const context = pageContextSchema.safeParse(parsed.data.page_context);
	const hasMore = context.success && context.data.has_more_page;
	if (hasMore && rows.length === 0) throw unexpected(request, answer);
	const { per_page: size, sort_column: sortedBy } = context.data ?? {};
	return { rows: rows.map((row) => withTextId(row, id)), number, size, hasMore, sortedBy };
}

/**
 * Ids are texts in Zoho's answers but numbers in its documents (Zoho sheet 0.10). A number of that
 * length has lost digits before it could be read, so it is never used.
 */
function withTextId(record: JsonRecord, idField: string): JsonRecord {
	const id = record[idField];
	if (typeof id !== 'number') return record;
	if (Number.isSafeInteger(id)) return { ...record, [idField]: String(id) };
	throw new Error(`Zoho Books sent "${idField}" as a number that is too long to be read exactly.`);
}

function unexpected(request: ApiRequest, answer: ApiAnswer): VendorError {
	return new VendorError(
		VENDOR,
		{
			kind: 'unavailable',
			message: `The answer to ${request.path} is not what Zoho Books answers.`,
			advice: 'Check the data centre of the credential: something else may be answering there.',
		},
		{ method: request.method, path: request.path },
		answer.status,
	);
}
