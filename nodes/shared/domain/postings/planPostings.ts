import { meaningOf } from '../events/eventMatrix';
import { compareText, dropRepeats } from '../lists';
import { PlanWriter, type PlanItem, type PlanSubject } from '../planItem';
import { collectionState, type CollectionState } from '../statuses';
import type { Collection, CollectionEvent } from '../types';
import { writeVerdict } from '../verdict';
import { buildPostingsContext, type PostingsInput } from './context';
import { decidePosting } from './decidePosting';
import { decideRefund } from './decideRefund';
import { explainEvent, explainUnknown } from './explainEvent';
import { gatherRefunds } from './refunds';

/** Position of the driving list. */
const EVENTS_INPUT = 0;

/** Of several readings of one payment, the one by which least is booked is believed: lowest first. */
const CAUTION: CollectionState[] = [
	'collected',
	'live',
	'denied',
	'cancelled',
	'failed',
	'chargedBack',
	'unknown',
];

/**
 * Decides what GoCardless events mean for the books: one line a payment or refund, however many
 * events speak of it, and one line for every event that is about something else, or that this version
 * does not know. Pure and linear.
 */
export function planPostings(input: PostingsInput): PlanItem[] {
	const writer = new PlanWriter(input.settings.books);
	const context = buildPostingsContext(input, writer);
	const unique = dropRepeats(input.events, eventSubject, isMoreCautious);
	const refunds = gatherRefunds(input.events, EVENTS_INPUT);
	const knownRefunds = new Set(refunds.map(({ refund }) => refund.id));
	const payments: Array<{ collection: Collection; subject: PlanSubject }> = [];
	for (const { record: event, item } of unique) {
		const { collection } = event;
		const subject: PlanSubject = {
			source: { input: EVENTS_INPUT, item },
			goCardlessId: event.refundId ?? event.paymentId ?? event.eventId,
			currency: collection?.currency,
			eventId: event.eventId,
		};
		if (collection !== undefined) payments.push({ collection, subject });
		else if (!knownRefunds.has(event.refundId ?? '')) {
			writeVerdict(writer, explainEvent(event), subject);
		}
	}
	reportUnknownEvents(input.events, writer);
	// Payments of one invoice share its balance: the earlier charge comes first, in whatever order
	// the events arrived.
	payments.sort((left, right) => byCharge(left.collection, right.collection));
	for (const { collection, subject } of payments) decidePosting(context, collection, subject);
	const byId = new Map(payments.map(({ collection }) => [collection.id, collection]));
	for (const story of refunds) decideRefund(context, story, byId.get(story.refund.paymentId ?? ''));
	return writer.items;
}

/** Events of a payment or refund that say what we have never heard of, each once. */
function reportUnknownEvents(events: readonly CollectionEvent[], writer: PlanWriter): void {
	for (const { record: event, item } of dropRepeats(events, ({ eventId }) => eventId ?? '')) {
		const { eventId, resourceType, action, isTest, collection, refund } = event;
		const isDecided = collection !== undefined || refund !== undefined;
		if (eventId === undefined || isTest || !isDecided) continue;
		if (meaningOf(resourceType, action ?? '') !== undefined) continue;
		const source = { input: EVENTS_INPUT, item };
		writeVerdict(writer, explainUnknown(event), { source, goCardlessId: eventId, eventId });
	}
}

/** All events about one payment or refund count once; other events count each. */
function eventSubject(event: CollectionEvent): string {
	const { paymentId, refundId, eventId, resourceType, isTest } = event;
	if (isTest) return `event ${eventId}`;
	if (resourceType === 'payments' && paymentId !== undefined) return `payment ${paymentId}`;
	if (resourceType === 'refunds' && refundId !== undefined) return `refund ${refundId}`;
	return `event ${eventId}`;
}

function isMoreCautious(candidate: CollectionEvent, kept: CollectionEvent): boolean {
	if (candidate.collection === undefined) return false;
	if (kept.collection === undefined) return true;
	const difference = caution(candidate.collection) - caution(kept.collection);
	// Confirmed says less than paid out.
	if (difference === 0) return candidate.collection.status < kept.collection.status;
	return difference > 0;
}

function caution({ status }: Collection): number {
	return CAUTION.indexOf(collectionState(status));
}

function byCharge(left: Collection, right: Collection): number {
	return (
		compareText(left.chargeDate ?? '', right.chargeDate ?? '') || compareText(left.id, right.id)
	);
}
