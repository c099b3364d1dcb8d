import { compareText, dropRepeats } from '../lists';
import { PlanWriter, type PlanItem, type PlanSubject } from '../planItem';
import { collectionState, type CollectionState } from '../statuses';
import type { Collection, CollectionEvent } from '../types';
import { buildPostingsContext, type PostingsInput } from './context';
import { decidePosting } from './decidePosting';

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
 * Decides what GoCardless events mean for the books: one line a payment, however many events speak of
 * it, and one line for every event that is about something else. Pure and linear.
 */
export function planPostings(input: PostingsInput): PlanItem[] {
	const writer = new PlanWriter(input.settings.books);
	const context = buildPostingsContext(input, writer);
	const unique = dropRepeats(input.events, eventSubject, isMoreCautious);
	const payments: Array<{ collection: Collection; subject: PlanSubject }> = [];
	for (const { record: event, item } of unique) {
		const { collection } = event;
		const subject: PlanSubject = {
			source: { input: EVENTS_INPUT, item },
			goCardlessId: event.paymentId ?? event.eventId,
			currency: collection?.currency,
		};
		if (collection === undefined) explainEvent(writer, event, subject);
		else payments.push({ collection, subject });
	}
	// Payments of one invoice share its balance: the earlier charge comes first, in whatever order
	// the events arrived.
	payments.sort((left, right) => byCharge(left.collection, right.collection));
	for (const { collection, subject } of payments) decidePosting(context, collection, subject);
	return writer.items;
}

function explainEvent(writer: PlanWriter, event: CollectionEvent, subject: PlanSubject): void {
	if (event.isTest) {
		writer.nothing('testEvent', 'A test event of the GoCardless dashboard.', subject);
	} else if (event.resourceType === 'payments') {
		writer.review(
			'paymentMissing',
			`Event ${event.eventId} came without its payment, so nothing can be said about it. ` +
				'Let the trigger or the GoCardless node fetch the payment.',
			subject,
		);
	} else {
		const about = event.resourceType.replaceAll('_', ' ');
		writer.nothing('otherEvent', `An event about ${about}; no payment is booked for it.`, subject);
	}
}

/** All events about one payment count once; other events count each. */
function eventSubject({ paymentId, eventId, resourceType, isTest }: CollectionEvent): string {
	const isPayment = resourceType === 'payments' && !isTest && paymentId !== undefined;
	return isPayment ? `payment ${paymentId}` : `event ${eventId}`;
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
