import { daysBetween, latestDate } from '../calendar';
import type { Settings } from '../settings';
import { CANCELLABLE_STATUS, collectionState, mayBeBooked } from '../statuses';
import type { Collection, OpenInvoice } from '../types';

/**
 * How much of an invoice is spoken for. All amounts in minor units of the invoice's currency.
 *
 * The books tell the balance, but not which of our debits it already counts. So two amounts are
 * computed: `certain` supposes that the books show none of the collected debits, `possible` that they
 * show as many as they can. Only when both agree is an amount known, and only then is it collected:
 *
 *     live + collected + certain <= balance <= total
 *
 * which is why no invoice can be collected twice, however payments by hand, credit notes and late
 * bookings are mixed.
 */
export interface Exposure {
	/** Debits on their way, which the books cannot show yet. */
	live: number;
	/** Debits that GoCardless has collected, whether or not the books show them. */
	collected: number;
	certain: number;
	possible: number;
	/** Live debits of ours that GoCardless can still cancel. */
	cancellable: readonly Collection[];
	/** The last day on which a collected debit was charged. */
	lastCollectedOn?: string;
	/** Failed debits that GoCardless may still retry by itself. */
	awaitingRetry: readonly Collection[];
}

export function measureExposure(
	invoice: OpenInvoice,
	debits: readonly Collection[],
	settings: Settings,
	today: string,
): Exposure {
	let live = 0;
	let collected = 0;
	let lastCollectedOn: string | undefined;
	const cancellable: Collection[] = [];
	const awaitingRetry: Collection[] = [];
	for (const debit of debits) {
		const state = collectionState(debit.status);
		if (mayBeBooked(debit.status, settings.postingMoment)) {
			collected += debit.amount;
			lastCollectedOn = latestDate(lastCollectedOn, chargeDay(debit));
		} else if (state === 'live' || state === 'unknown') {
			live += debit.amount;
			if (isCancellable(debit, invoice.id, settings)) cancellable.push(debit);
		} else if (isAwaitingRetry(debit, settings, today)) {
			live += debit.amount;
			awaitingRetry.push(debit);
		}
	}
	const open = invoice.balance - live;
	const received = Math.max(0, invoice.total - invoice.balance);
	return {
		live,
		collected,
		certain: open - collected,
		possible: open - Math.max(0, collected - received),
		cancellable,
		lastCollectedOn,
		awaitingRetry,
	};
}

/** The day a debit is charged, or the day it was made when GoCardless names none. */
export function chargeDay(debit: Collection): string {
	return debit.chargeDate ?? debit.createdAt.slice(0, 10);
}

/**
 * The payment alone does not tell whether GoCardless will retry it (that is in the event), so a failed
 * debit with automatic retries is taken for live as long as retries can come.
 */
function isAwaitingRetry(debit: Collection, settings: Settings, today: string): boolean {
	return (
		collectionState(debit.status) === 'failed' &&
		debit.retryIfPossible &&
		daysBetween(chargeDay(debit), today) <= settings.retryWaitDays
	);
}

/** Only debits that we made for this very invoice are ours to cancel. */
export function isCancellable(debit: Collection, invoiceId: string, settings: Settings): boolean {
	return (
		debit.status === CANCELLABLE_STATUS &&
		debit.subscriptionId === undefined &&
		debit.instalmentScheduleId === undefined &&
		debit.metadata.books === settings.books &&
		debit.metadata.invoice === invoiceId
	);
}
