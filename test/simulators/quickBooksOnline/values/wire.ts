/** An object as it travels: JSON, PascalCase properties, nothing trusted yet. */
export type Wire = Record<string, unknown>;

export function isWire(value: unknown): value is Wire {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a wire array; anything else is skipped. */
export function wireList(value: unknown): Wire[] {
	return Array.isArray(value) ? value.filter(isWire) : [];
}

/** The id in a reference `{ value, name }`: only `value` counts (QuickBooks sheet 12). */
export function referenceId(reference: unknown): string | undefined {
	if (!isWire(reference)) return undefined;
	const { value } = reference;
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `MetaData.CreateTime` style look-up. */
export function valueAt(body: Wire, path: string): unknown {
	let value: unknown = body;
	for (const step of path.split('.')) value = isWire(value) ? value[step] : undefined;
	return value;
}

/** Without properties that hold nothing: replies carry no nulls (QuickBooks sheet 5). */
export function withoutEmpty(body: Wire): Wire {
	return Object.fromEntries(
		Object.entries(body).filter(
			([, value]) => value !== undefined && value !== null && value !== '',
		),
	);
}
