import { readCollectionEvent } from '../adapters/goCardless/event';
import { entryNumber, entryNumbers } from '../bookkeeping/entryNumbers';
import { meaningOf, type EventMeaning } from '../events/eventMatrix';
import { ownershipOf, readRecurringReference } from '../identity';
import { wordsOf } from '../invoiceNumbers';
import { isReturned } from '../postings/checkStatus';
import type { Collection, CollectionEvent } from '../types';

/** What has to be known of the books before events can be posted: values to look records up by. */
export interface PostingsLookUp {
	invoiceIds: string[];
	/** Customers of whose invoices the open ones are needed: a subscription collected from them. */
	customerIds: string[];
	/** Words that may be the number of an invoice, for payments that name none. */
	invoiceNumbers: string[];
	/** GoCardless payment ids. */
	paymentIds: string[];
	/** Numbers of entries that take something back, or give it again. */
	entryNumbers: string[];
	/** Numbers of refunds, whatever kind of record they were booked as. */
	refundNumbers: string[];
}

/** Meanings after which money that was booked may have gone back, or come again. */
const TURNS: ReadonlySet<EventMeaning | undefined> = new Set([
	'reverse',
	'reinstate',
	'notCollected',
	'settled',
]);

/**
 * What to look up for a delivery of events. Payments of other books are left out. Reversals are looked
 * for where an event or the payment's status hints at one, so that the usual payment costs nothing.
 *
 * @param events raw events, each with its resource as it is now
 * @throws InvalidRecordError for what is no event
 */
export function postingsLookUp(events: readonly unknown[], books: string): PostingsLookUp {
	const invoiceIds = new Set<string>();
	const invoiceNumbers = new Set<string>();
	const customerIds = new Set<string>();
	const paymentIds = new Set<string>();
	const turned = new Set<string>();
	const refundIds = new Set<string>();
	for (const event of events.map(readCollectionEvent)) {
		const { collection, refund, isTest } = event;
		if (isTest || isForeign(collection?.metadata, books)) continue;
		if (collection !== undefined) {
			paymentIds.add(collection.id);
			if (mayBeTurned(event, collection)) turned.add(collection.id);
			const { customer, invoice } = collection.metadata;
			if (readRecurringReference(invoice) === undefined) {
				nameInvoice(collection, invoiceIds, invoiceNumbers);
			} else if (customer !== undefined && !isCancelledOut(collection)) {
				customerIds.add(customer);
			}
		}
		if (refund !== undefined) {
			refundIds.add(refund.id);
			if (refund.paymentId !== undefined) paymentIds.add(refund.paymentId);
		}
	}
	const numbers = [...turned, ...refundIds].flatMap(entryNumbers);
	return {
		invoiceIds: [...invoiceIds],
		customerIds: [...customerIds],
		invoiceNumbers: [...invoiceNumbers],
		paymentIds: [...paymentIds],
		entryNumbers: [...new Set(numbers)],
		refundNumbers: [...refundIds].map((id) => entryNumber(id)),
	};
}

/** Whether a payment was made for other books. */
export function isForeign(metadata: Collection['metadata'] | undefined, books: string): boolean {
	return metadata !== undefined && ownershipOf(metadata, books) === 'foreign';
}

/** Whether its booking may have been taken back, or may have to be. */
export function mayBeTurned(
	{ resourceType, action = '' }: CollectionEvent,
	{ status }: Collection,
) {
	return isReturned(status) || TURNS.has(meaningOf(resourceType, action));
}

/** Debits that never took money need no invoice. */
function isCancelledOut({ status }: Collection): boolean {
	return status === 'cancelled' || status === 'customer_approval_denied';
}

/** By our metadata, else by all words that could be its number. */
export function nameInvoice(
	{ metadata, description, reference }: Collection,
	ids: Set<string>,
	numbers: Set<string>,
): void {
	const { invoice } = metadata;
	if (invoice !== undefined && invoice !== '') {
		ids.add(invoice);
		return;
	}
	for (const word of wordsOf(`${description ?? ''} ${reference ?? ''}`)) {
		if (/\d/.test(word)) numbers.add(word);
	}
}
