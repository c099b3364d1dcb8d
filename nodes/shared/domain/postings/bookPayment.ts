import { formatMoney } from '../../money';
import { assertBalanced, EntryLines } from '../bookkeeping/entry';
import { dayOfAction, openDate } from '../bookkeeping/openDate';
import type { PlanSubject } from '../planItem';
import type { BookedPayment, Collection, OpenInvoice } from '../types';
import type { BookedState } from './checkBooked';
import type { PostingsContext } from './context';
import type { FoundInvoice } from './findInvoice';

/** Collected money onto its invoice; what the invoice does not need stays as the customer's credit. */
export function bookPayment(
	context: PostingsContext,
	collection: Collection,
	{ invoice, explanation }: FoundInvoice,
	{ voided }: BookedState,
	subject: PlanSubject,
): void {
	const { settings, adapter, writer, openBalances, today } = context;
	const { id, amount, currency } = collection;
	const open = Math.max(0, openBalances.get(invoice.id) ?? invoice.balance);
	const applied = Math.min(amount, open);
	const unapplied = amount - applied;
	openBalances.set(invoice.id, open - applied);
	const trueDate = collection.chargeDate ?? today;
	const { date, remark } = openDate(trueDate, context.closedUntil);
	const clearingAccountId = settings.clearingAccounts[currency] ?? '';
	// The receivable is that of the ledger, which it finds by itself.
	assertBalanced(
		new EntryLines(currency)
			.debit(clearingAccountId, amount)
			.credit('accounts receivable', amount, undefined, invoice.customerId).postings,
	);
	const steps = adapter.bookPaymentSteps(
		{
			number: id,
			customerId: invoice.customerId,
			invoiceId: invoice.id,
			currency,
			amount,
			applied,
			date,
			clearingAccountId,
			paymentMethodId: settings.paymentMethodId,
			exchangeRate: currency === settings.homeCurrency ? undefined : invoice.exchangeRate,
			note: noteFor(collection, invoice) + remark,
		},
		writer.keys('book-payment', [id], whatCameBefore(context, collection, voided)),
	);
	writer.do(
		adapter.vendor,
		'bookPayment',
		`${formatMoney({ minorUnits: amount, currency })} collected on ${trueDate} ` +
			(applied === 0
				? `was for invoice ${invoice.number ?? invoice.id}, which is ` +
					`${invoice.voided ? 'void' : 'paid already'}.`
				: `pays invoice ${invoice.number ?? invoice.id}.`) +
			explanation +
			explainRest(unapplied, collection) +
			(voided.length > 0 ? ' An earlier booking of it was voided.' : ''),
		subject,
		steps,
		unapplied > 0 ? { amount, chargeDate: date, unapplied } : { amount, chargeDate: date },
	);
}

/** A payment that is booked anew needs another key: voided bookings keep their request ids. */
function whatCameBefore(
	{ adapter, happenings, settings }: PostingsContext,
	{ id }: Collection,
	voided: readonly BookedPayment[],
): string {
	const ids = voided.map((payment) => payment.id).sort();
	// Where a booking is deleted when its money goes back, only the event tells that it came again.
	const again =
		adapter.reversals.kind === 'byPayment'
			? dayOfAction(happenings.get(id) ?? [], ['chargeback_cancelled'], settings.timeZone)
			: undefined;
	return (again === undefined ? ids : [...ids, again]).join(',');
}

function explainRest(unapplied: number, { amountRefunded, currency }: Collection): string {
	const rest =
		unapplied === 0
			? ''
			: ` The invoice needs less: ${formatMoney({ minorUnits: unapplied, currency })} stays as the ` +
				"customer's credit.";
	if (amountRefunded === 0) return rest;
	const refunded = formatMoney({ minorUnits: amountRefunded, currency });
	return `${rest} ${refunded} of it was refunded in GoCardless and has to be booked as well.`;
}

function noteFor({ id, mandateId }: Collection, invoice: OpenInvoice): string {
	const parts = [`GoCardless payment ${id}`];
	if (mandateId !== undefined) parts.push(`mandate ${mandateId}`);
	parts.push(`invoice ${invoice.number ?? invoice.id}`);
	return parts.join(', ');
}
