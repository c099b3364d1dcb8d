import { z } from 'zod';

import type { ApiAnswer } from '../../transport/client';
import type { FaultKind, VendorFault } from '../../transport/vendorError';

/**
 * GoCardless' error envelope, as leniently as it occurs: `error` may be bare text, `errors` may be
 * missing, entries may lack field or reason, and a body may be HTML (GoCardless sheet 2).
 */
const entrySchema = z
	.object({
		reason: z.string(),
		message: z.string(),
		field: z.string(),
		request_pointer: z.string(),
		links: z.record(z.unknown()),
	})
	.partial()
	.passthrough();

const envelopeSchema = z.object({
	error: z.union([
		z.string(),
		z
			.object({
				type: z.string(),
				message: z.string(),
				request_id: z.string(),
				errors: z.array(entrySchema).catch([]),
			})
			.partial()
			.passthrough(),
	]),
});

type Entry = z.infer<typeof entrySchema>;

const LONGEST_PREVIEW = 200;
const LONGEST_WAIT_MS = 60_000;

const ADVICE: Record<string, string> = {
	access_token_not_found:
		'Check that the credential has the environment (live or sandbox) in which its token was made.',
	access_token_revoked: 'The app was disconnected; connect the credential again.',
	access_token_not_active: 'The app was disconnected; connect the credential again.',
	insufficient_permissions: 'Use an access token with read-write access.',
	bank_account_exists: 'Use the bank account that exists already.',
	mandate_is_inactive: 'Set up a new mandate with the customer first.',
	mandate_replaced: 'Use the mandate that replaced it (links.new_mandate).',
	available_refund_amount_insufficient: 'Wait until enough payments have been collected.',
	total_amount_confirmation_invalid:
		'Give the sum of all refunds of this payment, this one included.',
	rate_limit_exceeded: 'Run it again in a minute; nothing is done twice.',
};

/** The failure that an answer describes, or `undefined` for 2xx. */
export function readGoCardlessFault(answer: ApiAnswer): VendorFault | undefined {
	const { status, body, headers } = answer;
	if (status >= 200 && status < 300) return undefined;
	const parsed = envelopeSchema.safeParse(typeof body === 'string' ? parseText(body) : body);
	const error = parsed.success ? parsed.data.error : undefined;
	if (error === undefined || typeof error === 'string') {
		return {
			kind: kindOf(status, undefined),
			message: error ?? `HTTP ${status}: ${preview(body)}`,
			requestId: headers['x-request-id'],
			...throttleOf(answer),
		};
	}
	const entries = error.errors ?? [];
	const reason = entries.find((entry) => entry.reason !== undefined)?.reason;
	const conflict = entries.find((entry) => entry.reason === 'idempotent_creation_conflict');
	return {
		kind: kindOf(status, reason),
		message: describe(error.message ?? `HTTP ${status}`, entries),
		code: reason ?? error.type,
		requestId: error.request_id ?? headers['x-request-id'],
		advice: reason === undefined ? undefined : ADVICE[reason],
		conflictingId: readText(conflict?.links?.conflicting_resource_id) ?? existingAccount(entries),
		fields: entries.flatMap((entry) =>
			entry.field === undefined && entry.request_pointer === undefined
				? []
				: [
						{
							field: entry.request_pointer ?? entry.field ?? '',
							message: entry.message ?? entry.reason ?? '',
						},
					],
		),
		...throttleOf(answer),
	};
}

/** `RateLimit-Reset` is an HTTP date, not a number of seconds (GoCardless sheet 1.4). */
export function readGoCardlessRemaining(answer: ApiAnswer) {
	const remaining = Number(answer.headers['ratelimit-remaining'] ?? Number.NaN);
	if (!Number.isFinite(remaining)) return undefined;
	return { remaining, resetInMs: millisecondsToReset(answer) };
}

function throttleOf(answer: ApiAnswer): { retryAfterMs?: number } {
	return answer.status === 429 ? { retryAfterMs: millisecondsToReset(answer) } : {};
}

function millisecondsToReset({ headers }: ApiAnswer): number {
	const reset = Date.parse(headers['ratelimit-reset'] ?? '');
	if (Number.isNaN(reset)) return LONGEST_WAIT_MS;
	// The date has whole seconds, so the window may end up to a second after it.
	return Math.min(Math.max(reset - Date.now(), 0) + 1000, LONGEST_WAIT_MS);
}

function kindOf(status: number, reason: string | undefined): FaultKind {
	if (reason === 'idempotent_creation_conflict' || reason === 'bank_account_exists') {
		return 'conflict';
	}
	if (status === 429) return 'throttled';
	if (status >= 500) return 'unavailable';
	if (status === 401) return 'unauthorized';
	if (status === 403) return 'forbidden';
	// Gone: a removed customer, items of an old payout.
	if (status === 404 || status === 410) return 'notFound';
	return 'invalid';
}

/** The headline, and below it what each field has done wrong. */
function describe(headline: string, entries: Entry[]): string {
	const details = entries
		.map(({ field, message }) => {
			if (message === undefined || message === headline) return undefined;
			return field === undefined ? message : `${field} ${message}`;
		})
		.filter((text) => text !== undefined);
	return details.length === 0 ? headline : `${headline} (${[...new Set(details)].join('; ')})`;
}

function parseText(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

function preview(body: unknown): string {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	return text.slice(0, LONGEST_PREVIEW);
}

/** Two spellings of the link occur, with two HTTP statuses (GoCardless sheet 2). */
function existingAccount(entries: Entry[]): string | undefined {
	const links = entries.find(({ reason }) => reason === 'bank_account_exists')?.links;
	return readText(links?.customer_bank_account) ?? readText(links?.creditor_bank_account);
}

function readText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
