import { formatMoney } from '../../money';
import { daysBetween } from '../calendar';
import type { Settings } from '../settings';
import { collectionState } from '../statuses';
import type { Collection, OpenInvoice } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import type { InvoiceDebits } from './debits';
import type { Exposure } from './exposure';

/** A status this version does not know is for a person to judge. */
export function checkStatuses({ all }: InvoiceDebits): Verdict | undefined {
	const strange = all.find(({ status }) => collectionState(status) === 'unknown');
	if (strange === undefined) return undefined;
	return review(
		'debitStatusUnknown',
		`Payment ${strange.id} has the status "${strange.status}", which this version does not know. ` +
			'Look it up in GoCardless.',
		strange.id,
	);
}

export function checkChargebacks({ all }: InvoiceDebits): Verdict | undefined {
	const returned = all.find(({ status }) => collectionState(status) === 'chargedBack');
	if (returned === undefined) return undefined;
	return review(
		'chargedBack',
		`Payment ${returned.id} was charged back by the customer's bank. ` +
			'Settle it with the customer before this invoice is collected again.',
		returned.id,
	);
}

/** What is in flight or collected already, and whether the rest is known for certain. */
export function checkExposure(
	invoice: OpenInvoice,
	{ recognised }: InvoiceDebits,
	exposure: Exposure,
	settings: Settings,
	today: string,
): Verdict | undefined {
	const { certain, possible, awaitingRetry } = exposure;
	const format = (minorUnits: number) => formatMoney({ minorUnits, currency: invoice.currency });
	const hint =
		recognised.length === 0
			? ''
			: ` (${recognised.map(({ id }) => id).join(', ')} recognised by the invoice number)`;
	// All that the books show as open is on its way: whatever was collected before is booked.
	const isCovered = exposure.live > 0 && exposure.live >= invoice.balance;
	if (possible <= 0 && (exposure.collected === 0 || isCovered)) {
		const [retried] = awaitingRetry;
		if (retried !== undefined) {
			return nothing(
				'awaitingRetry',
				`Payment ${retried.id} failed, and GoCardless may try it again by itself${hint}.`,
				retried.id,
			);
		}
		return nothing('inFlight', `${format(exposure.live)} is being collected already${hint}.`);
	}
	if (certain > 0 && certain === possible) return undefined;
	const { lastCollectedOn } = exposure;
	const isRecent =
		lastCollectedOn !== undefined &&
		daysBetween(lastCollectedOn, today) <= settings.bookingWaitDays;
	const already = `${format(exposure.live + exposure.collected)} was or is being collected${hint}`;
	if (isRecent) {
		return nothing('awaitingBooking', `${already}, and the books may not show all of it yet.`);
	}
	return review(
		'amountUncertain',
		`${already}, the books show ${format(invoice.total - invoice.balance)} as received and ` +
			`${format(invoice.balance)} as open, and it cannot be told how much of that is the same money. ` +
			'Book the missing payments first, or collect the rest by hand.',
	);
}

/** Debits that came to nothing on this mandate: tried anew as often as the settings allow. */
export function checkFailures(
	debits: readonly Collection[],
	mandateId: string,
	amount: number,
	{ maximumAttempts }: Settings,
): Verdict | undefined {
	const onMandate = debits.filter((debit) => debit.mandateId === mandateId);
	const latest = onMandate[onMandate.length - 1];
	if (latest === undefined) return undefined;
	const failures = onMandate.filter(({ status }) => collectionState(status) === 'failed').length;
	if (failures >= maximumAttempts) {
		return review(
			'attemptsUsedUp',
			`Collecting failed ${failures === 1 ? 'once' : `${failures} times`} (last ${latest.id}), ` +
				'which is as often as the settings allow. Speak to the customer.',
			latest.id,
		);
	}
	const state = collectionState(latest.status);
	if (state === 'denied') {
		return review(
			'approvalDenied',
			`The customer refused to approve payment ${latest.id}.`,
			latest.id,
		);
	}
	if (state === 'cancelled' && latest.amount === amount) {
		return review(
			'cancelledByHand',
			`Payment ${latest.id} of the same amount was cancelled in GoCardless. ` +
				'Collect the invoice by hand if that was not meant to stay so.',
			latest.id,
		);
	}
	return undefined;
}

/**
 * Instalments that somebody cancelled in GoCardless: one of them, or what was left of the schedule. We
 * cancel a whole schedule only, and only when less is owed than it would collect; so when exactly what
 * was cancelled is to be collected, it was not us.
 */
export function checkCancelledInstalments(
	{ all, schedules }: InvoiceDebits,
	amount: number,
): Verdict | undefined {
	for (const { id, status, total } of schedules) {
		const parts = all.filter(({ instalmentScheduleId }) => instalmentScheduleId === id);
		const cancelled = parts.filter((part) => collectionState(part.status) === 'cancelled');
		const isEnded = status === 'cancelled';
		const sum = cancelled.reduce((rest, part) => rest + part.amount, 0);
		const missing = isEnded && parts.length === 0 ? total : sum;
		if (missing === 0 || missing !== amount) continue;
		const [only] = isEnded ? [] : cancelled;
		return review(
			'cancelledByHand',
			`${only === undefined ? `Instalment schedule ${id}` : `Instalment ${only.id}`} over the same ` +
				'amount was cancelled in GoCardless. Collect the invoice by hand if that was not meant to ' +
				'stay so.',
			only?.id ?? id,
		);
	}
	return undefined;
}
