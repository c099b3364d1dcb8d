import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { CollectionEvent } from '../../types';
import { requiredId } from './fields';
import { readCollection } from './payment';

const eventSchema = z.object({
	id: requiredId,
	resource_type: z.string().min(1),
	action: z.string().min(1),
	links: z.object({ payment: optionalText }).nullish(),
	resource: z.unknown(),
});

/** Events of the dashboard's "send test web hook" button (GoCardless sheet 7.3). */
const TEST_EVENT = /^EVTEST/i;

/**
 * An event with the payment as it is now in `resource`, or a bare payment.
 *
 * @throws InvalidRecordError
 */
export function readCollectionEvent(record: unknown): CollectionEvent {
	if (!isEvent(record)) {
		const collection = readCollection(record);
		return { resourceType: 'payments', isTest: false, paymentId: collection.id, collection };
	}
	const raw = parseRecord(eventSchema, record, 'a GoCardless event');
	const isPayment = raw.resource_type === 'payments';
	const isTest = TEST_EVENT.test(raw.id);
	const hasResource = isPayment && !isTest && isFilledObject(raw.resource);
	const collection = hasResource ? readCollection(raw.resource) : undefined;
	return {
		eventId: raw.id,
		resourceType: raw.resource_type,
		action: raw.action,
		isTest,
		paymentId: collection?.id ?? textOrNone(raw.links?.payment),
		collection,
	};
}

function isEvent(record: unknown): boolean {
	return typeof record === 'object' && record !== null && 'resource_type' in record;
}

function isFilledObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
