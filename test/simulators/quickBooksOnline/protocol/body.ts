import type { SimulatedRequest } from '../../shared/httpServer';
import { isWire, type Wire } from '../values/wire';
import { unsupportedOperation } from './vendorFaults';

/** Writes are JSON objects in valid UTF-8 (code 500 otherwise). */
export function bodyOf(request: SimulatedRequest): Wire {
	if (!(request.headers['content-type'] ?? '').includes('application/json')) {
		throw unsupportedOperation('with a body that is not application/json');
	}
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(request.raw);
		const body: unknown = JSON.parse(text);
		if (isWire(body)) return body;
	} catch {
		throw unsupportedOperation('with an invalid byte or malformed JSON');
	}
	throw unsupportedOperation('with a body that is not an object');
}
