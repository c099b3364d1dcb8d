import type { PlanSubject } from '../planItem';
import type { Collection } from '../types';
import { writeVerdict } from '../verdict';
import type { Bookings } from './bookings';
import type { PostingsContext } from './context';
import { reinstateByEntry } from './reinstateByEntry';
import { reinstateByPayment } from './reinstateByPayment';

/**
 * Money that had gone back and has come again: a chargeback that was won, or a failed debit that a
 * retry collected. The reversal is taken back, and the money pays the invoice, as far as it is open.
 */
export function reinstatePayment(
	context: PostingsContext,
	collection: Collection,
	bookings: Bookings,
	subject: PlanSubject,
): void {
	const { reversals } = context.adapter;
	const verdict =
		reversals.kind === 'byEntry'
			? reinstateByEntry(context, reversals, collection, bookings, subject)
			: reinstateByPayment(context, collection, bookings, subject);
	if (verdict === undefined) return;
	writeVerdict(context.writer, verdict, subject, { amount: collection.amount });
}
