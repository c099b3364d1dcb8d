import { isDirectDebitCurrency } from '../schemes';
import type { Settings } from '../settings';
import type { OpenInvoice } from '../types';
import { nothing, review, type Verdict } from '../verdict';

/**
 * Whether an invoice, seen by itself, is one that is collected today.
 *
 * @param lastDueDate invoices due later are not collected yet
 */
export function checkEligibility(
	invoice: OpenInvoice,
	settings: Settings,
	lastDueDate: string,
): Verdict | undefined {
	const { leadDays, skipPayableOnline } = settings;
	if (invoice.draft) return nothing('draft', 'The invoice is a draft.');
	if (invoice.dueDate !== undefined && invoice.dueDate > lastDueDate) {
		return nothing(
			'notDue',
			`The invoice is due on ${invoice.dueDate}; collecting starts ${leadDays} days before.`,
		);
	}
	if (!isDirectDebitCurrency(invoice.currency)) {
		return nothing('currency', `GoCardless cannot collect ${invoice.currency}.`);
	}
	if (skipPayableOnline && invoice.payableOnline) {
		return nothing(
			'payableOnline',
			'The customer can pay this invoice online, so it is not collected by Direct Debit.',
		);
	}
	return checkAge(invoice, settings);
}

/** Invoices from before the start may have been collected by whatever was used until then. */
function checkAge(invoice: OpenInvoice, { collectionsSince }: Settings): Verdict | undefined {
	const made = (invoice.createdAt ?? invoice.date)?.slice(0, 10);
	if (collectionsSince === undefined) return undefined;
	if (made !== undefined && made >= collectionsSince) return undefined;
	return review(
		'beforeStart',
		`The invoice was made ${made === undefined ? 'on an unknown day' : `on ${made}`}, before ` +
			`${collectionsSince}, when collecting by Direct Debit started. Collect it by hand if it is still owed.`,
	);
}
