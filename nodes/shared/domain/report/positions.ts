import { addDays } from '../calendar';
import { isInFlight, type Arrival } from '../forecast/arrivals';
import { amountAtBank, type Debit } from '../forecast/records';
import { compareText } from '../lists';
import type { Payout } from '../types';
import type { CurrencyPosition } from './reportTypes';

/** Where the money is, one line a currency. */
export function listPositions(
	debits: readonly Debit[],
	arrivals: readonly Arrival[],
	payouts: readonly Payout[],
	today: string,
): CurrencyPosition[] {
	const table = new Map<string, CurrencyPosition>();
	const of = (currency: string): CurrencyPosition => {
		const known = table.get(currency);
		if (known !== undefined) return known;
		const fresh = {
			currency,
			waiting: 0,
			submitted: 0,
			held: 0,
			inFlight: 0,
			nextWeek: 0,
			lastMonth: 0,
		};
		table.set(currency, fresh);
		return fresh;
	};
	for (const debit of debits) {
		if (!isInFlight(debit)) continue;
		const position = of(debit.currency);
		position.inFlight += debit.amount;
		position[placeOf(debit.status)] += debit.amount;
	}
	const weekEnd = addDays(today, 7);
	for (const { date, currency, likely } of arrivals) {
		if (date <= weekEnd) of(currency).nextWeek += likely;
	}
	const monthStart = addDays(today, -30);
	for (const payout of payouts) {
		const { status, arrivalDate } = payout;
		const hasArrived =
			status === 'paid' &&
			arrivalDate !== undefined &&
			arrivalDate >= monthStart &&
			arrivalDate <= today;
		if (!hasArrived) continue;
		const { amount = 0, currency } = amountAtBank(payout);
		of(currency).lastMonth += amount;
	}
	return [...table.values()].sort((left, right) => compareText(left.currency, right.currency));
}

function placeOf(status: string): 'waiting' | 'submitted' | 'held' {
	if (status === 'confirmed') return 'held';
	return status === 'submitted' ? 'submitted' : 'waiting';
}
