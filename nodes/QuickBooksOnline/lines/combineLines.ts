import { ParameterError } from '../../shared/engine/parameters';
import type { FieldDefinition } from '../../shared/engine/fields';
import type { JsonRecord } from '../../shared/engine/types';

/** Lines as QuickBooks writes them, for kinds that have no form here. */
export const LINES_JSON: FieldDefinition = {
	name: 'linesJson',
	label: 'Lines (JSON)',
	type: 'json',
	target: 'linesJson',
	default: '[]',
	description: 'More lines, as a JSON list in the form of QuickBooks, sent after the others',
};

/**
 * Puts the lines of several fields into `Line`. Without any the body has no `Line`, so that an update
 * leaves the lines as they are; with some, an update replaces them all (QuickBooks sheet 6).
 */
export function combineLines(body: JsonRecord, fields: readonly string[]): JsonRecord {
	const rest = { ...body };
	const lines: unknown[] = [];
	for (const field of [...fields, 'linesJson']) {
		const given = rest[field];
		delete rest[field];
		if (given === undefined) continue;
		if (!Array.isArray(given)) {
			throw new ParameterError('"Lines (JSON)" must be a list like [{ "Amount": 12.5 }].');
		}
		lines.push(...(given as unknown[]));
	}
	return lines.length === 0 ? rest : { ...rest, Line: lines };
}

/** For creations that make no sense without a line. */
export function requireLines(body: JsonRecord, mode: 'create' | 'update'): JsonRecord {
	if (mode === 'create' && body.Line === undefined) {
		throw new ParameterError('At least one line is needed. Add it under "Lines".');
	}
	return body;
}
