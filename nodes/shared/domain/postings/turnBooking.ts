import type { PlanSubject } from '../planItem';
import { isPostedStatus } from '../statuses';
import type { Collection } from '../types';
import type { BookedState } from './checkBooked';
import { isReturned } from './checkStatus';
import type { PostingsContext } from './context';
import { reinstatePayment } from './reinstatePayment';
import { reversePayment } from './reversePayment';

/**
 * Takes a booking back whose money went back, or takes that back in turn. Only where the entries in
 * the books are known; otherwise a person is asked.
 *
 * @returns whether the payment is dealt with
 */
export function turnBooking(
	context: PostingsContext,
	collection: Collection,
	booked: BookedState,
	subject: PlanSubject,
): boolean {
	const [payment] = booked.valid;
	if (context.entries === undefined || payment === undefined) return false;
	if (isReturned(collection.status)) {
		reversePayment(context, collection, booked, subject);
		return true;
	}
	const turns = context.entries.turnsOf(collection.id);
	const isBack =
		turns.isReversed && isPostedStatus(collection.status, context.settings.postingMoment);
	if (isBack) reinstatePayment(context, collection, payment, turns, subject);
	return isBack;
}
