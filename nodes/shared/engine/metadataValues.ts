import type { FieldDefinition } from './fields';
import { asText, ParameterError, parseJson } from './parameters';
import type { JsonRecord } from './types';

/** Entries from the editor, or an object by expression. Values become text, as GoCardless wants it. */
export function checkMetadata(field: FieldDefinition, value: unknown): Record<string, string> {
	const { label, maximumEntries } = field;
	const given = parseJson(value, label) ?? {};
	const { entries } = given as { entries?: unknown };
	const pairs: Array<[string, unknown]> = Array.isArray(entries)
		? entries.map((entry: JsonRecord) => [asText(entry.key, label), entry.value])
		: Object.entries(given as JsonRecord);
	if (maximumEntries !== undefined && pairs.length > maximumEntries) {
		throw new ParameterError(
			`"${label}" has ${pairs.length} entries; at most ${maximumEntries} are allowed.`,
			'Remove some, or join several values in one entry.',
		);
	}
	const result: Record<string, string> = {};
	for (const [key, entry] of pairs) {
		if (key === '') throw new ParameterError(`"${label}" has an entry without a key.`);
		if (key in result) throw new ParameterError(`"${label}" has the key "${key}" twice.`);
		if (key.length > 50)
			throw new ParameterError(`"${label}": the key "${key}" is longer than 50 characters.`);
		const text = asText(entry, label);
		if (text.length > 500)
			throw new ParameterError(`"${label}": the value of "${key}" is longer than 500 characters.`);
		result[key] = text;
	}
	return result;
}
