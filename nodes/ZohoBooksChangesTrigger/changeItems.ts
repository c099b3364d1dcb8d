import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { recogniseOwnChanges } from '../shared/domain/adapters/zohoBooks/ownChanges';
import { deriveIdempotencyKey } from '../shared/idempotency';
import { isVoided } from '../shared/vendors/zohoBooks/changeCatalogue';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import type { DatedChange } from './datedChange';
import { fullRecords } from './fullRecords';
import type { PollSettings } from './settings';

export interface Look {
	client: ZohoBooksClient;
	settings: PollSettings;
	/** Where the look begins: milliseconds. */
	since: number;
	/** When it has to end: milliseconds. */
	deadline: number;
	/** Records that were made since then and are not known are new: milliseconds. */
	newSince: number;
	/** What earlier looks reported, by entity and id. */
	known: ReadonlyMap<string, string>;
	notes: readonly string[];
}

export interface Found {
	items: INodeExecutionData[];
	/** Wanted changes for which there was no time: later than those in the items, or as late. */
	left: DatedChange[];
}

/**
 * One item per change that the workflow wants, oldest first; of the same shape as those of the Zoho
 * Books Trigger.
 *
 * @param changes everything in the window: payments tell whose change of an invoice it is
 */
export async function toItems(changes: readonly DatedChange[], look: Look): Promise<Found> {
	const { client, settings, known, since } = look;
	const own = recogniseOwnChanges(changes);
	const wanted = changes
		.map((change, index) => ({ change, ownChange: own[index] ?? false }))
		.filter(({ change }) => known.get(change.key) !== change.version)
		.filter(({ ownChange }) => !(ownChange && settings.skipOwnChanges))
		.map((one) => ({ ...one, operation: operationOf(one.change, look) }))
		.filter(({ operation }) => settings.operations.includes(operation))
		.sort((left, right) => left.change.time - right.change.time);
	const records = settings.fetchFullRecord
		? await fullRecords(
				client,
				wanted.map(({ change }) => change),
				look.deadline,
			)
		: wanted.map(({ change }) => change.record);
	const poll: IDataObject = {
		since: new Date(since).toISOString(),
		callsLeftToday: client.budget?.remaining ?? null,
		callsPerDay: client.budget?.limit ?? null,
		...(look.notes.length === 0 ? {} : { note: look.notes.join(' ') }),
	};
	const items = wanted.slice(0, records.length).map(({ change, ownChange, operation }, index) => ({
		json: {
			eventId: eventIdOf(client, change),
			entity: change.entity,
			event: null,
			operation,
			id: change.id,
			time: new Date(change.time).toISOString(),
			organizationId: client.organizationId,
			ownChange,
			record: (records[index] ?? change.record) as IDataObject,
			poll,
		},
	}));
	return { items, left: wanted.slice(records.length).map(({ change }) => change) };
}

/** A list gives states, not events: what was made since the look began and was unknown is new. */
function operationOf(change: DatedChange, { newSince, known }: Look): string {
	if (isVoided(change.record)) return 'voided';
	const isNew = change.createdAt !== undefined && change.createdAt >= newSince;
	return isNew && !known.has(change.key) ? 'created' : 'updated';
}

/** The same whenever this state of the record is reported again. */
function eventIdOf({ account }: ZohoBooksClient, { entity, id, version }: DatedChange): string {
	return deriveIdempotencyKey({
		books: account,
		purpose: 'change',
		subjects: [entity, id, version],
	});
}
