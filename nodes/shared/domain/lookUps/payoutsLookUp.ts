import { readPayout } from '../adapters/goCardless/payout';
import { readPayoutItem } from '../adapters/goCardless/payoutItem';
import { entryNumber, entryNumbers } from '../bookkeeping/entryNumbers';
import { addDays } from '../calendar';
import { itemType } from '../payouts/itemKinds';
import type { Payout } from '../types';

/** Days before its arrival on which the entry of a payout may still be dated, by a person's hand. */
const MARGIN_DAYS = 10;

/** By what the entries of payouts are found in the books. */
export interface PayoutsLookUp {
	numbers: string[];
	/** The first day that such an entry can be dated on; deposits have no number to be found by. */
	dateFrom: string;
}

/** Undefined when there is nothing to look up. @throws InvalidRecordError for what is no payout */
export function payoutsLookUp(payouts: readonly unknown[]): PayoutsLookUp | undefined {
	const known = payouts.map(readPayout);
	const days = known.map(({ arrivalDate, createdAt }) => arrivalDate ?? createdAt.slice(0, 10));
	const [first] = days.sort();
	if (first === undefined) return undefined;
	return {
		numbers: known.flatMap(({ id }) => entryNumbers(id)),
		dateFrom: addDays(first, -MARGIN_DAYS),
	};
}

/**
 * Whether a payout has to be proven, for which its items are needed: it was sent, in a currency that
 * is settled, and none of these numbers of booked entries is its own.
 */
export function isToBeProven(payout: unknown, booked: ReadonlySet<string>): boolean {
	const { id, status, exchange }: Payout = readPayout(payout);
	const isSettled = exchange === undefined || exchange.rate !== undefined;
	return status === 'paid' && isSettled && !booked.has(entryNumber(id));
}

/** By what the parts of a payout are found in the books. */
export interface PayoutItemsLookUp {
	/** GoCardless payment ids, each with the place of an item that names it. */
	payments: Map<string, number>;
	/** Numbers of booked refunds. */
	refundNumbers: string[];
}

/** @throws InvalidRecordError for what is no payout item */
export function payoutItemsLookUp(items: ReadonlyMap<number, unknown>): PayoutItemsLookUp {
	const payments = new Map<string, number>();
	const refunds = new Set<string>();
	for (const [place, record] of items) {
		const { paymentId, refundId, type } = readPayoutItem(record);
		if (refundId !== undefined) refunds.add(refundId);
		// Fees name their payment, too, but are booked whatever became of that.
		const isPayment = itemType(type)?.kind === 'payment';
		if (isPayment && paymentId !== undefined && !payments.has(paymentId)) {
			payments.set(paymentId, place);
		}
	}
	return { payments, refundNumbers: [...refunds].map((id) => entryNumber(id)) };
}
