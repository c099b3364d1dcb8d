import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { recogniseOwnChanges } from '../shared/domain/adapters/quickBooksOnline/ownChanges';
import { type CurrentRecord, readCurrentRecords } from './currentRecords';
import type { NotifiedChange } from './delivery';
import { createRecordsReader } from './recordsReader';
import type { TriggerSettings } from './settings';

export interface WantedChanges {
	/** All changes of the company. */
	ours: readonly NotifiedChange[];
	/** Those of them that the workflow asked for. */
	wanted: readonly NotifiedChange[];
	settings: TriggerSettings;
	/** What every item tells of the delivery it came in. */
	webhook: IDataObject;
}

/** One item per change, in the order of the delivery, with its record where that is wanted. */
export async function readChangeItems(
	context: IWebhookFunctions,
	{ ours, wanted, settings, webhook }: WantedChanges,
): Promise<INodeExecutionData[]> {
	if (!settings.fetchCurrentRecord) {
		return wanted.map((change) => toItem(change, { record: null }, null, webhook));
	}
	// An invoice is known to have changed by our hand only beside the payment that changed it.
	const payments = settings.skipOwnChanges
		? ours.filter((change) => change.entity === 'Payment' && !wanted.includes(change))
		: [];
	const read = [...wanted, ...payments];
	const records = await readCurrentRecords(read, createRecordsReader(context));
	const own = recogniseOwnChanges(
		read.map(({ entity }, index) => ({ entity, record: records[index]?.record })),
	);
	return wanted.flatMap((change, index) => {
		const isOwn = own[index] ?? false;
		if (isOwn && settings.skipOwnChanges) return [];
		return toItem(change, records[index] ?? { record: null }, isOwn, webhook);
	});
}

/** @param ownChange `null` where nobody looked */
function toItem(
	change: NotifiedChange,
	{ record, recordError }: CurrentRecord,
	ownChange: boolean | null,
	webhook: IDataObject,
): INodeExecutionData {
	const { eventId, entity, operation, id, deletedId, time, companyId, raw } = change;
	return {
		json: {
			eventId,
			entity,
			operation,
			id,
			deletedId: deletedId ?? null,
			time: time ?? null,
			companyId,
			ownChange,
			record,
			...(recordError === undefined ? {} : { recordError }),
			event: raw,
			webhook,
		},
	};
}
