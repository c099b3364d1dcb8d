import { compareText, groupBy } from '../lists';
import type { BooksCustomer, OpenInvoice } from '../types';

/**
 * Credit that a customer has but that is not applied to an invoice yet: what the open invoices add up
 * to, less what the customer owes altogether. It is kept back from the oldest due invoices first, as a
 * bookkeeper would apply it.
 *
 * @param remainingOf what of an invoice is still to be collected, in minor units
 * @returns credit kept back from each invoice, by invoice id; invoices without are absent
 */
export function allocateUnappliedCredit(
	invoices: Iterable<OpenInvoice>,
	customers: ReadonlyMap<string, BooksCustomer>,
	remainingOf: (invoice: OpenInvoice) => number,
): Map<string, number> {
	const credits = new Map<string, number>();
	for (const [customerId, open] of groupBy(invoices, owedBy)) {
		const balance = customers.get(customerId)?.balance;
		if (balance === undefined) continue;
		let credit = open.reduce((sum, invoice) => sum + invoice.balance, 0) - balance;
		if (credit <= 0) continue;
		for (const invoice of open.sort(byDueDate)) {
			const kept = Math.min(credit, Math.max(0, remainingOf(invoice)));
			if (kept > 0) credits.set(invoice.id, kept);
			credit -= kept;
		}
	}
	return credits;
}

function owedBy(invoice: OpenInvoice): string | undefined {
	// The customer owes nothing for what was not sent, whatever balance it shows (Zoho sheet 0.11).
	const isIssued = !invoice.draft && invoice.hold?.why !== 'notIssued';
	const isOwed =
		isIssued && !invoice.voided && invoice.schedule === undefined && invoice.balance > 0;
	return isOwed ? invoice.customerId : undefined;
}

function byDueDate(left: OpenInvoice, right: OpenInvoice): number {
	return (
		compareText(left.dueDate ?? '', right.dueDate ?? '') ||
		compareText(left.date ?? '', right.date ?? '') ||
		compareText(left.id, right.id)
	);
}
