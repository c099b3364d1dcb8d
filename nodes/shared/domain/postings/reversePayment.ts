import type { PlanSubject } from '../planItem';
import type { Collection } from '../types';
import { writeVerdict, type Verdict } from '../verdict';
import type { Bookings } from './bookings';
import { checkBooked } from './checkBooked';
import type { PostingsContext } from './context';
import { reverseByEntry } from './reverseByEntry';
import { reverseByPayment } from './reverseByPayment';

/** Money that went back after it was booked. Whatever event told of it, the status now decides. */
export function reversePayment(
	context: PostingsContext,
	collection: Collection,
	bookings: Bookings,
	subject: PlanSubject,
): void {
	const verdict = planReversal(context, collection, bookings, subject);
	if (verdict === undefined) return;
	writeVerdict(context.writer, verdict, subject, { amount: collection.amount });
}

function planReversal(
	context: PostingsContext,
	collection: Collection,
	bookings: Bookings,
	subject: PlanSubject,
): Verdict | undefined {
	const problem = checkBooked(collection, bookings.state);
	if (problem?.outcome === 'review') return problem;
	const { reversals } = context.adapter;
	return reversals.kind === 'byEntry'
		? reverseByEntry(context, reversals, collection, bookings, subject)
		: reverseByPayment(context, reversals, collection, bookings, subject);
}
