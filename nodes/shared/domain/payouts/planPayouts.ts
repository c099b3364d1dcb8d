import { compareText, dropRepeats } from '../lists';
import { PlanWriter, type PlanItem } from '../planItem';
import type { Payout } from '../types';
import { buildPayoutsContext, type PayoutsInput } from './context';
import { decidePayout } from './decidePayout';

/** Position of the driving list. */
const PAYOUTS_INPUT = 0;

/** Of several readings of one payout the later one is believed. */
const COURSE = ['pending', 'paid', 'bounced'];

/**
 * Proves payouts and turns them into bank entries, each exactly once: one line a payout, and one more
 * for every item a person should look at. Pure and linear; the order of the lists does not matter.
 */
export function planPayouts(input: PayoutsInput): PlanItem[] {
	const writer = new PlanWriter(input.settings.books);
	const context = buildPayoutsContext(input, writer);
	const payouts = dropRepeats(input.payouts, ({ id }) => id, isLater);
	payouts.sort((left, right) => byArrival(left.record, right.record));
	for (const { record: payout, item } of payouts) {
		const source = { input: PAYOUTS_INPUT, item };
		decidePayout(context, payout, { source, goCardlessId: payout.id, currency: payout.currency });
	}
	return writer.items;
}

function isLater(candidate: Payout, kept: Payout): boolean {
	const difference = COURSE.indexOf(candidate.status) - COURSE.indexOf(kept.status);
	if (difference !== 0) return difference > 0;
	return candidate.exchange?.amount !== undefined && kept.exchange?.amount === undefined;
}

function byArrival(left: Payout, right: Payout): number {
	return (
		compareText(left.arrivalDate ?? '', right.arrivalDate ?? '') || compareText(left.id, right.id)
	);
}
