import { ownershipOf } from '../identity';
import type { PlanSubject } from '../planItem';
import type { Settings } from '../settings';
import type { Collection, OpenInvoice } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import { bookingsOf } from './bookings';
import { bookPayment } from './bookPayment';
import { checkBooked } from './checkBooked';
import { checkStatus } from './checkStatus';
import type { PostingsContext } from './context';
import { findInvoice } from './findInvoice';
import { turnBooking } from './turnBooking';

/** Decides about one GoCardless payment and writes exactly one line. */
export function decidePosting(
	context: PostingsContext,
	collection: Collection,
	subject: PlanSubject,
): void {
	const { settings, writer } = context;
	const bookings = bookingsOf(context.booked, context.entries, collection.id);
	const { state: booked } = bookings;
	const owned = { ...subject, ...describeMetadata(context, collection) };
	const stranger = checkOwner(collection, settings);
	if (stranger === undefined && turnBooking(context, collection, bookings, owned)) return;
	const willRetry = willBeRetried(context, collection.id);
	const verdict =
		stranger ??
		checkStatus(collection, booked, settings.postingMoment, willRetry) ??
		checkBooked(collection, booked);
	const found = verdict ?? findInvoice(context, collection);
	if ('outcome' in found) {
		writeVerdict(writer, found, owned, { amount: collection.amount });
		return;
	}
	const about = { ...subject, ...describeInvoice(found.invoice) };
	const problem = checkInvoice(context, collection, found.invoice);
	if (problem === undefined) bookPayment(context, collection, found, booked, about);
	else writeVerdict(writer, problem, about, { amount: collection.amount });
}

function willBeRetried({ happenings }: PostingsContext, id: string): boolean {
	return (happenings.get(id) ?? []).some(({ willAttemptRetry }) => willAttemptRetry === true);
}

function checkOwner(
	{ id, metadata, creditorId }: Collection,
	settings: Settings,
): Verdict | undefined {
	if (ownershipOf(metadata, settings.books) === 'foreign') {
		return nothing('otherBooks', `The payment belongs to other books (${metadata.books}).`);
	}
	if (settings.creditorId === undefined || creditorId === undefined) return undefined;
	if (settings.creditorId === creditorId) return undefined;
	return review(
		'otherCreditor',
		`Payment ${id} belongs to the GoCardless creditor ${creditorId}, but the settings name ` +
			`${settings.creditorId}. Run the set-up template for the right one.`,
	);
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
	// The money is there whatever became of the invoice: it is the customer's, until somebody decides.
	if (settings.unappliedMoney === 'book') return undefined;
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
