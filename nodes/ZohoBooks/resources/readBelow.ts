import { z } from 'zod';

import type { JsonRecord } from '../../shared/engine/types';
import type { ApiAnswer } from '../../shared/transport/client';
import type { Collection } from '../../shared/vendors/zohoBooks/collections';

const recordSchema = z.record(z.unknown());

/**
 * The record of an answer. Zoho's documents show what stands below a record now as an object, now as
 * a list of one, under the name of one or of many (Zoho sheet 7.13).
 *
 * @returns what Zoho said where there is no record, `undefined` where it said nothing
 */
export function readBelow({ body }: ApiAnswer, collection?: Collection): JsonRecord | undefined {
	const answer = recordSchema.safeParse(body);
	if (!answer.success) return undefined;
	const keys = collection === undefined ? [] : [collection.record, collection.rows];
	for (const key of keys) {
		const found: unknown = answer.data[key];
		const record = recordSchema.safeParse(Array.isArray(found) ? found[0] : found);
		if (record.success) return record.data;
	}
	return typeof answer.data.message === 'string' ? { message: answer.data.message } : undefined;
}
