import { checkOpen } from '../organization/lockedPeriod';
import type { Call, Reply } from '../protocol/call';
import { invalidValue, noResource } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { unusedOf } from './contactFigures';
import { removePayment } from './customerPayments';
import { creditRows, invoiceOf } from './invoiceActions';
import { apply, repostSource, total, unapply, wantedIn, type Wanted } from './settlement';

/** POST `/invoices/{id}/credits`: unused payments and credit notes settle the invoice. */
export function applyCredits(call: Call): Reply {
	const { organization } = call;
	const invoice = invoiceOf(call);
	const asked = creditRows(call);
	if (asked.length === 0) throw invalidValue('apply_creditnotes');
	const rows = asked.map(({ row }) => ({ ...row, invoice_id: invoice.id }));
	const wanted = wantedIn(organization, rows, invoice);
	const perSource = new Map<string, Wanted[]>();
	asked.forEach(({ sourceId }, index) => {
		const one = wanted[index];
		if (one !== undefined) perSource.set(sourceId, [...(perSource.get(sourceId) ?? []), one]);
	});
	for (const [sourceId, amounts] of perSource) checkSource(call, sourceId, total(amounts));
	for (const [sourceId, amounts] of perSource) {
		const kind = organization.payments.find(sourceId) === undefined ? 'creditnote' : 'payment';
		apply(organization, kind, sourceId, organization.today(), amounts);
		repostSource(organization, sourceId);
	}
	return { message: 'Credits have been applied to the invoice(s).' };
}

function checkSource(call: Call, sourceId: string, amount: number): void {
	const { organization } = call;
	const { customerId } = invoiceOf(call);
	const payment = organization.payments.find(sourceId);
	const note = organization.creditNotes.find(sourceId);
	const source = payment ?? (note?.state === 'open' ? { ...note, amount: note.total } : undefined);
	if (source === undefined || source.customerId !== customerId) throw invalidValue('payment_id');
	if (amount > unusedOf(organization, source)) throw unconfirmed('overAmount');
	checkOpen(organization, source.date);
}

/**
 * DELETE `/invoices/{id}/payments/{invoice_payment_id}`: whether the payment goes or stays as credit
 * is UNCONFIRMED (Zoho sheet 7.8), so it is a switch.
 */
export function removeInvoicePayment(call: Call): Reply {
	const { organization, ids } = call;
	const invoice = invoiceOf(call);
	const applied = organization.applications
		.toInvoice(invoice.id)
		.find(({ id, kind }) => id === ids[1] && kind === 'payment');
	const payment = organization.payments.find(applied?.sourceId ?? '');
	if (applied === undefined || payment === undefined) throw noResource();
	checkOpen(organization, payment.date);
	if (organization.behaviour.unapply === 'deletesPayment') removePayment(organization, payment);
	else {
		unapply(organization, [applied]);
		repostSource(organization, payment.id);
	}
	return { message: 'The payment has been deleted.' };
}

/** DELETE `/invoices/{id}/creditsapplied/{creditnotes_invoice_id}`: the credit note stays. */
export function removeAppliedCredit(call: Call): Reply {
	const { organization, ids } = call;
	const invoice = invoiceOf(call);
	const applied = organization.applications
		.toInvoice(invoice.id)
		.find(({ id, kind }) => id === ids[1] && kind === 'creditnote');
	if (applied === undefined) throw noResource();
	checkOpen(organization, applied.date);
	unapply(organization, [applied]);
	repostSource(organization, applied.sourceId);
	return { message: 'Credits applied to an invoice have been deleted.' };
}
