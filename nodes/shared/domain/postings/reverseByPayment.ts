import type { ReversalByPayment } from '../adapters/booksAdapter';
import { assertBalanced, EntryLines } from '../bookkeeping/entry';
import { entryNumber, entryNumbers, MAXIMUM_TURNS } from '../bookkeeping/entryNumbers';
import type { PlanSubject } from '../planItem';
import type { BookedPayment, Collection } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import { postingDetails } from './bookedAccount';
import type { Bookings } from './bookings';
import { checkBooked } from './checkBooked';
import { words } from './checkStatus';
import type { PostingsContext } from './context';
import { detailsMissing } from './paymentDetails';
import { clearingOf, dateOfReturn, tellReturn, tooOften } from './returnedMoney';
import { mayVoid, voidPayment } from './voidPayment';

/** The booked payment leaves its invoice and gives its money back out of the clearing account. */
export function reverseByPayment(
	context: PostingsContext,
	{ reversePaymentSteps }: ReversalByPayment,
	collection: Collection,
	bookings: Bookings,
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer } = context;
	const { id, status, amount, currency } = collection;
	const { turns, holder } = bookings;
	if (turns.isReversed) {
		const { id: reversal } = turns.reversals[turns.reversals.length - 1] ?? { id };
		return nothing(
			'reversed',
			`The payment is ${words(status)}, and was taken back (${reversal}).`,
		);
	}
	const unclear = detailsMissing(context, bookings) ?? checkRefunds(id, bookings);
	if (unclear !== undefined) return unclear;
	if (holder === undefined) return nothing('notBooked', 'There is nothing to reverse.');
	const problem = checkBooked(collection, { valid: [holder], voided: [] });
	if (problem?.outcome === 'review') return problem;
	if (mayVoid(context, holder, collection, turns)) {
		voidPayment(context, collection, holder, subject);
		return undefined;
	}
	const count = turns.reversals.length + 1;
	if (count > MAXIMUM_TURNS) return tooOften(collection);
	const clearing = clearingOf(context, collection, holder);
	if (typeof clearing !== 'string') return clearing;
	const { trueDate, date, remark } = dateOfReturn(context, collection);
	// The receivable is that of the ledger, which it finds by itself.
	assertBalanced(
		new EntryLines(currency)
			.debit('accounts receivable', amount, undefined, holder.customerId)
			.credit(clearing, amount).postings,
	);
	const reversal = {
		payment: holder,
		number: entryNumber(id, 'reversal', count),
		money: { minorUnits: amount, currency },
		exchangeRate: postingDetails(settings, currency, holder.exchangeRate).exchangeRate,
		date,
		clearingAccountId: clearing,
		note: `GoCardless payment ${id} is ${words(status)}${remark}`,
	};
	// The ledger may delete what is reversed, and with it the trace of how often that was done.
	const keys = writer.keys('reverse-payment', [id, String(count)], holder.id);
	writer.do(
		adapter.vendor,
		'reversePayment',
		`${tellReturn(collection, trueDate, words(status))} Its booking (${holder.id}) leaves the invoice, ` +
			'which is open again, and gives the money back out of the clearing account.',
		subject,
		reversePaymentSteps(reversal, keys),
		{ amount, chargeDate: date },
	);
	return undefined;
}

/** What a person gave back out of a payment cannot be given back again. */
function checkRefunds(id: string, { payments }: Bookings): Verdict | undefined {
	const ours = new Set(entryNumbers(id));
	const byHand = ({ refunds = [] }: BookedPayment) =>
		refunds.some(({ number }) => number === undefined || !ours.has(number));
	const refunded = payments.find(byHand);
	if (refunded === undefined) return undefined;
	return review(
		'refundedByHand',
		`Payment ${id} went back, but somebody refunded its booking (${refunded.id}) by hand already. ` +
			'Check what is missing, and take it back by hand.',
	);
}
