/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describeValues } from './jsonSchema';
import type { Tour } from './tour';

/**
 * n8n looks for `__schema__/v<version of the node>/<resource>/<operation>.json` beside the node; a node
 * without resources has `<version>/<operation>.json`, one without operations `<version>.json`.
 */
const folderOf = (node: string) => path.resolve(__dirname, '../../nodes', node, '__schema__');

/** By `v1.0.0/<resource>/<operation>` and so on, the text of each schema file. */
export type SchemaFiles = Record<string, string>;

export function describeTour(tour: Tour): SchemaFiles {
	return Object.fromEntries(
		tour.visited.map((key) => [`v1.0.0/${key}`, describeRecords(tour.recordsOf(key), key)]),
	);
}

/** @returns the text of the schema file */
export function describeRecords(records: unknown[], key: string): string {
	if (records.length === 0) throw new Error(`${key} gave no item.`);
	const schema = { ...describeValues(records, key), version: 1 };
	return `${JSON.stringify(schema, null, '\t')}\n`;
}

export function readSchemas(node: string): SchemaFiles {
	const folder = folderOf(node);
	if (!existsSync(folder)) return {};
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return Object.fromEntries(
		names
			.filter((name) => name.endsWith('.json'))
			.map((name) => [
				name.slice(0, -'.json'.length).split(path.sep).join('/'),
				readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n'),
			]),
	);
}

/** Replaces all that is there, so that nothing is left of operations that are gone. */
export function writeSchemas(node: string, files: SchemaFiles): void {
	const folder = folderOf(node);
	rmSync(folder, { recursive: true, force: true });
	for (const [key, text] of Object.entries(files)) {
		const file = path.join(folder, `${key}.json`);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}
