export interface JsonSchema {
	type?: string;
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
}

/**
 * The JSON schema that all values fit: names and types, never a value, names sorted. Null beside
 * another type is left out, since n8n's editor shows one type for each field; so is an empty text, by
 * which Zoho Books says that there is no number.
 *
 * @throws Error when a field is, say, a text here and an object there: the editor cannot show both
 */
export function describeValues(values: unknown[], path = '$'): JsonSchema {
	const filled = values.filter((value) => value !== '' && typeOf(value) !== 'null');
	const types = [...new Set((filled.length === 0 ? values : filled).map(typeOf))].filter(
		(type) => type !== 'null',
	);
	const [type = 'null', other] = types;
	if (other !== undefined) throw new Error(`${path} is ${type} and ${other}.`);
	if (type === 'array') {
		const entries = values.filter(Array.isArray).flat() as unknown[];
		return entries.length === 0 ? { type } : { type, items: describeValues(entries, `${path}[]`) };
	}
	return type === 'object'
		? { type, properties: describeProperties(values.filter(isObject), path) }
		: { type };
}

function describeProperties(records: object[], path: string): Record<string, JsonSchema> {
	const valuesOf = new Map<string, unknown[]>();
	for (const [name, value] of records.flatMap((record) => Object.entries(record))) {
		if (value !== undefined) valuesOf.set(name, [...(valuesOf.get(name) ?? []), value]);
	}
	return Object.fromEntries(
		[...valuesOf]
			.sort(([left], [right]) => (left < right ? -1 : 1))
			.map(([name, values]) => [name, describeValues(values, `${path}.${name}`)]),
	);
}

function typeOf(value: unknown): string {
	if (value === null || value === undefined) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function isObject(value: unknown): value is object {
	return typeOf(value) === 'object';
}
