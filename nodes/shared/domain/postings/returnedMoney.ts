import { formatMoney } from '../../money';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import { MAXIMUM_TURNS } from '../bookkeeping/entryNumbers';
import { dayOfAction, openDate, type PostingDate } from '../bookkeeping/openDate';
import type { BookedPayment, Collection } from '../types';
import { review, type Verdict } from '../verdict';
import { checkAccountOf } from './bookedAccount';
import type { PostingsContext } from './context';

/** The clearing account that the money of a booked payment is taken out of. */
export function clearingOf(
	{ settings }: PostingsContext,
	{ currency }: Collection,
	payment: BookedPayment,
): string | Verdict {
	const clearing = findAccount(settings, 'clearing', currency);
	if (clearing === undefined) return accountMissing('clearing', currency);
	return checkAccountOf(payment, clearing) ?? clearing;
}

/** The day the money went back, and the one to post it on. */
export function dateOfReturn(
	context: PostingsContext,
	{ id }: Collection,
): PostingDate & { trueDate: string } {
	const events = context.happenings.get(id) ?? [];
	const { timeZone } = context.settings;
	const trueDate =
		dayOfAction(events, ['failed', 'charged_back'], timeZone) ??
		dayOfAction(events, ['late_failure_settled', 'chargeback_settled'], timeZone) ??
		context.today;
	return { trueDate, ...openDate(trueDate, context.closedUntil) };
}

/** "120.00 GBP of payment PM1 went back on 2026-11-25 (charged back)." */
export function tellReturn({ id, amount, currency }: Collection, day: string, how: string) {
	return `${formatMoney({ minorUnits: amount, currency })} of payment ${id} went back on ${day} (${how}).`;
}

export function tooOften({ id }: Collection): Verdict {
	return review(
		'turnedTooOften',
		`Payment ${id} went back and came again ${MAXIMUM_TURNS} times. Book what is missing by hand.`,
	);
}
