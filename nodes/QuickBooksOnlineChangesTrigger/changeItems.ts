import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	isVoidedRecord,
	recogniseOwnChanges,
} from '../shared/domain/adapters/quickBooksOnline/ownChanges';
import { deriveIdempotencyKey } from '../shared/idempotency';
import type { ChangeOperation } from '../shared/vendors/quickBooksOnline/changeCatalogue';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import type { DatedChange } from './datedChange';
import type { ChangeWindow } from './readWindow';
import type { PollSettings } from './settings';

export interface Look {
	client: QuickBooksClient;
	settings: PollSettings;
	window: ChangeWindow;
	/** Where the look begins: milliseconds. */
	since: number;
	/** What earlier looks reported, by entity and id. */
	known: ReadonlyMap<string, string>;
}

/**
 * One item per change that the workflow wants, oldest first; of the same shape as those of the
 * QuickBooks Online Trigger.
 */
export function toItems(changes: readonly DatedChange[], look: Look): INodeExecutionData[] {
	const { client, settings, window, since } = look;
	const own = recogniseOwnChanges(changes);
	const poll: IDataObject = {
		since: new Date(since).toISOString(),
		until: window.until === undefined ? null : new Date(window.until).toISOString(),
		deletionsUnknown: window.deletionsUnknown,
		...(window.note === undefined ? {} : { note: window.note }),
	};
	return changes
		.map((change, index) => ({ change, ownChange: own[index] ?? false }))
		.filter(({ ownChange }) => !(ownChange && settings.skipOwnChanges))
		.map(({ change, ownChange }) => ({ change, ownChange, operation: operationOf(change, look) }))
		.filter(({ operation }) => settings.operations.includes(operation))
		.sort((left, right) => (left.change.time ?? 0) - (right.change.time ?? 0))
		.map(({ change, ownChange, operation }) => ({
			json: {
				eventId: eventIdOf(client, change),
				entity: change.entity,
				operation,
				id: change.id,
				deletedId: null,
				time: change.time === undefined ? null : new Date(change.time).toISOString(),
				companyId: client.companyId,
				ownChange,
				record: change.isDeleted ? null : (change.record as IDataObject),
				poll,
			},
		}));
}

/** Change data capture gives states, not events; a void looks like an update (QuickBooks sheet 10). */
function operationOf(change: DatedChange, { since, known }: Look): ChangeOperation {
	if (change.isDeleted) return 'deleted';
	if (isVoidedRecord(change.record)) return 'voided';
	const isNew = change.createdAt !== undefined && change.createdAt >= since;
	return isNew && !known.has(change.key) ? 'created' : 'updated';
}

/** The same whenever this state of the record is reported again. */
function eventIdOf({ account }: QuickBooksClient, { entity, id, version }: DatedChange): string {
	return deriveIdempotencyKey({
		books: account,
		purpose: 'change',
		subjects: [entity, id, version],
	});
}
