import { z } from 'zod';

import type { ApiAnswer } from '../../transport/client';
import type { FaultKind, VendorFault } from '../../transport/vendorError';
import { describeReset, readBudget } from './budget';
import { meaningOf } from './faultCodes';

const envelopeSchema = z.object({
	code: z.union([z.number(), z.string().regex(/^-?\d+$/)]).transform(String),
	message: z.string().catch(''),
});

/** Zoho counts by the minute, without saying when the next one begins (Zoho sheet 4). */
const MINUTE_MS = 60_000;
const LONGEST_PREVIEW = 200;

/** Success is code 0 and 2xx; everything else is read by its code first (Zoho sheet 0.6). */
export function readZohoBooksFault(answer: ApiAnswer): VendorFault | undefined {
	const body = parseBody(answer.body);
	const envelope = envelopeSchema.safeParse(body);
	const isSuccess = answer.status >= 200 && answer.status < 300;
	if (!envelope.success) {
		if (isSuccess) return undefined;
		const message = `HTTP ${answer.status}: ${preview(body)}`;
		return { kind: kindOfStatus(answer.status), message, ...waitOf(answer) };
	}
	const { code, message } = envelope.data;
	if (code === '0' && isSuccess) return undefined;
	const meaning = meaningOf(code);
	const kind = meaning?.kind ?? kindOfStatus(answer.status);
	const fault = {
		kind,
		message: message || `HTTP ${answer.status}`,
		code,
		advice: meaning?.advice,
	};
	if (kind === 'quota') return { ...fault, ...describeSpentBudget(answer) };
	return kind === 'throttled' ? { ...fault, ...waitOf(answer, code) } : fault;
}

/** 45: nothing more until midnight in the organization's time zone. */
function describeSpentBudget(answer: ApiAnswer): Partial<VendorFault> {
	const budget = readBudget(answer.headers);
	const limit = budget?.limit === undefined ? '' : ` of ${budget.limit}`;
	return {
		advice: `The organization's daily allowance${limit} calls is spent. ${describeReset(budget)} Run it again after that, or ask Zoho for a higher plan: what is done is not repeated.`,
		retryAfterMs: budget?.resetInMs,
	};
}

function waitOf(answer: ApiAnswer, code?: string): { retryAfterMs?: number } {
	if (code === undefined && answer.status !== 429) return {};
	const seconds = Number(answer.headers['retry-after'] ?? Number.NaN);
	if (seconds > 0) return { retryAfterMs: seconds * 1000 };
	// Too many at a time: a moment is enough, and not the same moment for all of them.
	if (code === '1070') return { retryAfterMs: 1000 + Math.random() * 4000 };
	return { retryAfterMs: MINUTE_MS };
}

function kindOfStatus(status: number): FaultKind {
	if (status === 401) return 'unauthorized';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'notFound';
	if (status === 429) return 'throttled';
	return status >= 500 ? 'unavailable' : 'invalid';
}

/** Files are asked for as such, but their failures are JSON. */
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
