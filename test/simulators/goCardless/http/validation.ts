import type { z } from 'zod';

import { validationFailed, type ErrorEntry } from './errors';

/**
 * Parses a body. Every wrong, missing or unknown field becomes one entry of `validation_failed`.
 * @param envelope the key the body stands under, `payments` or `data`, for the request pointers.
 */
export function validate<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
	envelope: string,
): z.output<Schema> {
	const result = schema.safeParse(body);
	if (result.success) return result.data as z.output<Schema>;
	throw validationFailed(result.error.issues.flatMap((issue) => entriesOf(issue, envelope)));
}

function entriesOf(issue: z.ZodIssue, envelope: string): ErrorEntry[] {
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => entry([...issue.path, key], 'is not a known field', envelope));
	}
	if (issue.code === 'invalid_union') {
		const branches = issue.unionErrors.map(({ issues }) => issues);
		const nearest = branches.find((issues) => issues.every(({ code }) => code !== 'invalid_type'));
		const first = (nearest ?? branches[0])?.[0];
		return first === undefined ? [] : entriesOf(first, envelope);
	}
	if (issue.code === 'invalid_type' && issue.received === 'undefined') {
		return [entry(issue.path, 'is required', envelope)];
	}
	if (issue.code === 'invalid_type' && issue.message.startsWith('Expected')) {
		return [entry(issue.path, `must be a ${issue.expected}`, envelope)];
	}
	if (issue.code === 'invalid_enum_value') {
		return [entry(issue.path, `must be one of ${issue.options.join(', ')}`, envelope)];
	}
	return [entry(issue.path, issue.message, envelope)];
}

function entry(path: Array<string | number>, message: string, envelope: string): ErrorEntry {
	return {
		field: String(path[path.length - 1] ?? envelope),
		message,
		request_pointer: `/${[envelope, ...path].join('/')}`,
	};
}
