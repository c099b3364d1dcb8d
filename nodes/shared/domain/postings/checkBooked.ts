import { formatMoney, MoneyError, toMinorUnits } from '../../money';
import { capture } from '../capture';
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
	if (bookedAmount(first, currency) !== amount) {
		return review(
			'bookedAmount',
			`The books show ${describeAmount(first)} for this payment (${first.id}), GoCardless collected ` +
				`${formatMoney({ minorUnits: amount, currency })}.`,
		);
	}
	return nothing('booked', `The payment is in the books already (${first.id}).`);
}

/**
 * Minor units of a booked payment, if it is or may be in this currency: a ledger whose list names no
 * currencies is believed when the figure is the same.
 */
export function bookedAmount(
	{ amount, currency, decimal }: BookedPayment,
	expected: string,
): number | undefined {
	if (currency !== undefined) return currency === expected ? amount : undefined;
	const read = capture(() => toMinorUnits(decimal ?? '', expected));
	if ('value' in read) return read.value;
	if (read.error instanceof MoneyError) return undefined;
	throw read.error;
}

function describeAmount({ amount, currency, decimal }: BookedPayment): string {
	return currency === undefined
		? `${decimal ?? 'no amount'} of a currency that their list does not name`
		: formatMoney({ minorUnits: amount, currency });
}
