import type { SimulatedAnswer } from '../../shared/httpServer';

export interface ErrorEntry {
	reason?: string;
	message: string;
	field?: string;
	request_pointer?: string;
	links?: Record<string, string>;
	metadata?: Record<string, unknown>;
}

export type ErrorType = 'invalid_api_usage' | 'invalid_state' | 'validation_failed' | 'gocardless';

/** A refusal of the vendor (GoCardless sheet 2); thrown by business code, sent by the router. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly type: ErrorType,
		message: string,
		readonly entries: ErrorEntry[],
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** The request is wrong or not allowed, whatever the state of things. */
export function invalidUsage(
	status: number,
	reason: string,
	message: string,
	more: Partial<ErrorEntry> = {},
): Refusal {
	return new Refusal(status, 'invalid_api_usage', message, [{ reason, message, ...more }]);
}

/** The right request for a resource in the wrong state. */
export function invalidState(
	reason: string,
	message: string,
	more: Partial<ErrorEntry> & { status?: number } = {},
): Refusal {
	const { status = 422, ...entry } = more;
	return new Refusal(status, 'invalid_state', message, [{ reason, message, ...entry }]);
}

export function validationFailed(entries: ErrorEntry[]): Refusal {
	return new Refusal(422, 'validation_failed', 'Validation failed', entries);
}

/** One wrong field. `pointer` is the path to it, `/payments/amount`. */
export function wrongField(
	pointer: string,
	message: string,
	more: Partial<ErrorEntry> = {},
): Refusal {
	const field = pointer.slice(pointer.lastIndexOf('/') + 1);
	return validationFailed([{ field, message, request_pointer: pointer, ...more }]);
}

export function notFound(): Refusal {
	return invalidUsage(404, 'resource_not_found', 'Resource not found');
}

/** A link in a body that leads nowhere. */
export function linkNotFound(pointer: string): Refusal {
	const field = pointer.slice(pointer.lastIndexOf('/') + 1);
	return invalidUsage(422, 'link_not_found', 'Linked resource not found', {
		field,
		request_pointer: pointer,
	});
}

/** The body and headers of a refusal, in exactly the documented shape. */
export function renderRefusal(refusal: Refusal, requestId: string): SimulatedAnswer {
	const anchor =
		refusal.type === 'validation_failed'
			? 'validation_failed'
			: (refusal.entries[0]?.reason ?? refusal.type);
	return {
		status: refusal.status,
		headers: { 'x-request-id': requestId, ...refusal.headers },
		body: {
			error: {
				message: refusal.message,
				errors: refusal.entries,
				documentation_url: `https://developer.gocardless.com/api-reference#${anchor}`,
				type: refusal.type,
				request_id: requestId,
				code: refusal.status,
			},
		},
	};
}
