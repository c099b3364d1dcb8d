import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { FilterValue } from '../../engine/filters';
import type { JsonRecord } from '../../engine/types';
import type { ApiAnswer } from '../../transport/client';
import { VendorError } from '../../transport/vendorError';

const listMetaSchema = z.object({
	meta: z
		.object({ cursors: z.object({ after: z.string().nullish() }).partial() })
		.partial()
		.optional(),
	linked: z.record(z.array(z.record(z.unknown()))).optional(),
});

export interface ListPage {
	records: JsonRecord[];
	/** Opaque; absent on the last page. */
	after?: string;
	/** Resources asked for with `include`, by plural name. */
	linked: Record<string, JsonRecord[]>;
}

/** @throws VendorError when the answer is no list of this resource */
export function readPage(answer: ApiAnswer, path: string): ListPage {
	const records = member(answer, path.slice(path.lastIndexOf('/') + 1));
	const meta = listMetaSchema.safeParse(answer.body);
	if (!Array.isArray(records) || !meta.success) throw missing('GET', path, answer);
	return {
		records: records as JsonRecord[],
		after: meta.data.meta?.cursors?.after ?? undefined,
		linked: meta.data.linked ?? {},
	};
}

/** Range and list filters as the vendor writes them: `created_at[gt]`, `status=a,b`. */
export function toQuery(filters: FilterValue[]): IDataObject {
	return Object.fromEntries(
		filters.map(({ target, value }) => [
			target,
			Array.isArray(value) ? value.join(',') : (value as string),
		]),
	);
}

export function recordPath(path: string, id: string): string {
	return `/${path}/${encodeURIComponent(id)}`;
}

/** Most answers hold the resource under its plural name; the rest is the answer itself. */
export function unwrap(answer: ApiAnswer, path: string): JsonRecord {
	const record = member(answer, path);
	if (typeof record !== 'object' || record === null || Array.isArray(record)) {
		throw missing('POST', path, answer);
	}
	return record as JsonRecord;
}

/** An answer may have no body, for instance after a removal. */
export function bodyOf({ body, status }: ApiAnswer): JsonRecord {
	return typeof body === 'object' && body !== null ? (body as JsonRecord) : { status };
}

export function member({ body }: ApiAnswer, path: string): unknown {
	return typeof body === 'object' && body !== null ? (body as JsonRecord)[path] : undefined;
}

export function missing(method: string, path: string, answer: ApiAnswer): VendorError {
	return unexpected(method, path, `The answer to ${path} does not hold "${path}".`, answer);
}

export function unexpected(
	method: string,
	path: string,
	message: string,
	answer?: ApiAnswer,
): VendorError {
	return new VendorError(
		'GoCardless',
		{
			kind: 'unavailable',
			message,
			advice: 'Check the base URL of the credential: something else may be answering there.',
			requestId: answer?.headers['x-request-id'],
		},
		{ method, path: `/${path}` },
		answer?.status,
	);
}
