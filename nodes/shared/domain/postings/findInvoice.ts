import { ownershipOf, readRecurringReference } from '../identity';
import { wordsOf } from '../invoiceNumbers';
import type { Collection, OpenInvoice } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import type { PostingsContext } from './context';
import { findChild } from './findChild';

export interface FoundInvoice {
	invoice: OpenInvoice;
	/** How it was found, when not by our metadata; otherwise empty. */
	explanation: string;
}

/** The invoice a payment is for: by our metadata, else by its exact number; never by a guess. */
export function findInvoice(
	context: PostingsContext,
	collection: Collection,
): FoundInvoice | Verdict {
	const { metadata } = collection;
	const ownership = ownershipOf(metadata, context.settings.books);
	if (ownership === 'foreign') {
		return nothing('otherBooks', `The payment belongs to other books (${metadata.books}).`);
	}
	const invoiceId = ownership === 'ours' ? metadata.invoice : undefined;
	const recurringId = readRecurringReference(invoiceId);
	if (recurringId !== undefined) return findChild(context, collection, recurringId);
	if (invoiceId !== undefined) return findById(context, invoiceId, metadata.customer);
	return findByNumber(context, collection, ownership === 'ours' ? metadata.customer : undefined);
}

function findById(
	{ invoices }: PostingsContext,
	invoiceId: string,
	customerId: string | undefined,
): FoundInvoice | Verdict {
	const invoice = invoices.get(invoiceId);
	if (invoice === undefined) {
		return review(
			'invoiceMissing',
			`The payment is for invoice ${invoiceId}, which is not among the invoices of the books. ` +
				'It may have been deleted.',
		);
	}
	if (customerId !== undefined && customerId !== invoice.customerId) {
		return review(
			'customerChanged',
			`The payment came from customer ${customerId}, but the invoice now belongs to customer ` +
				`${invoice.customerId}. Decide whose payment it is.`,
		);
	}
	return { invoice, explanation: '' };
}

function findByNumber(
	{ invoicesByNumber }: PostingsContext,
	{ description, reference, currency, amount }: Collection,
	customerId: string | undefined,
): FoundInvoice | Verdict {
	const byNumber = invoicesByNumber();
	const candidates = new Set<OpenInvoice>();
	for (const word of wordsOf(`${description ?? ''} ${reference ?? ''}`)) {
		for (const invoice of byNumber.get(word) ?? []) {
			const isSameCustomer = customerId === undefined || customerId === invoice.customerId;
			if (isSameCustomer && invoice.currency === currency) candidates.add(invoice);
		}
	}
	const [invoice, ...others] = candidates;
	// Without a customer to compare, a number alone could be anything: the amount has to fit as well.
	const isSure =
		invoice !== undefined &&
		others.length === 0 &&
		(customerId !== undefined || amount === invoice.balance || amount === invoice.total);
	if (isSure) {
		return { invoice, explanation: ' The invoice was recognised by its number.' };
	}
	return review(
		'invoiceUnknown',
		candidates.size > 1
			? 'The payment names the numbers of several invoices. Decide which it pays.'
			: 'The payment does not say which invoice it is for. Match it by hand.',
	);
}
