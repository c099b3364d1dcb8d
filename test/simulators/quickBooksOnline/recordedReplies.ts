/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { isWire, wireList, type Wire } from './values/wire';

/** Replies of the vendor, kept beside the project and never part of it. */
const RECORDINGS = resolve(__dirname, '../../../../shared/reference/quickbooks-fixtures');
export const isPresent = existsSync(RECORDINGS);
if (!isPresent) process.stdout.write('No recorded QuickBooks replies: shapes are not compared.\n');

export function recording(file: string): Wire {
	const value: unknown = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8'));
	if (!isWire(value)) throw new Error(`${file} holds no object.`);
	return value;
}

/** All entities of one kind in a recorded reply, be it a single one or a query. */
export function recorded(name: string, files: string[]): Wire[] {
	return files.flatMap((file) => {
		const { QueryResponse, [name]: single } = recording(file);
		const rows = isWire(QueryResponse) ? wireList(QueryResponse[name]) : [];
		return isWire(single) ? [single, ...rows] : rows;
	});
}

/** `Line[].SalesItemLineDetail.ItemRef.value`, for every value in an object. */
export function pathsOf(value: unknown, prefix = ''): Set<string> {
	const paths = new Set<string>();
	const add = (child: unknown, path: string) => {
		paths.add(path);
		for (const deeper of pathsOf(child, path)) paths.add(deeper);
	};
	if (Array.isArray(value)) for (const one of value) add(one, `${prefix}[]`);
	else if (isWire(value)) {
		for (const [key, child] of Object.entries(value)) add(child, prefix ? `${prefix}.${key}` : key);
	}
	return paths;
}

function union(values: Wire[]): Set<string> {
	return new Set(values.flatMap((value) => [...pathsOf(value)]));
}

/** Top-level properties that every recording of 2026 has. */
function common(values: Wire[]): string[] {
	const [first = {}, ...others] = values;
	return Object.keys(first).filter((key) => others.every((other) => key in other));
}

/** What the simulator does not imitate: addresses of the company, tokens of other products. */
const NOT_IMITATED = new Set([
	'ShipFromAddr',
	'V4IDPseudonym',
	'DefaultTaxCodeRef',
	'ClientEntityId',
]);

/** Nothing invented, nothing that is always there left out. */
export function compare(ours: Wire, theirs: Wire[], always: Wire[] = []): void {
	const known = union(theirs);
	const invented = [...pathsOf(ours)].filter(
		(path) => !known.has(path) && !path.startsWith('CurrencyRef'),
	);
	expect(invented).toEqual([]);
	const missing = common(always).filter((key) => !(key in ours) && !NOT_IMITATED.has(key));
	expect(missing).toEqual([]);
}

/** A file of the recordings as text. */
export function recordedText(file: string): string {
	return readFileSync(join(RECORDINGS, file), 'utf8');
}
