import { countTurns, type BookedEntries, type Turns } from '../bookkeeping/bookedEntries';
import { entryNumber, MAXIMUM_TURNS } from '../bookkeeping/entryNumbers';
import { dropRepeats, groupBy } from '../lists';
import type { BookedPayment } from '../types';
import { bookedState, type BookedState } from './checkBooked';

/** Payments in the books, by the number they were booked under. */
export type PaymentsByNumber = ReadonlyMap<string, BookedPayment[]>;

/** What the books show of one GoCardless payment: its booking, and how often it went and came. */
export interface Bookings {
	/** The payment itself, or what was booked when it came again, where only that is left. */
	state: BookedState;
	turns: Turns;
	/** The booked payment that holds the money as things stand, unless it was taken back. */
	holder?: BookedPayment;
	/** All that was booked for it and is not void. */
	payments: readonly BookedPayment[];
}

/** One payment may come as a row of a list and in full: the full one is kept. */
export function groupPayments(payments: readonly BookedPayment[]): PaymentsByNumber {
	const unique = dropRepeats(
		payments,
		({ id }) => id,
		(candidate, kept) => candidate.refunds !== undefined && kept.refunds === undefined,
	);
	return groupBy(
		unique.map(({ record }) => record),
		({ reference }) => reference,
	);
}

export function bookingsOf(
	booked: PaymentsByNumber,
	entries: BookedEntries | undefined,
	goCardlessId: string,
): Bookings {
	const original = bookedState(booked.get(goCardlessId));
	const again = comeAgain(booked, goCardlessId);
	const payments = [...original.valid, ...again];
	const turns = countTurns((turn, count) => {
		const [entry] = entries?.find(goCardlessId, turn, count) ?? [];
		if (entry !== undefined) return entry;
		const number = entryNumber(goCardlessId, turn, count);
		return turn === 'reversal'
			? payments.find(({ refunds = [] }) => refunds.some((refund) => refund.number === number))
			: again.find(({ reference }) => reference === number);
	});
	const latest = again[again.length - 1];
	const valid = original.valid.length > 0 || latest === undefined ? original.valid : [latest];
	return {
		state: { valid, voided: original.voided },
		turns,
		holder: turns.isReversed ? undefined : (latest ?? original.valid[0]),
		payments,
	};
}

/**
 * What was booked when the money came again, in order. A payment of nothing only links others
 * (QuickBooks sheet 12).
 */
function comeAgain(booked: PaymentsByNumber, goCardlessId: string): BookedPayment[] {
	const found: BookedPayment[] = [];
	for (let count = 1; count <= MAXIMUM_TURNS; count += 1) {
		const number = entryNumber(goCardlessId, 'reinstatement', count);
		const { valid } = bookedState(booked.get(number));
		found.push(...valid.filter(holdsMoney));
	}
	return found;
}

function holdsMoney({ amount, decimal }: BookedPayment): boolean {
	return amount > 0 || decimal !== undefined;
}
