import { z } from 'zod';

import type { RealN8n } from '../harness/realN8n';
import { SETTINGS_TABLE, TABLES, textColumns } from './tables';

/** Makes the tables of template 01 through n8n's own API, with the settings row of each company. */
export async function createTables(
	n8n: RealN8n,
	...settings: Array<Record<string, string>>
): Promise<void> {
	for (const [name, columns] of Object.entries(TABLES)) {
		const created = await n8n.session.api('POST', '/data-tables', {
			name,
			columns: textColumns(columns),
		});
		if (name !== SETTINGS_TABLE) continue;
		const { id } = z.object({ id: z.string() }).parse(created);
		await n8n.session.api('POST', `/data-tables/${id}/rows`, { data: settings });
	}
}

/** All rows of a table, as text. */
export async function readTable(
	n8n: RealN8n,
	name: string,
): Promise<Array<Record<string, string>>> {
	const listed = await n8n.session.api('GET', '/data-tables?limit=100');
	const { data: tables } = z
		.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) })
		.parse(listed);
	const table = tables.find((candidate) => candidate.name === name);
	if (table === undefined) throw new Error(`n8n has no table "${name}".`);
	const rows: Array<Record<string, string>> = [];
	let cursor = '';
	do {
		const path = `/data-tables/${table.id}/rows?limit=100${cursor}`;
		const page = z
			.object({ data: z.array(z.record(z.coerce.string())), nextCursor: z.string().nullish() })
			.parse(await n8n.session.api('GET', path));
		rows.push(...page.data);
		cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
	} while (cursor !== '');
	return rows;
}
