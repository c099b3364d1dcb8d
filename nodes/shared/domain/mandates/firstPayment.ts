import { compareText } from '../lists';
import type { BooksCustomer, Invitation, OpenInvoice } from '../types';
import type { MandatesContext } from './context';

/** Currencies in which GoCardless takes instant bank payments (GoCardless sheet 4.1). */
const INSTANT_CURRENCIES = new Set(['EUR', 'GBP']);

/** The invoice that the page of an invitation also asks to pay: the oldest one that is wholly owed. */
export function firstPaymentFor(
	{ settings, openInvoices }: MandatesContext,
	customer: BooksCustomer,
): OpenInvoice | undefined {
	if (settings.firstPayment !== 'instantBankPay' || !INSTANT_CURRENCIES.has(customer.currency)) {
		return undefined;
	}
	const open = (openInvoices?.get(customer.id) ?? []).filter((invoice) => isOwed(invoice));
	const owed = open.reduce((sum, { balance }) => sum + balance, 0);
	// Credit that is not applied yet would be paid twice.
	if (customer.balance === undefined || customer.balance < owed) return undefined;
	return open
		.filter(({ currency }) => currency === customer.currency)
		.sort(
			(left, right) =>
				compareText(left.dueDate ?? '', right.dueDate ?? '') || compareText(left.id, right.id),
		)[0];
}

/** Why an invitation asks for the wrong money by now, in a sentence. */
export function explainOutdated(
	{ openInvoices }: MandatesContext,
	customer: BooksCustomer,
	{ firstPayment }: Invitation,
): string | undefined {
	if (firstPayment?.invoiceId === undefined || openInvoices === undefined) return undefined;
	const { invoiceId, amount, currency } = firstPayment;
	const invoice = (openInvoices.get(customer.id) ?? []).find(({ id }) => id === invoiceId);
	if (invoice === undefined || !isOwed(invoice)) {
		return `The invitation asks to pay invoice ${invoiceId}, which is no longer open.`;
	}
	if (invoice.balance === amount && invoice.currency === currency) return undefined;
	return `The invitation asks to pay another amount than invoice ${invoice.number ?? invoiceId} is over now.`;
}

function isOwed({ voided, draft, hold, balance, schedule }: OpenInvoice): boolean {
	return !voided && !draft && hold === undefined && schedule === undefined && balance > 0;
}
