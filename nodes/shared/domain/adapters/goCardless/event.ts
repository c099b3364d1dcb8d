import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { CollectionEvent } from '../../types';
import { requiredId } from './fields';
import { readCollection } from './payment';
import { readRefund } from './refund';

const eventSchema = z.object({
	id: requiredId,
	resource_type: z.string().min(1),
	action: z.string().min(1),
	created_at: optionalText,
	links: z.object({ payment: optionalText, refund: optionalText }).nullish(),
	details: z.object({ will_attempt_retry: z.boolean().nullish() }).nullish(),
	resource: z.unknown(),
});

/** Events of the dashboard's "send test web hook" button (GoCardless sheet 7.3). */
const TEST_EVENT = /^EVTEST/i;

/**
 * An event with the payment or refund as it is now in `resource`, or a bare payment.
 *
 * @throws InvalidRecordError
 */
export function readCollectionEvent(record: unknown): CollectionEvent {
	if (!isEvent(record)) {
		const collection = readCollection(record);
		return { resourceType: 'payments', isTest: false, paymentId: collection.id, collection };
	}
	const raw = parseRecord(eventSchema, record, 'a GoCardless event');
	const isTest = TEST_EVENT.test(raw.id);
	const has = (resourceType: string) =>
		raw.resource_type === resourceType && !isTest && isFilledObject(raw.resource);
	const collection = has('payments') ? readCollection(raw.resource) : undefined;
	const refund = has('refunds') ? readRefund(raw.resource) : undefined;
	return {
		eventId: raw.id,
		resourceType: raw.resource_type,
		action: raw.action,
		isTest,
		createdAt: textOrNone(raw.created_at),
		willAttemptRetry: raw.details?.will_attempt_retry ?? undefined,
		paymentId: collection?.id ?? refund?.paymentId ?? textOrNone(raw.links?.payment),
		collection,
		refundId: refund?.id ?? textOrNone(raw.links?.refund),
		refund,
	};
}

function isEvent(record: unknown): boolean {
	return typeof record === 'object' && record !== null && 'resource_type' in record;
}

function isFilledObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
