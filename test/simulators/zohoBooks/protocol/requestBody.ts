import type { SimulatedRequest } from '../../shared/httpServer';
import { malformedJson } from './refusals';

/** JSON, or JSON in the form field `JSONString`; nothing when the body is empty (Zoho sheet 3). */
export function payloadOf(request: SimulatedRequest): unknown {
	const text = jsonText(request);
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		throw malformedJson();
	}
}

function jsonText({ raw, headers, query }: SimulatedRequest): string {
	const text = raw.toString('utf8');
	if (!(headers['content-type'] ?? '').includes('x-www-form-urlencoded')) {
		return text === '' ? (query.get('JSONString') ?? '') : text;
	}
	return new URLSearchParams(text).get('JSONString') ?? '';
}
