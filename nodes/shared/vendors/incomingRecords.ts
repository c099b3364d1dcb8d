import type { INodeExecutionData } from 'n8n-workflow';

import { InvalidRecordError } from '../domain/invalidRecord';
import { ParameterError } from '../engine/parameters';
import type { JsonRecord } from '../engine/types';
import { raise } from '../raise';

/** The records of the input by their place; an empty item means that there are none. */
export function incomingRecords(items: readonly INodeExecutionData[]): Map<number, JsonRecord> {
	const records = new Map<number, JsonRecord>();
	items.forEach(({ json }, place) => {
		if (Object.keys(json).length > 0) records.set(place, json);
	});
	return records;
}

/** @throws ParameterError instead of what the domain says about a record that is none */
export function readIncoming<Result>(connect: string, read: () => Result): Result {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof InvalidRecordError)) return raise(error);
		return raise(new ParameterError(error.message, `Connect ${connect} here, and nothing else.`));
	}
}
