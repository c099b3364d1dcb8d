import type { BookedPayment } from '../types';
import { review, type Verdict } from '../verdict';
import type { Bookings } from './bookings';
import type { PostingsContext } from './context';

/**
 * Where payments give their money back themselves, only a payment in full tells whether they did; a
 * row of a list may not. Undefined: all is known that is needed.
 */
export function detailsMissing(
	{ adapter }: PostingsContext,
	{ payments }: Bookings,
): Verdict | undefined {
	if (adapter.reversals.kind !== 'byPayment') return undefined;
	const unread = payments.find(({ refunds }) => refunds === undefined);
	return unread === undefined ? undefined : askForDetails(adapter.displayName, unread);
}

function askForDetails(books: string, { id, reference }: BookedPayment): Verdict {
	return review(
		'detailsNeeded',
		`${books} lists payment ${reference ?? id} (${id}) without its refunds, so it is not known ` +
			'whether it was taken back already. Let the workflow get this payment in full, and connect it ' +
			'to Booked Payments.',
	);
}
