import type { PlanSubject } from '../planItem';
import { isPostedStatus } from '../statuses';
import type { Collection, CollectionEvent } from '../types';
import { writeVerdict } from '../verdict';
import type { Bookings } from './bookings';
import { isReturned } from './checkStatus';
import type { PostingsContext } from './context';
import { detailsMissing } from './paymentDetails';
import { reinstatePayment } from './reinstatePayment';
import { reversePayment } from './reversePayment';

/** Events after which a payment that is collected now may have been taken out of the books before. */
const TURNING: readonly string[] = ['failed', 'charged_back', 'chargeback_cancelled'];

/**
 * Takes a booking back whose money went back, or takes that back in turn. Only where the books tell
 * what was taken back already; otherwise a person is asked.
 *
 * @returns whether the payment is dealt with
 */
export function turnBooking(
	context: PostingsContext,
	collection: Collection,
	bookings: Bookings,
	subject: PlanSubject,
): boolean {
	const { adapter, entries, happenings, settings, writer } = context;
	const isKnown = adapter.reversals.kind === 'byPayment' || entries !== undefined;
	if (!isKnown || bookings.state.valid.length === 0) return false;
	if (isReturned(collection.status)) {
		reversePayment(context, collection, bookings, subject);
		return true;
	}
	if (!isPostedStatus(collection.status, settings.postingMoment)) return false;
	if (bookings.turns.isReversed) {
		reinstatePayment(context, collection, bookings, subject);
		return true;
	}
	const missing = mayHaveTurned(happenings.get(collection.id))
		? detailsMissing(context, bookings)
		: undefined;
	if (missing === undefined) return false;
	writeVerdict(writer, missing, subject, { amount: collection.amount });
	return true;
}

function mayHaveTurned(events: readonly CollectionEvent[] = []): boolean {
	return events.some(({ action = '' }) => TURNING.includes(action));
}
