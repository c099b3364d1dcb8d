import { readCollectionEvent } from '../adapters/goCardless/event';
import { readRecurringReference } from '../identity';
import { isReturned } from '../postings/checkStatus';
import { mayBeBooked } from '../statuses';
import type { Collection, CollectionEvent, Refund } from '../types';
import { isForeign, mayBeTurned, nameInvoice } from './postingsLookUp';

/**
 * The same as `postingsLookUp`, for ledgers that are asked in steps: a booked payment needs no
 * invoice, and only the payment tells whether it is booked.
 */
export interface PostingsInSteps {
	payments: PaymentToFind[];
	refunds: RefundToFind[];
}

export interface PaymentToFind {
	/** GoCardless payment id. */
	id: string;
	/** Day on which it is booked; earlier ones, if it was tried before. Unknown of a bare id. */
	chargedOn?: string;
	/** Day before which it was never charged, however often it was tried. */
	createdOn?: string;
	/** Its booking may have been taken back, so that it has to be known how often. */
	mayBeTurned: boolean;
	/** It is to be in the books as things stand, so that its invoice is needed. */
	isCollected: boolean;
	invoiceIds: Set<string>;
	/** Recurring invoices, one of whose invoices it pays. */
	recurringIds: Set<string>;
	/** Words that may be the number of its invoice. */
	invoiceNumbers: Set<string>;
}

export interface RefundToFind {
	/** GoCardless refund id. */
	id: string;
	/** Its money could not be delivered, so that its booking has to be known with its lines. */
	cameBack: boolean;
}

/** Statuses of refunds whose money is at GoCardless again (GoCardless sheet 7.2). */
const CAME_BACK = new Set(['funds_returned', 'cancelled']);

/**
 * What to look up for a delivery of events, each payment and refund once. Those of other books are
 * left out, and debits that may be nowhere in the books yet.
 *
 * @param events raw events, each with its resource as it is now, and bare payments
 * @throws InvalidRecordError for what is no event
 */
export function postingsInSteps(events: readonly unknown[], books: string): PostingsInSteps {
	const read = events.map(readCollectionEvent).filter(({ isTest }) => !isTest);
	const foreign = new Set<string>();
	const payments = new Map<string, PaymentToFind>();
	for (const event of read) {
		const { collection } = event;
		if (collection === undefined) continue;
		if (isForeign(collection.metadata, books)) foreign.add(collection.id);
		else addPayment(payments, event, collection);
	}
	const refunds = new Map<string, RefundToFind>();
	for (const { refund } of read) {
		if (refund === undefined || foreign.has(refund.paymentId ?? '')) continue;
		addRefund(refunds, refund);
		const id = refund.paymentId;
		if (id !== undefined && !payments.has(id)) payments.set(id, onlyNamed(id));
	}
	return { payments: [...payments.values()], refunds: [...refunds.values()] };
}

function addPayment(
	payments: Map<string, PaymentToFind>,
	event: CollectionEvent,
	collection: Collection,
): void {
	const { id, status, chargeDate, createdAt, metadata } = collection;
	// Whatever the posting moment is: what was only ordered is in no books.
	if (!isReturned(status) && !mayBeBooked(status, 'submitted')) return;
	const payment = payments.get(id) ?? onlyNamed(id);
	payments.set(id, payment);
	payment.createdOn = createdAt.slice(0, 10);
	payment.chargedOn = chargeDate ?? payment.createdOn;
	payment.mayBeTurned ||= mayBeTurned(event, collection);
	// Of several readings the one counts by which more has to be known.
	payment.isCollected ||= !isReturned(status);
	const recurringId = readRecurringReference(metadata.invoice);
	if (recurringId === undefined) {
		nameInvoice(collection, payment.invoiceIds, payment.invoiceNumbers);
	} else payment.recurringIds.add(recurringId);
}

function onlyNamed(id: string): PaymentToFind {
	return {
		id,
		mayBeTurned: false,
		isCollected: false,
		invoiceIds: new Set(),
		recurringIds: new Set(),
		invoiceNumbers: new Set(),
	};
}

function addRefund(refunds: Map<string, RefundToFind>, { id, status }: Refund): void {
	const cameBack = CAME_BACK.has(status) || refunds.get(id)?.cameBack === true;
	refunds.set(id, { id, cameBack });
}
