import { z } from 'zod';

import type { JsonRecord } from '../../engine/types';
import type { ApiAnswer, ApiRequest } from '../../transport/client';
import { VendorError } from '../../transport/vendorError';

export const VENDOR = 'QuickBooks Online';

/** The envelopes in which QuickBooks answers (QuickBooks sheets 1, 5 and 9). */

const recordSchema = z.record(z.unknown());
const queryAnswerSchema = z.object({ QueryResponse: recordSchema });
const batchAnswerSchema = z.object({
	BatchItemResponse: z.array(recordSchema.and(z.object({ bId: z.coerce.string() }))),
});

export type BatchReply = z.infer<typeof batchAnswerSchema>['BatchItemResponse'][number];

/** The record in `{ "Invoice": { … }, "time": … }`. */
export function readRecord(request: ApiRequest, answer: ApiAnswer, entity: string): JsonRecord {
	const parsed = z.object({ [entity]: recordSchema }).safeParse(answer.body);
	const record = parsed.success ? parsed.data[entity] : undefined;
	if (record === undefined) throw unexpected(request, answer);
	return record;
}

export function readQueryResponse(request: ApiRequest, answer: ApiAnswer): JsonRecord {
	const parsed = queryAnswerSchema.safeParse(answer.body);
	if (!parsed.success) throw unexpected(request, answer);
	return parsed.data.QueryResponse;
}

/** The rows of a query; without rows the entity is missing (QuickBooks sheet 5). */
export function readRows(queryResponse: JsonRecord, entity: string): JsonRecord[] {
	return z.array(recordSchema).parse(queryResponse[entity] ?? []);
}

/** The replies of a batch by `bId`, since their order is not promised. */
export function readBatchReplies(request: ApiRequest, answer: ApiAnswer): Map<string, BatchReply> {
	const parsed = batchAnswerSchema.safeParse(answer.body);
	if (!parsed.success) throw unexpected(request, answer);
	return new Map(parsed.data.BatchItemResponse.map((reply) => [reply.bId, reply]));
}

function unexpected(request: ApiRequest, answer: ApiAnswer): VendorError {
	return new VendorError(
		VENDOR,
		{
			kind: 'unavailable',
			message: `The answer to ${request.path} is not what QuickBooks answers.`,
			advice: 'Check the base URL of the credential: something else may be answering there.',
			requestId: answer.headers.intuit_tid,
		},
		{ method: request.method, path: request.path, idempotencyKey: request.idempotencyKey },
		answer.status,
	);
}
