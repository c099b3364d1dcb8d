import { formatMoney } from '../../money';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import type { Turns } from '../bookkeeping/bookedEntries';
import { assertBalanced, EntryLines, type Entry } from '../bookkeeping/entry';
import { entryNumber } from '../bookkeeping/entryNumbers';
import { dayOfAction, openDate } from '../bookkeeping/openDate';
import type { PlanSubject } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import type { BookedEntry, BookedPayment, Collection } from '../types';
import { writeVerdict, type Verdict } from '../verdict';
import { checkAccountOf, paysInvoices, postingDetails } from './bookedAccount';
import type { PostingsContext } from './context';
import { findInvoice } from './findInvoice';

/**
 * Money that had gone back and has come again: a chargeback that was won, or a failed debit that a
 * retry collected. The reversal is reversed, and the credit pays the invoice, as far as it is open.
 */
export function reinstatePayment(
	context: PostingsContext,
	collection: Collection,
	payment: BookedPayment,
	turns: Turns,
	subject: PlanSubject,
): void {
	const verdict = planReinstatement(context, collection, payment, turns, subject);
	if (verdict === undefined) return;
	writeVerdict(context.writer, verdict, subject, { amount: collection.amount });
}

function planReinstatement(
	context: PostingsContext,
	collection: Collection,
	payment: BookedPayment,
	{ reversals }: Turns,
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer } = context;
	const { id, amount, currency } = collection;
	const clearing = findAccount(settings, 'clearing', currency);
	if (clearing === undefined) return accountMissing('clearing', currency);
	const elsewhere = checkAccountOf(payment, clearing);
	if (elsewhere !== undefined) return elsewhere;
	const receivable = payment.receivableAccountId ?? findAccount(settings, 'receivable', currency);
	if (receivable === undefined) return accountMissing('receivable', currency);
	const count = reversals.length;
	const happenings = context.happenings.get(id) ?? [];
	const day = dayOfAction(happenings, ['chargeback_cancelled'], settings.timeZone);
	const trueDate = day ?? context.today;
	const { date, remark } = openDate(trueDate, context.closedUntil);
	const entry: Entry = {
		...postingDetails(settings, currency, payment.exchangeRate),
		number: entryNumber(id, 'reinstatement', count),
		date,
		note: `GoCardless payment ${id} was collected after all${remark}`,
		postings: new EntryLines(currency)
			.debit(clearing, amount)
			.credit(receivable, amount, undefined, payment.customerId).postings,
	};
	assertBalanced(entry.postings);
	const key = writer.key('reinstate-payment', [id, String(count)]);
	const steps = [adapter.journalEntryStep('reinstatement', entry, key)];
	const link = settleCredit(context, collection, payment, entry, reversals);
	if (link !== undefined) steps.push(link.step);
	writer.do(
		adapter.vendor,
		'reinstatePayment',
		`${formatMoney({ minorUnits: amount, currency })} of payment ${id} has come after all, on ` +
			`${trueDate}: the reversal is taken back` +
			(link === undefined
				? "; its invoice is not open, so it stays as the customer's credit."
				: ` and ${link.charge} is paid with it.`),
		subject,
		steps,
		{ amount, chargeDate: date },
	);
	return undefined;
}

/** What the credit is set against: the invoice, or the reversal when that never left the invoice. */
function settleCredit(
	context: PostingsContext,
	collection: Collection,
	payment: BookedPayment,
	{ number, date, exchangeRate }: Entry,
	reversals: readonly BookedEntry[],
): { step: PlannedStep; charge: string } | undefined {
	const { adapter, writer } = context;
	const last = reversals[reversals.length - 1];
	const target =
		paysInvoices(payment) && last !== undefined
			? { kind: 'entry' as const, id: last.id, amount: collection.amount, charge: 'the reversal' }
			: openInvoiceOf(context, collection, payment);
	if (target === undefined) return undefined;
	const { kind, id, amount, charge } = target;
	const { customerId, currency } = payment;
	const step = adapter.linkCreditStep(
		{
			number,
			customerId,
			currency,
			exchangeRate,
			amount,
			date,
			charge: { kind, id },
			credit: { $id: 'reinstatement' },
			note: `GoCardless payment ${collection.id}, collected after all, pays ${charge}`,
		},
		writer.key('link-reinstatement', [collection.id, String(reversals.length)]),
	);
	return { step, charge };
}

function openInvoiceOf(context: PostingsContext, collection: Collection, payment: BookedPayment) {
	const { openBalances } = context;
	const found = findInvoice(context, collection);
	if ('outcome' in found) return undefined;
	const { invoice } = found;
	const open = openBalances.get(invoice.id) ?? invoice.balance;
	const amount = Math.min(open, collection.amount);
	const fits =
		invoice.customerId === payment.customerId && invoice.currency === collection.currency;
	if (!fits || invoice.voided || amount <= 0) return undefined;
	openBalances.set(invoice.id, open - amount);
	return { kind: 'invoice' as const, id: invoice.id, amount, charge: 'the invoice' };
}
