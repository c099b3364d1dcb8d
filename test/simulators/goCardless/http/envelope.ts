import type { Call } from './call';
import { invalidUsage } from './errors';

/**
 * The one object a body must consist of: `{"payments": {…}}` for creations and updates, `{"data":
 * {…}}` for actions, where an empty body is taken as no parameters.
 */
export function readEnvelope(call: Call, key: string): unknown {
	const { body } = call;
	if (body === undefined && key === 'data') return {};
	const keys = isObject(body) ? Object.keys(body) : [];
	const content = isObject(body) ? body[key] : undefined;
	if (keys.length !== 1 || !isObject(content)) {
		throw invalidUsage(
			400,
			'invalid_document_structure',
			`The body must be an object with the single key "${key}"`,
			{ request_pointer: '/' },
		);
	}
	return content;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
