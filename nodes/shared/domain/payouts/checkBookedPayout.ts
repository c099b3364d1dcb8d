import { formatMoney } from '../../money';
import type { BookedEntry, Payout } from '../types';
import { nothing, review, type Verdict } from '../verdict';

/** What there is to say about a payout that the books show already. */
export function checkBookedPayout(
	payout: Payout,
	booking: BookedEntry,
	others: readonly BookedEntry[],
): Verdict {
	if (others.length > 0) {
		const ids = [booking, ...others].map(({ kind, id }) => `${kind} ${id}`).join(', ');
		return review(
			'bookedTwice',
			`Payout ${payout.id} is in the books ${others.length + 1} times (${ids}). Delete all but one.`,
		);
	}
	const arrived = arrivedAmount(payout);
	if (!showsAmount(booking, [payout.amount, arrived.minorUnits])) {
		return review(
			'bookedAmount',
			`The books show another amount for this payout (${booking.id}) than the ` +
				`${formatMoney(arrived)} that were sent to the bank.`,
		);
	}
	return nothing('booked', `The payout is in the books already (${booking.id}).`);
}

/** What the bank statement shows. */
export function arrivedAmount({ amount, currency, exchange }: Payout) {
	if (exchange?.amount === undefined) return { minorUnits: amount, currency };
	return { minorUnits: exchange.amount, currency: exchange.currency };
}

/** An exchanged payout is booked in either currency, so that one of its two amounts has to be there. */
function showsAmount({ kind, total, sides }: BookedEntry, amounts: readonly number[]): boolean {
	const shown = kind === 'deposit' || kind === 'transfer' ? [total] : [...(sides?.values() ?? [])];
	// A list that names no lines shows no amount, and none that is wrong.
	if (shown.every((amount) => amount === undefined)) return true;
	return amounts.some((amount) => amount === 0 || shown.includes(amount));
}
