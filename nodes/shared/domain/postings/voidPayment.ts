import type { Turns } from '../bookkeeping/bookedEntries';
import { formatMoney } from '../../money';
import type { PlanSubject } from '../planItem';
import type { BookedPayment, Collection } from '../types';
import { words } from './checkStatus';
import type { PostingsContext } from './context';

export function voidPayment(
	{ adapter, writer }: PostingsContext,
	{ id, status, amount, currency }: Collection,
	payment: BookedPayment,
	subject: PlanSubject,
): void {
	writer.do(
		adapter.vendor,
		'voidPayment',
		`Payment ${id} is ${words(status)}: its booking of ` +
			`${formatMoney({ minorUnits: amount, currency })} (${payment.id}) is voided, and the invoice ` +
			'is open again.',
		subject,
		adapter.voidPaymentSteps(payment, writer.keys('void-payment', [id, payment.id], payment.lock)),
		{ amount },
	);
}

/** Never in a closed period, nor where the money lies in another account (QuickBooks sheet 12). */
export function mayVoid(
	{ settings, closedUntil }: PostingsContext,
	{ accountId, date }: BookedPayment,
	{ currency }: Collection,
	{ reversals }: Turns,
): boolean {
	const clearing = settings.clearingAccounts[currency];
	return (
		settings.reversalMethod === 'void' &&
		(accountId === undefined || accountId === clearing) &&
		(closedUntil === undefined || (date !== undefined && date > closedUntil)) &&
		// Once it was taken back by an entry, voiding it would take it back twice.
		reversals.length === 0
	);
}
