import { formatMoney } from '../../money';
import { entryNumber } from '../bookkeeping/entryNumbers';
import { dayOfAction, openDate, type PostingDate } from '../bookkeeping/openDate';
import type { Collection, OpenInvoice } from '../types';
import type { Bookings } from './bookings';
import type { PostingsContext } from './context';
import { findInvoice } from './findInvoice';

/** Number, days and wording of what is booked when money came again. */
export interface Reinstatement extends PostingDate {
	number: string;
	/** How often it went back so far: which return this takes back. */
	count: number;
	trueDate: string;
	note: string;
	/** "120.00 GBP of payment PM1 has come after all, on 2026-11-25" */
	sentence: string;
}

export function describeReinstatement(
	context: PostingsContext,
	{ id, amount, currency }: Collection,
	{ turns }: Bookings,
): Reinstatement {
	const events = context.happenings.get(id) ?? [];
	const day = dayOfAction(events, ['chargeback_cancelled'], context.settings.timeZone);
	const trueDate = day ?? context.today;
	const posted = openDate(trueDate, context.closedUntil);
	const count = turns.reversals.length;
	const money = formatMoney({ minorUnits: amount, currency });
	return {
		...posted,
		number: entryNumber(id, 'reinstatement', count),
		count,
		trueDate,
		note: `GoCardless payment ${id} was collected after all${posted.remark}`,
		sentence: `${money} of payment ${id} has come after all, on ${trueDate}`,
	};
}

/** The invoice, if it is the customer's and open, and how much of it the money can pay. */
export function openInvoiceOf(
	context: PostingsContext,
	collection: Collection,
	customerId: string,
): { invoice: OpenInvoice; amount: number } | undefined {
	const { openBalances } = context;
	const found = findInvoice(context, collection);
	if ('outcome' in found) return undefined;
	const { invoice } = found;
	const open = openBalances.get(invoice.id) ?? invoice.balance;
	const amount = Math.min(open, collection.amount);
	const fits = invoice.customerId === customerId && invoice.currency === collection.currency;
	if (!fits || invoice.voided || amount <= 0) return undefined;
	openBalances.set(invoice.id, open - amount);
	return { invoice, amount };
}
