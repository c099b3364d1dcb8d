import type { ReversalByEntry } from '../adapters/booksAdapter';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import { assertBalanced, EntryLines, type Entry } from '../bookkeeping/entry';
import type { PlanSubject } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import type { BookedPayment, Collection } from '../types';
import { nothing, type Verdict } from '../verdict';
import { paysInvoices, postingDetails } from './bookedAccount';
import type { Bookings } from './bookings';
import type { PostingsContext } from './context';
import { describeReinstatement, openInvoiceOf } from './reinstatedMoney';
import { clearingOf } from './returnedMoney';

/** The reversing entry is reversed, and the credit set against what the customer owes. */
export function reinstateByEntry(
	context: PostingsContext,
	ledger: ReversalByEntry,
	collection: Collection,
	bookings: Bookings,
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer } = context;
	const { id, amount, currency } = collection;
	const [payment] = bookings.state.valid;
	if (payment === undefined) return nothing('notBooked', 'There is nothing to take back.');
	const clearing = clearingOf(context, collection, payment);
	if (typeof clearing !== 'string') return clearing;
	const receivable = payment.receivableAccountId ?? findAccount(settings, 'receivable', currency);
	if (receivable === undefined) return accountMissing('receivable', currency);
	const { number, date, note, count, sentence } = describeReinstatement(
		context,
		collection,
		bookings,
	);
	const entry: Entry = {
		...postingDetails(settings, currency, payment.exchangeRate),
		number,
		date,
		note,
		postings: new EntryLines(currency)
			.debit(clearing, amount)
			.credit(receivable, amount, undefined, payment.customerId).postings,
	};
	assertBalanced(entry.postings);
	const link = settleCredit(context, ledger, collection, payment, entry, bookings);
	writer.do(
		adapter.vendor,
		'reinstatePayment',
		`${sentence}: the reversal is taken back` +
			(link === undefined
				? "; its invoice is not open, so it stays as the customer's credit."
				: ` and ${link.charge} is paid with it.`),
		subject,
		[
			...adapter.entrySteps(
				'reinstatement',
				entry,
				writer.keys('reinstate-payment', [id, String(count)]),
			),
			...(link?.steps ?? []),
		],
		{ amount, chargeDate: date },
	);
	return undefined;
}

/** What the credit is set against: the invoice, or the reversal when that never left the invoice. */
function settleCredit(
	context: PostingsContext,
	{ linkCreditSteps }: ReversalByEntry,
	collection: Collection,
	payment: BookedPayment,
	{ number, date, exchangeRate }: Entry,
	{ turns: { reversals } }: Bookings,
): { steps: PlannedStep[]; charge: string } | undefined {
	const { writer } = context;
	const last = reversals[reversals.length - 1];
	const target =
		paysInvoices(payment) && last !== undefined
			? { kind: 'entry' as const, id: last.id, amount: collection.amount, charge: 'the reversal' }
			: invoiceCharge(context, collection, payment);
	if (target === undefined) return undefined;
	const { kind, id, amount, charge } = target;
	const steps = linkCreditSteps(
		{
			number,
			customerId: payment.customerId,
			currency: collection.currency,
			exchangeRate,
			amount,
			date,
			charge: { kind, id },
			credit: { $id: 'reinstatement' },
			note: `GoCardless payment ${collection.id}, collected after all, pays ${charge}`,
		},
		writer.keys('link-reinstatement', [collection.id, String(reversals.length)]),
	);
	return { steps, charge };
}

function invoiceCharge(
	context: PostingsContext,
	collection: Collection,
	{ customerId }: BookedPayment,
) {
	const open = openInvoiceOf(context, collection, customerId);
	if (open === undefined) return undefined;
	const { invoice, amount } = open;
	return { kind: 'invoice' as const, id: invoice.id, amount, charge: 'the invoice' };
}
