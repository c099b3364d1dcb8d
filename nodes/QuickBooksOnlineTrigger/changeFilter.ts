import type { INodePropertyOptions } from 'n8n-workflow';

import {
	CHANGING_ENTITIES,
	entityLabel,
	operationLabel,
} from '../shared/vendors/quickBooksOnline/changeCatalogue';
import type { NotifiedChange } from './delivery';

/** Stands for every change, those included that Intuit has yet to invent. */
export const ALL_CHANGES = '*';

/**
 * Whether the workflow wants this change.
 *
 * @param wanted `*`, `<entity>.*` or `<entity>.<operation>`; a change passes if one fits
 */
export function isWanted(
	{ entity, operation }: NotifiedChange,
	wanted: readonly string[],
): boolean {
	return [ALL_CHANGES, `${entity}.*`, `${entity}.${operation}`].some((name) =>
		wanted.includes(name),
	);
}

/** The choices of the node's field "Changes". */
export function changeOptions(): INodePropertyOptions[] {
	const options = Object.entries(CHANGING_ENTITIES).flatMap(([entity, { operations }]) => {
		const label = entityLabel(entity);
		return [
			{ name: `${label}: All Changes`, value: `${entity}.*` },
			...[...operations].sort().map((operation) => ({
				name: `${label}: ${operationLabel(operation)}`,
				value: `${entity}.${operation}`,
			})),
		];
	});
	return [{ name: 'All Changes', value: ALL_CHANGES }, ...options];
}
