import { compareText } from '../lists';
import type { Collection, OpenInvoice } from '../types';
import { review, type Verdict } from '../verdict';
import type { PostingsContext } from './context';
import type { FoundInvoice } from './findInvoice';

/**
 * The invoice that a payment of a subscription is for: of those which the recurring invoice made, the
 * oldest one that still needs the whole of it. Payments of one subscription come in the order of their
 * charge dates, and so do its invoices.
 */
export function findChild(
	{ invoicesByTemplate, openBalances }: PostingsContext,
	{ amount, currency, metadata }: Collection,
	recurringId: string,
): FoundInvoice | Verdict {
	const openOf = ({ id, balance }: OpenInvoice) => openBalances.get(id) ?? balance;
	const [invoice] = (invoicesByTemplate().get(recurringId) ?? [])
		.filter((child) => child.customerId === metadata.customer && child.currency === currency)
		.filter((child) => !child.voided && !child.draft && openOf(child) >= amount)
		.sort(byDate);
	if (invoice !== undefined) {
		return {
			invoice,
			explanation: ' It was collected by the subscription of this recurring invoice.',
		};
	}
	return review(
		'childMissing',
		`The payment was collected for the recurring invoice ${recurringId}, but no open invoice made from ` +
			'it needs as much. It is booked by itself once there is one; or match it by hand.',
	);
}

function byDate(left: OpenInvoice, right: OpenInvoice): number {
	return compareText(left.date ?? '', right.date ?? '') || compareText(left.id, right.id);
}
