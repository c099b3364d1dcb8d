import { collectionState, isPostedStatus } from '../statuses';
import type { PostingMoment } from '../settings';
import type { Collection } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import type { BookedState } from './checkBooked';

/**
 * What the payment's status, as it is now, asks for. Undefined: it belongs into the books. The event
 * that led here is only a hint; it may be late, repeated, or out of order.
 */
export function checkStatus(
	{ id, status }: Collection,
	{ valid }: BookedState,
	moment: PostingMoment,
	willBeRetried = false,
): Verdict | undefined {
	const isBooked = valid.length > 0;
	switch (collectionState(status)) {
		case 'unknown':
			return review(
				'statusUnknown',
				`Payment ${id} has the status "${status}", which this version does not know. ` +
					'Look it up in GoCardless.',
			);
		case 'failed':
		case 'cancelled':
		case 'denied':
		case 'chargedBack':
			return checkEnded(id, status, isBooked, willBeRetried);
		case 'live':
		case 'collected':
			if (isPostedStatus(status, moment)) return undefined;
			// Booked by hand, or while another posting moment was set: nothing is wrong with it.
			return nothing(
				'notYet',
				`The payment is ${words(status)}; it is booked once it is ${words(moment)}.`,
			);
	}
}

/** Whether a debit of this status ended without the money, or the money went back. */
export function isReturned(status: string): boolean {
	const state = collectionState(status);
	return state !== 'unknown' && state !== 'live' && state !== 'collected';
}

/** Money that did not come, or went back. */
function checkEnded(
	id: string,
	status: string,
	isBooked: boolean,
	willBeRetried: boolean,
): Verdict {
	if (!isBooked) {
		return nothing(
			'notCollected',
			`The payment is ${words(status)}; there is nothing to book.` +
				(willBeRetried && status === 'failed' ? ' GoCardless will try it again by itself.' : ''),
		);
	}
	return review(
		'reversalNeeded',
		`Payment ${id} is ${words(status)}, but it is in the books. Reverse it, so that the invoice ` +
			'opens again.',
	);
}

/** `paid_out` as a person says it. */
export function words(status: string): string {
	return status.replaceAll('_', ' ');
}
