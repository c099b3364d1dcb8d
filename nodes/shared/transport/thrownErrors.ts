import { z } from 'zod';

import type { ApiAnswer } from './client';

/**
 * n8n's helper throws for network faults, for the 401 that starts a token refresh, and when the
 * refresh itself fails. The three look alike; this tells them apart.
 */
export type ThrownError =
	| { kind: 'network'; message: string }
	| { kind: 'answer'; message: string; answer: ApiAnswer }
	| { kind: 'credential'; message: string };

const NETWORK_CODES = new Set([
	'ECONNRESET',
	'ECONNREFUSED',
	'ECONNABORTED',
	'EPIPE',
	'ETIMEDOUT',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ENETUNREACH',
	'EHOSTUNREACH',
	'ERR_NETWORK',
	'ERR_BAD_RESPONSE',
	'UND_ERR_SOCKET',
]);

const errorSchema = z
	.object({
		message: z.string().catch('unknown error'),
		code: z.unknown(),
		httpCode: z.unknown(),
		cause: z.unknown(),
		errorResponse: z.unknown(),
		/** Of an answer of the token endpoint, on errors of n8n's OAuth2 client. */
		status: z.number().optional().catch(undefined),
		body: z.unknown(),
		response: z
			.object({ status: z.number(), headers: z.unknown(), data: z.unknown() })
			.partial()
			.optional()
			.catch(undefined),
	})
	.partial();

/** Longest chain of wrapped errors that is looked through. */
const MAXIMUM_DEPTH = 5;

export function readThrownError(error: unknown): ThrownError {
	let message = error instanceof Error ? error.message : String(error);
	let current: unknown = error;
	for (let depth = 0; depth < MAXIMUM_DEPTH && current !== undefined; depth += 1) {
		const parsed = errorSchema.safeParse(current);
		if (!parsed.success) break;
		const { code, httpCode, response, cause, errorResponse, status, body } = parsed.data;
		if (parsed.data.message !== undefined && depth > 0) message = parsed.data.message;
		if (response?.status !== undefined) {
			return {
				kind: 'answer',
				message,
				answer: { status: response.status, headers: {}, body: response.data },
			};
		}
		if (code === 'ESTATUS' && status !== undefined && isPassingStatus(status)) {
			return { kind: 'answer', message, answer: { status, headers: {}, body } };
		}
		if (isNetworkCode(code) || isNetworkCode(httpCode)) {
			return { kind: 'network', message: `${message} ${String(code ?? httpCode)}`.trim() };
		}
		if (/socket hang up|network|timeout|aborted/i.test(parsed.data.message ?? '')) {
			return { kind: 'network', message };
		}
		current = cause ?? errorResponse;
	}
	return { kind: 'credential', message };
}

const tokenAnswerSchema = z.union([
	z.record(z.unknown()),
	z.string().transform((text, context) => {
		try {
			return z.record(z.unknown()).parse(JSON.parse(text));
		} catch {
			context.addIssue({ code: z.ZodIssueCode.custom });
			return z.NEVER;
		}
	}),
]);

/** What the token endpoint answered, when the error is one of n8n's OAuth2 client. */
export function readTokenAnswer(error: unknown): Record<string, unknown> | undefined {
	let current: unknown = error;
	for (let depth = 0; depth < MAXIMUM_DEPTH && current !== undefined; depth += 1) {
		const parsed = errorSchema.safeParse(current);
		if (!parsed.success) return undefined;
		const { code, body, cause, errorResponse } = parsed.data;
		if (code === 'EAUTH' || code === 'ESTATUS') return tokenAnswerSchema.safeParse(body).data;
		current = cause ?? errorResponse;
	}
	return undefined;
}

/** Whether trying again later may help, and the credential is not to blame. */
export function isPassing(thrown: ThrownError): boolean {
	if (thrown.kind === 'answer') return isPassingStatus(thrown.answer.status);
	return thrown.kind === 'network';
}

function isPassingStatus(status: number): boolean {
	return status === 429 || status >= 500;
}

function isNetworkCode(code: unknown): boolean {
	return typeof code === 'string' && NETWORK_CODES.has(code);
}
