import { collectionState } from '../statuses';
import type { Debit } from './records';

/** Fewer ended debits than this say nothing about the next. */
const ENOUGH_DEBITS = 20;

/** How debits of a currency ended. Kept as counts, so that no fraction is rounded twice. */
export interface FailureRate {
	failed: number;
	ended: number;
}

/** What was observed, for each currency of which enough is known. */
export function observeFailureRates(debits: readonly Debit[]): Map<string, FailureRate> {
	const rates = new Map<string, FailureRate>();
	for (const { currency, status } of debits) {
		const state = collectionState(status);
		const isFailure = state === 'failed' || state === 'chargedBack';
		if (!isFailure && state !== 'collected') continue;
		const rate = rates.get(currency) ?? { failed: 0, ended: 0 };
		rate.ended += 1;
		if (isFailure) rate.failed += 1;
		rates.set(currency, rate);
	}
	return new Map([...rates].filter(([, { ended }]) => ended >= ENOUGH_DEBITS));
}

/** The part of an amount that is likely to come, in whole minor units, rounded down. */
export function lessFailures(amount: number, rate: FailureRate | undefined): number {
	if (rate === undefined || rate.failed === 0) return amount;
	// BigInt: an amount times a count can pass what a number holds exactly.
	return Number((BigInt(amount) * BigInt(rate.ended - rate.failed)) / BigInt(rate.ended));
}
