import { formatMoney } from '../../money';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import { assertBalanced, EntryLines, type Entry } from '../bookkeeping/entry';
import { entryNumber, MAXIMUM_TURNS } from '../bookkeeping/entryNumbers';
import { dayOfAction, openDate } from '../bookkeeping/openDate';
import type { PlanSubject } from '../planItem';
import type { BookedPayment, Collection } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import { checkBooked, type BookedState } from './checkBooked';
import { words } from './checkStatus';
import { checkAccountOf, paysInvoices, postingDetails } from './bookedAccount';
import type { PostingsContext } from './context';
import { mayVoid, voidPayment } from './voidPayment';

/** Money that went back after it was booked. Whatever event told of it, the status now decides. */
export function reversePayment(
	context: PostingsContext,
	collection: Collection,
	booked: BookedState,
	subject: PlanSubject,
): void {
	const [payment] = booked.valid;
	const verdict =
		payment === undefined
			? nothing('notBooked', 'It is not in the books, so there is nothing to reverse.')
			: planReversal(context, collection, payment, booked, subject);
	if (verdict !== undefined) {
		writeVerdict(context.writer, verdict, subject, { amount: collection.amount });
	}
}

function planReversal(
	context: PostingsContext,
	collection: Collection,
	payment: BookedPayment,
	booked: BookedState,
	subject: PlanSubject,
): Verdict | undefined {
	const problem = checkBooked(collection, booked);
	if (problem?.outcome === 'review') return problem;
	const turns = context.entries?.turnsOf(collection.id);
	const [reversal] = turns?.reversals ?? [];
	if (turns?.isReversed === true && reversal !== undefined) {
		return finishReversal(context, collection, payment, reversal.id, subject);
	}
	if (mayVoid(context, payment)) {
		voidPayment(context, collection, payment, subject);
		return undefined;
	}
	const count = (turns?.reversals.length ?? 0) + 1;
	if (count > MAXIMUM_TURNS) return tooOften(collection);
	return writeReversal(context, collection, payment, count, subject);
}

/** The link of an earlier run that got no further than the entry. */
function finishReversal(
	{ adapter, writer }: PostingsContext,
	{ id, status, amount }: Collection,
	payment: BookedPayment,
	entryId: string,
	subject: PlanSubject,
): Verdict | undefined {
	if (!paysInvoices(payment)) {
		return nothing('reversed', `The payment is ${words(status)}, and was taken back (${entryId}).`);
	}
	const key = writer.key('link-reversal', [id, '1'], payment.lock);
	writer.do(
		adapter.vendor,
		'linkReversal',
		`Payment ${id} is ${words(status)} and was taken back by entry ${entryId}; its link moves from ` +
			'the invoice to that entry, so that the invoice is open again.',
		subject,
		[adapter.reapplyPaymentStep(payment, entryId, key)],
		{ amount },
	);
	return undefined;
}

function writeReversal(
	context: PostingsContext,
	collection: Collection,
	payment: BookedPayment,
	count: number,
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer } = context;
	const { id, status, amount, currency } = collection;
	const clearing = findAccount(settings, 'clearing', currency);
	if (clearing === undefined) return accountMissing('clearing', currency);
	const elsewhere = checkAccountOf(payment, clearing);
	if (elsewhere !== undefined) return elsewhere;
	const receivable = payment.receivableAccountId ?? findAccount(settings, 'receivable', currency);
	if (receivable === undefined) return accountMissing('receivable', currency);
	const trueDate = dayOfReturn(context, id);
	const { date, remark } = openDate(trueDate, context.closedUntil);
	const entry: Entry = {
		...postingDetails(settings, currency, payment.exchangeRate),
		number: entryNumber(id, 'reversal', count),
		date,
		note: `GoCardless payment ${id} is ${words(status)}${remark}`,
		postings: new EntryLines(currency)
			.debit(receivable, amount, undefined, payment.customerId)
			.credit(clearing, amount).postings,
	};
	assertBalanced(entry.postings);
	const steps = [
		adapter.journalEntryStep('reversal', entry, writer.key('reverse-payment', [id, String(count)])),
	];
	const opensInvoice = count === 1 && paysInvoices(payment);
	if (opensInvoice) {
		const key = writer.key('link-reversal', [id, '1'], payment.lock);
		steps.push(adapter.reapplyPaymentStep(payment, { $id: 'reversal' }, key));
	}
	writer.do(
		adapter.vendor,
		'reversePayment',
		`${formatMoney({ minorUnits: amount, currency })} of payment ${id} went back on ${trueDate} ` +
			`(${words(status)}). ` +
			(opensInvoice
				? 'The invoice is open again; the payment stays in the books, linked to the reversal.'
				: 'The customer owes it again, as an open entry; the invoice stays as it is.'),
		subject,
		steps,
		{ amount, chargeDate: date },
	);
	return undefined;
}

function dayOfReturn(context: PostingsContext, id: string): string {
	const events = context.happenings.get(id) ?? [];
	const { timeZone } = context.settings;
	return (
		dayOfAction(events, ['failed', 'charged_back'], timeZone) ??
		dayOfAction(events, ['late_failure_settled', 'chargeback_settled'], timeZone) ??
		context.today
	);
}

function tooOften({ id }: Collection): Verdict {
	return review(
		'turnedTooOften',
		`Payment ${id} went back and came again ${MAXIMUM_TURNS} times. Book what is missing by hand.`,
	);
}
