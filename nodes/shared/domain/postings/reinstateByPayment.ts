import { formatMoney } from '../../money';
import { assertBalanced, EntryLines } from '../bookkeeping/entry';
import type { PlanSubject } from '../planItem';
import type { Collection } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import { postingDetails } from './bookedAccount';
import type { Bookings } from './bookings';
import type { PostingsContext } from './context';
import { detailsMissing } from './paymentDetails';
import { describeReinstatement, openInvoiceOf } from './reinstatedMoney';
import { clearingOf } from './returnedMoney';

/** A payment that gave its money back stays as it is; the money that came again is another one. */
export function reinstateByPayment(
	context: PostingsContext,
	collection: Collection,
	bookings: Bookings,
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer } = context;
	const { id, amount, currency } = collection;
	const missing = detailsMissing(context, bookings);
	if (missing !== undefined) return missing;
	const [payment] = bookings.state.valid;
	if (payment === undefined) return nothing('notBooked', 'There is nothing to take back.');
	const clearing = clearingOf(context, collection, payment);
	if (typeof clearing !== 'string') return clearing;
	const { customerId } = payment;
	const open = openInvoiceOf(context, collection, customerId);
	const applied = open?.amount ?? 0;
	const { number, date, note, count, sentence } = describeReinstatement(
		context,
		collection,
		bookings,
	);
	// The money is there whatever became of the invoice: it is the customer's, until somebody decides.
	if (applied === 0 && settings.unappliedMoney === 'review') {
		return review(
			'invoicePaid',
			`${sentence}, but its invoice is not open any more. Refund the customer, or book it as credit ` +
				`under the reference ${number}.`,
		);
	}
	assertBalanced(
		new EntryLines(currency)
			.debit(clearing, amount)
			.credit('accounts receivable', amount, undefined, customerId).postings,
	);
	const rate = payment.exchangeRate ?? open?.invoice.exchangeRate;
	const steps = adapter.bookPaymentSteps(
		{
			number,
			customerId,
			invoiceId: open?.invoice.id,
			currency,
			amount,
			applied,
			date,
			clearingAccountId: clearing,
			paymentMethodId: settings.paymentMethodId,
			exchangeRate: postingDetails(settings, currency, rate).exchangeRate,
			note,
		},
		writer.keys('reinstate-payment', [id, String(count)]),
	);
	const unapplied = amount - applied;
	writer.do(
		adapter.vendor,
		'reinstatePayment',
		`${sentence}: it is booked anew` +
			(applied === 0 ? '' : ` and pays invoice ${open?.invoice.number ?? open?.invoice.id ?? ''}`) +
			(unapplied === 0
				? '.'
				: `; ${formatMoney({ minorUnits: unapplied, currency })} stays as the customer's credit.`),
		subject,
		steps,
		unapplied > 0 ? { amount, chargeDate: date, unapplied } : { amount, chargeDate: date },
	);
	return undefined;
}
