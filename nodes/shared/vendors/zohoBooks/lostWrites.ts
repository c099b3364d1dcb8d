import type { ApiRequest } from '../../transport/client';
import { isVendorError, VendorError } from '../../transport/vendorError';
import { VENDOR } from './answers';

/** A write that may or may not have happened: the answer did not come, or was a server's failure. */
export function isLostWrite(error: unknown): error is VendorError {
	return isVendorError(error, 'unavailable') && error.request.method !== 'GET';
}

export function withLookUpAdvice(error: VendorError): VendorError {
	const advice =
		'It may have been done all the same, and Zoho Books would do it a second time. Look there before you run it again.';
	const { fault, request, httpStatus } = error;
	return new VendorError(VENDOR, { ...fault, advice }, request, httpStatus, { cause: error });
}

/** The failure of a request that is not sent any more, in the words of the one before. */
export function notSent(spent: VendorError, { method, path }: ApiRequest): VendorError {
	const message = `Not sent, since Zoho refused a request before: ${spent.fault.message}`;
	return new VendorError(VENDOR, { ...spent.fault, message }, { method, path });
}
