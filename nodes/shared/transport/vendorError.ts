/**
 * Why a request failed, in terms on which a caller can act.
 * - `throttled`: too often, waits help · `quota`: a daily allowance is spent, waits do not help now
 * - `unavailable`: network or server fault after all retries · `unauthorized`: reconnect the credential
 * - `forbidden` · `notFound` · `conflict`: the vendor says it exists or changed already
 * - `invalid`: the request breaks a rule of the vendor
 */
export type FaultKind =
	| 'throttled'
	| 'quota'
	| 'unavailable'
	| 'unauthorized'
	| 'forbidden'
	| 'notFound'
	| 'conflict'
	| 'invalid';

/** A failure as the vendor describes it; texts are shown, never matched on. */
export interface VendorFault {
	kind: FaultKind;
	/** The vendor's own words. */
	message: string;
	/** The vendor's own code or reason, for example `mandate_is_inactive` or `5010`. */
	code?: string;
	/** For the vendor's support desk (`request_id`, `intuit_tid`). */
	requestId?: string;
	/** What to do next, in a sentence. */
	advice?: string;
	/** The id of the resource that is there already (idempotency conflicts). */
	conflictingId?: string;
	/** Milliseconds the vendor asks to wait, for `throttled`. */
	retryAfterMs?: number;
	/** Field by field, as the vendor lists them. */
	fields?: Array<{ field: string; message: string }>;
}

/** A request that did not succeed. The engine turns it into n8n's own error with the item's number. */
export class VendorError extends Error {
	override readonly name = 'VendorError';

	constructor(
		readonly vendor: string,
		readonly fault: VendorFault,
		readonly request: { method: string; path: string; idempotencyKey?: string },
		readonly httpStatus?: number,
		options?: { cause?: unknown },
	) {
		super(`${vendor}: ${fault.message}`, options);
	}
}

export function isVendorError(error: unknown, kind?: FaultKind): error is VendorError {
	return error instanceof VendorError && (kind === undefined || error.fault.kind === kind);
}
