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
	const held = checkHold(invoice);
	if (held !== undefined) return held;
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

/** What only the books themselves know: that nobody approved it, or that they collect it already. */
function checkHold({ hold }: OpenInvoice): Verdict | undefined {
	switch (hold?.why) {
		case undefined:
			return undefined;
		case 'notIssued':
			return nothing('notIssued', `The invoice was not sent to the customer yet (${hold?.told}).`);
		case 'collectedElsewhere':
			return nothing(
				'collectedElsewhere',
				`The books are collecting the invoice another way (${hold?.told}), so it is left to that.`,
			);
		case 'statusUnknown':
			return review(
				'statusUnknown',
				`The invoice has the status "${hold?.told}", which this version does not know. ` +
					'Collect it by hand if it is owed.',
			);
	}
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
