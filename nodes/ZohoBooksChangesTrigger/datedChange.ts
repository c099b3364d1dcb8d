import type { JsonRecord } from '../shared/engine/types';
import { createdAt, modifiedAt } from '../shared/vendors/zohoBooks/changeCatalogue';

/** A record that changed. Zoho's times have whole seconds, so its version has more than the time. */
export interface DatedChange {
	entity: string;
	id: string;
	/** `invoice/982000000567114`. */
	key: string;
	/** Another one means that something changed. */
	version: string;
	/** Milliseconds. */
	time: number;
	createdAt?: number;
	/** The row of the list. */
	record: JsonRecord;
}

const TOLD_APART_BY = ['status', 'total', 'balance', 'amount', 'unused_amount'] as const;

/** @returns `undefined` for a row without a time, which nobody could place */
export function dateChange(
	entity: string,
	idField: string,
	record: JsonRecord,
): DatedChange | undefined {
	const time = modifiedAt(record);
	if (time === undefined) return undefined;
	const id = String(record[idField]);
	const state = TOLD_APART_BY.map((field) => String(record[field] ?? ''));
	return {
		entity,
		id,
		key: `${entity}/${id}`,
		version: [time, ...state].join(' '),
		time,
		createdAt: createdAt(record),
		record,
	};
}
