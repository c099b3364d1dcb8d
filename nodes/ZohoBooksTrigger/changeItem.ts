import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { deriveIdempotencyKey } from '../shared/idempotency';
import { isAsCreated, isVoided, modifiedAt } from '../shared/vendors/zohoBooks/changeCatalogue';
import type { CurrentRecord } from './currentRecord';
import type { Delivery } from './delivery';
import { eventName } from './ruleEvents';

export interface ReportedChange {
	delivery: Delivery;
	eventId: string;
	organizationId: string;
	current: CurrentRecord;
	webhook: IDataObject;
}

/** The item of a change, of the same shape as those of the Zoho Books Changes Trigger. */
export function toItem(change: ReportedChange): INodeExecutionData {
	const { delivery, eventId, organizationId, current, webhook } = change;
	const { entity, ruleType, id, sent } = delivery;
	const { record, recordError, ownChange } = current;
	const time = modifiedAt(record ?? sent);
	return {
		json: {
			eventId,
			entity,
			event: ruleType === undefined ? null : eventName({ entity, ruleType }),
			operation: operationOf(delivery, record ?? sent),
			id,
			time: time === undefined ? null : new Date(time).toISOString(),
			organizationId,
			ownChange,
			record,
			...(recordError === undefined ? {} : { recordError }),
			sent,
			webhook,
		},
	};
}

/** The same whenever this delivery comes again: nothing in it but its content tells it from others. */
export function eventIdOf(
	organizationId: string,
	{ entity, ruleType, id }: Delivery,
	signature: string,
): string {
	return deriveIdempotencyKey({
		books: `zoho:${organizationId}`,
		purpose: 'webhook-event',
		subjects: [entity, ruleType ?? '', id, signature.trim().toLowerCase()],
	});
}

/** A rule for creations and changes does not say which it was; the times of the record do. */
function operationOf({ ruleType }: Delivery, record: IDataObject): string {
	if (ruleType === 'delete') return 'deleted';
	if (isVoided(record)) return 'voided';
	if (ruleType === 'add') return 'created';
	if (modifiedAt(record) === undefined) return 'unknown';
	return isAsCreated(record) ? 'created' : 'updated';
}
