import { InProcessN8n } from '../harness/inProcess';
import { SETTINGS_TABLE, TABLES, textColumns } from './tables';

/** n8n with the tables of template 01, empty. */
export async function startN8n(): Promise<InProcessN8n> {
	const n8n = await InProcessN8n.create();
	for (const [table, columns] of Object.entries(TABLES)) {
		n8n.dataTables.create(table, textColumns(columns));
	}
	return n8n;
}

/** Writes the settings row of a company, and leaves those of other companies alone. */
export function saveSettings(n8n: InProcessN8n, row: { key: string; data: string }): void {
	const table = n8n.dataTables.table(SETTINGS_TABLE);
	const others = table.find().filter(({ key }) => key !== row.key);
	table.clear();
	table.insert([...others.map(({ key, data }) => ({ key: String(key), data: String(data) })), row]);
}
