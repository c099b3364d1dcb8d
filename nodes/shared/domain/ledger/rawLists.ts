import { MoneyError } from '../../money';
import { capture } from '../capture';
import { InvalidRecordError } from '../invalidRecord';
import { PlannedActionError } from '../plannedAction';
import { LedgerRefusal } from './refusal';

/** A record with its position in the input list, which the outcome is paired with. */
export interface Positioned<Record> {
	record: Record;
	item: number;
}

/**
 * The records of one input. An item without any key means that the list was asked for and is empty;
 * a list that failed, or holds anything else, is never taken for an empty one.
 *
 * @param name of the input, for the sentence
 * @throws LedgerRefusal for the first item that is no record
 */
export function readRecords<Record>(
	name: string,
	items: readonly unknown[],
	readRecord: (record: unknown) => Record,
): Array<Positioned<Record>> {
	const records: Array<Positioned<Record>> = [];
	items.forEach((raw, item) => {
		if (isEmptyItem(raw)) return;
		const failure = failureOf(raw);
		if (failure !== undefined) {
			throw new LedgerRefusal(
				`The list on ${name} failed (${failure}), so nothing is done. ` +
					'Set the node before it to stop on errors.',
				name,
				item,
			);
		}
		records.push({ record: readOrRefuse(name, item, raw, readRecord), item });
	});
	return records;
}

/** Reads one record; what is wrong with it is told with the place where it stood. */
export function readOrRefuse<Record>(
	name: string,
	item: number,
	raw: unknown,
	readRecord: (record: unknown) => Record,
): Record {
	const read = capture(() => readRecord(raw));
	if ('value' in read) return read.value;
	const { error } = read;
	const isForeign =
		error instanceof InvalidRecordError ||
		error instanceof MoneyError ||
		error instanceof PlannedActionError;
	if (!isForeign) throw error;
	throw new LedgerRefusal(
		`Item ${item} on ${name} cannot be used, so nothing is done. ${error.message}`,
		name,
		item,
	);
}

export function isEmptyItem(item: unknown): boolean {
	return typeof item === 'object' && item !== null && Object.keys(item).length === 0;
}

/** The error that a node returned as an item; a record has no `error`. */
export function failureOf(item: unknown): string | undefined {
	if (typeof item !== 'object' || item === null || !('error' in item)) return undefined;
	const { error } = item;
	if (error === undefined || error === null || error === false || error === '') return undefined;
	return typeof error === 'string' ? error : JSON.stringify(error);
}
