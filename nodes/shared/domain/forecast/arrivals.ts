import { latestDate } from '../calendar';
import { collectionState } from '../statuses';
import { lessFailures, observeFailureRates } from './failureRate';
import type { Payout } from '../types';
import { amountAtBank, type Debit } from './records';
import { daysUntilPayout } from './schemeTiming';
import { addWorkingDays, nextWorkingDay } from './workingDays';

/** Money that is expected at the bank on a day. Minor units of `currency`. */
export interface Arrival {
	date: string;
	currency: string;
	/** Debits gross, before fees that only the payout tells; payouts net. */
	amount: number;
	/** Less the share of debits that failed lately; of what is collected already, all of it. */
	likely: number;
	source: 'debit' | 'payout';
	id: string;
}

/** Whether a debit is under way: it may still bring money, or has brought it and is not paid out. */
export function isInFlight({ status }: Pick<Debit, 'status'>): boolean {
	return collectionState(status) === 'live' || status === 'confirmed';
}

/** The working day on which the money of a debit reaches the bank, by the timing of its scheme. */
export function expectedArrival(debit: Debit): string {
	const charged = debit.chargeDate ?? debit.createdAt.slice(0, 10);
	return addWorkingDays(charged, daysUntilPayout(debit.scheme, debit.currency));
}

/**
 * What will arrive from today on: payouts by their arrival date, and debits in flight that are in none
 * of them by the timing of their scheme. Each currency by itself. Linear.
 */
export function forecastArrivals(
	debits: readonly Debit[],
	payouts: readonly Payout[],
	today: string,
): Arrival[] {
	const rates = observeFailureRates(debits);
	const soonest = addWorkingDays(today, 1);
	const known = new Set(payouts.map(({ id }) => id));
	const arrivals: Arrival[] = [];
	for (const payout of payouts) {
		const { id } = payout;
		const { amount, currency } = amountAtBank(payout);
		const date = arrivalOf(payout, today, soonest);
		if (date === undefined || amount === undefined) continue;
		arrivals.push({ date, currency, amount, likely: amount, source: 'payout', id });
	}
	for (const debit of debits) {
		const { id, currency, amount, payoutId } = debit;
		if (!isInFlight(debit) || (payoutId !== undefined && known.has(payoutId))) continue;
		// What is late has not arrived: it can come tomorrow at the earliest.
		const date = latestDate(expectedArrival(debit), soonest) ?? soonest;
		const isCollected = debit.status === 'confirmed';
		const likely = isCollected ? amount : lessFailures(amount, rates.get(currency));
		arrivals.push({ date, currency, amount, likely, source: 'debit', id });
	}
	return arrivals;
}

/** Undefined for what arrived before today, and for what came back. */
function arrivalOf(
	{ status, arrivalDate }: Payout,
	today: string,
	soonest: string,
): string | undefined {
	if (status === 'bounced') return undefined;
	if (arrivalDate !== undefined) {
		return arrivalDate >= today ? nextWorkingDay(arrivalDate) : undefined;
	}
	return status === 'pending' ? soonest : undefined;
}
