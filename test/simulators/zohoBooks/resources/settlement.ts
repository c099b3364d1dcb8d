import { postCreditNote, postPayment } from '../ledger/postDocuments';
import type { Organization } from '../organization/books';
import { dateIn, positiveAmount, textIn } from '../protocol/bodyFields';
import { invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Application } from '../store/applications';
import type { Wire } from '../values/wire';
import type { Invoice } from './models';

/** An amount that a caller wants applied to an invoice. */
export interface Wanted {
	invoice: Invoice;
	amount: number;
	date?: string;
}

/**
 * Rows of `invoices` or the like: issued invoices of this customer, none beyond its balance.
 * @param own applications that will be replaced and so make room
 */
export function wantedIn(
	organization: Organization,
	rows: Wire[],
	source: { customerId: string; currency: string },
	own: Application[] = [],
): Wanted[] {
	const wanted: Wanted[] = [];
	for (const row of rows) {
		const invoice = organization.invoices.find(textIn(row, 'invoice_id') ?? '');
		if (invoice === undefined || invoice.customerId !== source.customerId) {
			throw invalidValue('invoice_id');
		}
		if (invoice.state !== 'sent') throw unconfirmed('notPayable');
		if (Number(row.tax_amount_withheld ?? 0) !== 0) throw invalidValue('tax_amount_withheld');
		const amount = positiveAmount(row, 'amount_applied', source.currency);
		wanted.push({ invoice, amount, date: dateIn(row, 'apply_date') });
		checkBalance(organization, invoice, wanted, own);
	}
	return wanted;
}

function checkBalance(
	organization: Organization,
	invoice: Invoice,
	wanted: Wanted[],
	own: Application[],
): void {
	const asked = total(wanted.filter((one) => one.invoice === invoice));
	const replaced = total(own.filter(({ invoiceId }) => invoiceId === invoice.id));
	if (asked > organization.openAmount(invoice) + replaced) throw unconfirmed('overPayment');
}

export function total(amounts: Array<{ amount: number }>): number {
	return amounts.reduce((sum, { amount }) => sum + amount, 0);
}

/** Applies what was checked; the invoices' time moves with it (Zoho sheet 6). */
export function apply(
	organization: Organization,
	kind: Application['kind'],
	sourceId: string,
	date: string,
	wanted: Wanted[],
): void {
	for (const { invoice, amount, date: applyDate = date } of wanted) {
		const id = organization.nextId();
		organization.applications.add({
			id,
			kind,
			sourceId,
			invoiceId: invoice.id,
			amount,
			date: applyDate,
		});
		touchInvoice(organization, invoice.id);
	}
}

export function unapply(organization: Organization, applications: Application[]): void {
	for (const application of [...applications]) {
		organization.applications.remove(application);
		touchInvoice(organization, application.invoiceId);
	}
}

/** Void: what settled the invoice becomes the customer's credit (Zoho sheet 7.2). */
export function releaseApplications(organization: Organization, invoiceId: string): void {
	const released = [...organization.applications.toInvoice(invoiceId)];
	for (const application of released) organization.applications.remove(application);
	for (const { sourceId } of released) repostSource(organization, sourceId);
}

/** Brings the books in line with a payment or credit note whose applications changed. */
export function repostSource(organization: Organization, sourceId: string): void {
	const payment = organization.payments.find(sourceId);
	const note = organization.creditNotes.find(sourceId);
	const at = organization.now();
	if (payment !== undefined) {
		postPayment(organization, payment);
		payment.modifiedAt = at;
		organization.changed('payment', payment, 'edit');
	}
	if (note !== undefined) {
		postCreditNote(organization, note);
		note.modifiedAt = at;
		organization.changed('creditnote', note, 'edit');
	}
}

function touchInvoice(organization: Organization, invoiceId: string): void {
	const invoice = organization.invoices.find(invoiceId);
	if (invoice === undefined) return;
	invoice.modifiedAt = organization.now();
	organization.changed('invoice', invoice, 'edit');
}
