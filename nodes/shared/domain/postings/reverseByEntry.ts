import type { ReversalByEntry } from '../adapters/booksAdapter';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import { assertBalanced, EntryLines, type Entry } from '../bookkeeping/entry';
import { entryNumber, MAXIMUM_TURNS } from '../bookkeeping/entryNumbers';
import type { PlanSubject } from '../planItem';
import type { BookedPayment, Collection } from '../types';
import { nothing, type Verdict } from '../verdict';
import { paysInvoices, postingDetails } from './bookedAccount';
import type { Bookings } from './bookings';
import { words } from './checkStatus';
import type { PostingsContext } from './context';
import { clearingOf, dateOfReturn, tellReturn, tooOften } from './returnedMoney';
import { mayVoid, voidPayment } from './voidPayment';

/** An entry takes the money back, and the payment's link moves from the invoice to that entry. */
export function reverseByEntry(
	context: PostingsContext,
	ledger: ReversalByEntry,
	collection: Collection,
	{ state, turns }: Bookings,
	subject: PlanSubject,
): Verdict | undefined {
	const [payment] = state.valid;
	if (payment === undefined) return nothing('notBooked', 'There is nothing to reverse.');
	const [reversal] = turns.reversals;
	if (turns.isReversed && reversal !== undefined) {
		return finishReversal(context, ledger, collection, payment, reversal.id, subject);
	}
	if (mayVoid(context, payment, collection, turns)) {
		voidPayment(context, collection, payment, subject);
		return undefined;
	}
	const count = turns.reversals.length + 1;
	if (count > MAXIMUM_TURNS) return tooOften(collection);
	return writeReversal(context, ledger, collection, payment, count, subject);
}

/** The link of an earlier run that got no further than the entry. */
function finishReversal(
	context: PostingsContext,
	{ reapplyPaymentSteps }: ReversalByEntry,
	{ id, status, amount, currency }: Collection,
	payment: BookedPayment,
	entryId: string,
	subject: PlanSubject,
): Verdict | undefined {
	const { adapter, writer } = context;
	if (!mayRelink(context, payment)) {
		return nothing('reversed', `The payment is ${words(status)}, and was taken back (${entryId}).`);
	}
	const keys = writer.keys('link-reversal', [id, '1'], payment.lock);
	writer.do(
		adapter.vendor,
		'linkReversal',
		`Payment ${id} is ${words(status)} and was taken back by entry ${entryId}; its link moves from ` +
			'the invoice to that entry, so that the invoice is open again.',
		subject,
		reapplyPaymentSteps(payment, entryId, { minorUnits: amount, currency }, keys),
		{ amount },
	);
	return undefined;
}

function writeReversal(
	context: PostingsContext,
	{ reapplyPaymentSteps }: ReversalByEntry,
	collection: Collection,
	payment: BookedPayment,
	count: number,
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer } = context;
	const { id, status, amount, currency } = collection;
	const clearing = clearingOf(context, collection, payment);
	if (typeof clearing !== 'string') return clearing;
	const receivable = payment.receivableAccountId ?? findAccount(settings, 'receivable', currency);
	if (receivable === undefined) return accountMissing('receivable', currency);
	const { trueDate, date, remark } = dateOfReturn(context, collection);
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
	const opensInvoice = count === 1 && mayRelink(context, payment);
	const money = { minorUnits: amount, currency };
	const linkKeys = writer.keys('link-reversal', [id, '1'], payment.lock);
	writer.do(
		adapter.vendor,
		'reversePayment',
		`${tellReturn(collection, trueDate, words(status))} ` +
			(opensInvoice
				? 'The invoice is open again; the payment stays in the books, linked to the reversal.'
				: 'The customer owes it again, as an open entry; the invoice stays as it is.'),
		subject,
		[
			...adapter.entrySteps('reversal', entry, writer.keys('reverse-payment', [id, String(count)])),
			...(opensInvoice ? reapplyPaymentSteps(payment, { $id: 'reversal' }, money, linkKeys) : []),
		],
		{ amount, chargeDate: date },
	);
	return undefined;
}

/** A payment of a closed period cannot be changed by the API any more (QuickBooks sheet 8, 14). */
function mayRelink({ closedUntil }: PostingsContext, payment: BookedPayment): boolean {
	const isOpen = closedUntil === undefined || (payment.date ?? '') > closedUntil;
	return isOpen && paysInvoices(payment);
}
