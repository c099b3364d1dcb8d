import { z } from 'zod';

import type { ApiAnswer } from '../../transport/client';
import type { FaultKind, VendorFault } from '../../transport/vendorError';
import { meaningOf, normaliseCode } from './faultCodes';

const text = z.coerce.string().catch('');

/** One error, in the API's shape or in the lower-case shape of the gateway (QuickBooks sheet 8). */
const entrySchema = z.union([
	z
		.object({ Message: text, Detail: text.optional(), code: text, element: text.nullish() })
		.transform(({ Message, Detail, code, element }) => ({
			message: Message,
			detail: Detail ?? '',
			code,
			element: element ?? '',
		})),
	z
		.object({ message: text, detail: text.nullish(), code: text, element: text.nullish() })
		.transform(({ message, detail, code, element }) => ({
			message,
			detail: detail ?? '',
			code,
			element: element ?? '',
		})),
]);

const upperSchema = z.object({ Error: z.array(entrySchema).min(1) });
const lowerSchema = z.object({ error: z.array(entrySchema).min(1) });

type FaultEntry = z.infer<typeof entrySchema>;

const envelopeSchema = z.union([
	z.object({ Fault: upperSchema }).transform(({ Fault }) => Fault.Error),
	z.object({ Fault: lowerSchema }).transform(({ Fault }) => Fault.error),
	z.object({ fault: lowerSchema }).transform(({ fault }) => fault.error),
	z.object({ fault: upperSchema }).transform(({ fault }) => fault.Error),
]);

/** The documented wait after "too many requests", which carries no `Retry-After` (sheet 3). */
const THROTTLE_WAIT_MS = 60_000;
const LONGEST_PREVIEW = 200;

/** The failure in an answer, wherever Intuit puts it: HTTP 200 may hold one, too. */
export function readQuickBooksFault(answer: ApiAnswer): VendorFault | undefined {
	const body = parseBody(answer.body);
	const entries = readFaultEntries(body);
	const requestId = answer.headers.intuit_tid;
	if (entries !== undefined) return toFault(entries, answer.status, requestId, answer);
	if (answer.status >= 200 && answer.status < 300) return undefined;
	return {
		kind: kindOfStatus(answer.status),
		message: `HTTP ${answer.status}: ${preview(body)}`,
		requestId,
		...waitOf(answer),
	};
}

/** The fault of one item of a batch reply, if it has one. */
export function readItemFault(item: unknown, requestId?: string): VendorFault | undefined {
	const entries = readFaultEntries(item);
	return entries === undefined ? undefined : toFault(entries, 200, requestId);
}

function readFaultEntries(body: unknown): FaultEntry[] | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	if (!('Fault' in body) && !('fault' in body)) return undefined;
	const parsed = envelopeSchema.safeParse(body);
	return parsed.success ? parsed.data : undefined;
}

function toFault(
	entries: FaultEntry[],
	status: number,
	requestId: string | undefined,
	answer?: ApiAnswer,
): VendorFault {
	const first = entries[0];
	const code = first === undefined ? '' : normaliseCode(first.code);
	const meaning = meaningOf(code);
	const statusKind = kindOfStatus(status);
	const kind = STRONG_KINDS.has(statusKind) ? statusKind : (meaning?.kind ?? statusKind);
	return {
		kind,
		message: entries.map(describeEntry).join('; '),
		code,
		requestId,
		advice: meaning?.advice,
		conflictingId: code === '6140' ? /TxnId=(\d+)/.exec(first?.detail ?? '')?.[1] : undefined,
		fields: entries
			.filter(({ element }) => element !== '')
			.map(({ element, detail, message }) => ({ field: element, message: detail || message })),
		...(kind === 'throttled' ? waitOf(answer) : {}),
	};
}

/** These say more than a code: nothing was done, or the connection has to be renewed. */
const STRONG_KINDS = new Set<FaultKind>(['unauthorized', 'throttled', 'unavailable']);

function kindOfStatus(status: number): FaultKind {
	if (status === 401) return 'unauthorized';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'notFound';
	if (status === 429) return 'throttled';
	return status >= 500 ? 'unavailable' : 'invalid';
}

function waitOf(answer: ApiAnswer | undefined): { retryAfterMs?: number } {
	if (answer !== undefined && answer.status !== 429) return {};
	const seconds = Number(answer?.headers['retry-after'] ?? Number.NaN);
	return { retryAfterMs: seconds > 0 ? seconds * 1000 : THROTTLE_WAIT_MS };
}

function describeEntry({ message, detail }: FaultEntry): string {
	if (detail === '' || detail === message) return message;
	return message === '' ? detail : `${message} (${detail})`;
}

/** Files and texts are asked for as such, but their failures are JSON. */
function parseBody(body: unknown): unknown {
	const content = Buffer.isBuffer(body) ? body.toString('utf8', 0, 10_000) : body;
	if (typeof content !== 'string' || !/^\s*\{/.test(content)) return content;
	try {
		return JSON.parse(content) as unknown;
	} catch {
		return content;
	}
}

function preview(body: unknown): string {
	const content = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	return content.slice(0, LONGEST_PREVIEW);
}
