import { z } from 'zod';

import type { RealN8n } from '../harness/realN8n';

/** Creates a Data Table of text columns with these rows, through n8n's public API. */
export async function createTable(
	n8n: RealN8n,
	name: string,
	rows: Array<Record<string, string>>,
): Promise<void> {
	const columns = Object.keys(rows[0] ?? {}).map((column) => ({ name: column, type: 'string' }));
	const created = await n8n.session.api('POST', '/data-tables', { name, columns });
	const { id } = z.object({ id: z.string() }).parse(created);
	await n8n.session.api('POST', `/data-tables/${id}/rows`, { data: rows });
}
