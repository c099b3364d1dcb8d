import type { BooksAdapter } from '../adapters/booksAdapter';
import { BookedEntries } from '../bookkeeping/bookedEntries';
import { dropRepeats, groupBy } from '../lists';
import type { PlanWriter } from '../planItem';
import { groupPayments, type PaymentsByNumber } from '../postings/bookings';
import type { Settings } from '../settings';
import { collectionState, type CollectionState } from '../statuses';
import type { BookedEntry, BookedPayment, Collection, Payout, PayoutItem } from '../types';

export interface PayoutsInput {
	payouts: readonly Payout[];
	/** All items of these payouts. */
	items: readonly PayoutItem[];
	/** The GoCardless payments that the items name, as they are now. */
	payments: readonly Collection[];
	/** The same payments in the books. */
	bookedPayments: readonly BookedPayment[];
	/** Payouts, reversals and refunds that are in the books. */
	bookedEntries: readonly BookedEntry[];
	closedUntil?: string;
	settings: Settings;
	/** Today in the company's time zone. */
	today: string;
	adapter: BooksAdapter;
}

export interface PayoutsContext {
	settings: Settings;
	today: string;
	adapter: BooksAdapter;
	writer: PlanWriter;
	closedUntil?: string;
	items: ReadonlyMap<string, PayoutItem[]>;
	payments: ReadonlyMap<string, Collection>;
	booked: PaymentsByNumber;
	entries: BookedEntries;
}

/** Of two readings of a payment the one is believed that says less about money in hand. */
const CAUTION: CollectionState[] = [
	'collected',
	'live',
	'denied',
	'cancelled',
	'failed',
	'chargedBack',
	'unknown',
];

export function buildPayoutsContext(input: PayoutsInput, writer: PlanWriter): PayoutsContext {
	const payments = dropRepeats(input.payments, ({ id }) => id, isMoreCautious);
	return {
		settings: input.settings,
		today: input.today,
		adapter: input.adapter,
		writer,
		closedUntil: input.closedUntil,
		items: groupBy(input.items, ({ payoutId }) => payoutId),
		payments: new Map(payments.map(({ record }) => [record.id, record])),
		booked: groupPayments(input.bookedPayments),
		entries: new BookedEntries(input.bookedEntries),
	};
}

function isMoreCautious(candidate: Collection, kept: Collection): boolean {
	return (
		CAUTION.indexOf(collectionState(candidate.status)) >
		CAUTION.indexOf(collectionState(kept.status))
	);
}
