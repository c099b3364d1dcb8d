import { addDays } from '../calendar';
import { compareText } from '../lists';
import { collectionState } from '../statuses';
import { expectedArrival } from './arrivals';
import type { Payout } from '../types';
import type { Debit } from './records';
import { startOfWeek } from './workingDays';

/** What a week was to bring and what it brought, in one currency. Minor units, before fees. */
export interface WeekComparison {
	/** Its Monday. */
	week: string;
	currency: string;
	/** Debits whose money was due to arrive in that week, whatever became of them. */
	forecast: number;
	/** Those of them that failed or were charged back. */
	failed: number;
	/** Payouts that arrived, with the fees that were deducted. */
	actual: number;
	/** Actual less forecast and failures: zero when all money came in its week. */
	drift: number;
}

/**
 * Forecast against actual for whole weeks that are over, by the same rule that makes the forecast.
 * Linear.
 */
export function compareWeeks(
	debits: readonly Debit[],
	payouts: readonly Payout[],
	today: string,
	weeks: number,
): WeekComparison[] {
	const end = startOfWeek(today);
	const start = addDays(end, -7 * weeks);
	const table = new Map<string, WeekComparison>();
	const rowOf = (date: string, currency: string): WeekComparison | undefined => {
		if (date < start || date >= end) return undefined;
		const week = startOfWeek(date);
		const key = `${currency} ${week}`;
		const row = table.get(key) ?? { week, currency, forecast: 0, failed: 0, actual: 0, drift: 0 };
		table.set(key, row);
		return row;
	};
	for (const debit of debits) {
		const state = collectionState(debit.status);
		if (state === 'cancelled' || state === 'denied') continue;
		const row = rowOf(expectedArrival(debit), debit.currency);
		if (row === undefined) continue;
		row.forecast += debit.amount;
		if (state === 'failed' || state === 'chargedBack') row.failed += debit.amount;
	}
	for (const { status, arrivalDate, amount, fees, currency } of payouts) {
		if (status !== 'paid' || arrivalDate === undefined) continue;
		const row = rowOf(arrivalDate, currency);
		if (row !== undefined) row.actual += amount + fees;
	}
	for (const row of table.values()) row.drift = row.actual - (row.forecast - row.failed);
	return [...table.values()].sort(
		(left, right) =>
			compareText(left.currency, right.currency) || compareText(left.week, right.week),
	);
}
