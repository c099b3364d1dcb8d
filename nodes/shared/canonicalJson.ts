/** Anything that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

export interface JsonObject {
	[key: string]: JsonValue | undefined;
}

/**
 * JSON with sorted keys and without `undefined`: equal values give equal text, whatever order their
 * keys were written in. Hashes and seals are made over this text.
 */
export function canonicalJson(value: JsonValue | undefined): string {
	if (value === undefined) return 'null';
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	// A plain loop: a plan seals a hundred thousand requests.
	let members = '';
	for (const key of Object.keys(value).sort()) {
		const member = value[key];
		if (member === undefined) continue;
		if (members !== '') members += ',';
		members += `${JSON.stringify(key)}:${canonicalJson(member)}`;
	}
	return `{${members}}`;
}
