import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { CHANGING_ENTITIES } from '../shared/vendors/zohoBooks/changeCatalogue';
import { dateChange, type DatedChange } from './datedChange';
import { listChanged, type Span } from './listChanged';

export interface ChangeWindow {
	/** Each record once. */
	changes: DatedChange[];
	notes: string[];
}

/** Everything of the watched kinds that changed since a moment. */
export async function readWindow(
	client: ZohoBooksClient,
	entities: string[],
	span: Span,
): Promise<ChangeWindow> {
	const changes: DatedChange[] = [];
	const notes: string[] = [];
	// One after the other: an invoice that a payment changes meanwhile is then found by the next look.
	for (const entity of entities) {
		const { rows, note } = await listChanged(client, entity, span);
		const idField = client.idField(CHANGING_ENTITIES[entity]?.path ?? '');
		const dated = rows.map((row) => dateChange(entity, idField, row));
		const known = dated.filter((change) => change !== undefined);
		changes.push(...known);
		if (note !== undefined) notes.push(note);
		const lost = dated.length - known.length;
		if (lost > 0) notes.push(`${lost} rows of the kind "${entity}" say not when they changed.`);
	}
	return { changes, notes };
}
