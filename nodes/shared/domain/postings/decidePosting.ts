import { formatMoney } from '../../money';
import { ownershipOf } from '../identity';
import type { PlanSubject } from '../planItem';
import type { Collection, OpenInvoice } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import { bookedState, checkBooked, type BookedState } from './checkBooked';
import { checkStatus } from './checkStatus';
import type { PostingsContext } from './context';
import { findInvoice, type FoundInvoice } from './findInvoice';

/** Decides about one GoCardless payment and writes exactly one line. */
export function decidePosting(
	context: PostingsContext,
	collection: Collection,
	subject: PlanSubject,
): void {
	const { settings, writer } = context;
	const booked = bookedState(context.booked.get(collection.id));
	const verdict =
		checkOwner(collection, settings.books) ??
		checkStatus(collection, booked, settings.postingMoment) ??
		checkBooked(collection, booked);
	const found = verdict ?? findInvoice(context, collection);
	if ('outcome' in found) {
		const about = { ...subject, ...describeMetadata(context, collection) };
		writeVerdict(writer, found, about, { amount: collection.amount });
		return;
	}
	const about = { ...subject, ...describeInvoice(found.invoice) };
	const problem = checkInvoice(context, collection, found.invoice);
	if (problem === undefined) book(context, collection, found, booked, about);
	else writeVerdict(writer, problem, about, { amount: collection.amount });
}

function checkOwner({ metadata }: Collection, books: string): Verdict | undefined {
	if (ownershipOf(metadata, books) !== 'foreign') return undefined;
	return nothing('otherBooks', `The payment belongs to other books (${metadata.books}).`);
}

function checkInvoice(
	{ settings, openBalances }: PostingsContext,
	{ currency, amount }: Collection,
	invoice: OpenInvoice,
): Verdict | undefined {
	if (currency !== invoice.currency) {
		return review(
			'currency',
			`The payment is in ${currency}, but its invoice is in ${invoice.currency}.`,
		);
	}
	if (settings.clearingAccounts[currency] === undefined) {
		return review(
			'noClearingAccount',
			`There is no clearing account for ${currency}. Run the set-up template and choose one.`,
		);
	}
	if (amount <= 0) return review('amount', 'The payment is over nothing.');
	if (invoice.voided) {
		return review(
			'invoiceVoided',
			'The money was collected, but its invoice is void. Refund the customer, or book it by hand.',
		);
	}
	if ((openBalances.get(invoice.id) ?? invoice.balance) <= 0) {
		return review(
			'invoicePaid',
			'The money was collected, but its invoice is paid already, for example by hand. ' +
				'Refund the customer, or book it as credit.',
		);
	}
	return undefined;
}

function book(
	context: PostingsContext,
	collection: Collection,
	{ invoice, explanation }: FoundInvoice,
	{ voided }: BookedState,
	subject: PlanSubject,
): void {
	const { settings, adapter, writer, openBalances, today } = context;
	const { id, amount, currency } = collection;
	const open = openBalances.get(invoice.id) ?? invoice.balance;
	const applied = Math.min(amount, open);
	const unapplied = amount - applied;
	openBalances.set(invoice.id, open - applied);
	const date = collection.chargeDate ?? today;
	// Voided bookings keep their request ids, so a payment that is booked anew needs another key.
	const discriminator = voided
		.map((payment) => payment.id)
		.sort()
		.join(',');
	const step = adapter.bookPaymentStep(
		{
			collectionId: id,
			customerId: invoice.customerId,
			invoiceId: invoice.id,
			currency,
			amount,
			applied,
			date,
			clearingAccountId: settings.clearingAccounts[currency] ?? '',
			paymentMethodId: settings.paymentMethodId,
			note: noteFor(collection, invoice),
		},
		writer.key('book-payment', [id], discriminator),
	);
	writer.do(
		adapter.vendor,
		'bookPayment',
		`${formatMoney({ minorUnits: amount, currency })} collected on ${date} pays invoice ` +
			`${invoice.number ?? invoice.id}.${explanation}` +
			explainRest(unapplied, collection) +
			(voided.length > 0 ? ' An earlier booking of it was voided.' : ''),
		subject,
		[step],
		unapplied > 0 ? { amount, chargeDate: date, unapplied } : { amount, chargeDate: date },
	);
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

function describeMetadata(
	{ invoices }: PostingsContext,
	{ metadata }: Collection,
): Partial<PlanSubject> {
	const invoice = invoices.get(metadata.invoice ?? '');
	if (invoice !== undefined) return describeInvoice(invoice);
	return { customerId: metadata.customer, invoiceId: metadata.invoice };
}

function describeInvoice(invoice: OpenInvoice): Partial<PlanSubject> {
	return {
		customerId: invoice.customerId,
		customerName: invoice.customerName,
		invoiceId: invoice.id,
		invoiceNumber: invoice.number,
	};
}
