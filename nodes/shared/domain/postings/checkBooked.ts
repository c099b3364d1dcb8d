import { formatMoney } from '../../money';
import type { BookedPayment, Collection } from '../types';
import { nothing, review, type Verdict } from '../verdict';

export interface BookedState {
	/** In the books and not voided. */
	valid: readonly BookedPayment[];
	/** Booked once, voided since. */
	voided: readonly BookedPayment[];
}

const NOT_BOOKED: BookedState = Object.freeze({ valid: [], voided: [] });

export function bookedState(payments: readonly BookedPayment[] | undefined): BookedState {
	if (payments === undefined) return NOT_BOOKED;
	return {
		valid: payments.filter(({ voided }) => !voided),
		voided: payments.filter(({ voided }) => voided),
	};
}

/** What there is to say about collected money that the books show already. */
export function checkBooked(
	{ id, amount, currency }: Collection,
	{ valid }: BookedState,
): Verdict | undefined {
	const [first, ...others] = valid;
	if (first === undefined) return undefined;
	if (others.length > 0) {
		const ids = valid.map((payment) => payment.id).join(', ');
		return review(
			'bookedTwice',
			`Payment ${id} is in the books ${valid.length} times (${ids}). Void all but one.`,
		);
	}
	if (first.amount !== amount || first.currency !== currency) {
		const inBooks = formatMoney({ minorUnits: first.amount, currency: first.currency });
		return review(
			'bookedAmount',
			`The books show ${inBooks} for this payment (${first.id}), GoCardless collected ` +
				`${formatMoney({ minorUnits: amount, currency })}.`,
		);
	}
	return nothing('booked', `The payment is in the books already (${first.id}).`);
}
