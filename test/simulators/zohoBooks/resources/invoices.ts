import { postInvoice } from '../ledger/postDocuments';
import type { Organization } from '../organization/books';
import { checkOpen } from '../organization/lockedPeriod';
import { dateIn, numberIn } from '../protocol/bodyFields';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { addDays } from '../../shared/clock';
import type { Wire } from '../values/wire';
import type { Contact, Invoice, InvoiceState } from './models';
import { releaseApplications } from './settlement';
import { changedSalesDocument, documentNumber, newSalesDocument } from './salesDocuments';

export function invoiceBy(organization: Organization, id: string): Invoice {
	const invoice = organization.invoices.find(id);
	if (invoice === undefined) throw doesNotExist('Invoice');
	return invoice;
}

/** A draft, as everything the API makes (Zoho sheet 7.2). */
export function createInvoice(
	organization: Organization,
	body: Wire,
	query = new URLSearchParams(),
): Invoice {
	const { document, customer } = newSalesDocument(organization, 'invoice', body);
	checkOpen(organization, document.date);
	const dueDate = dueDateIn(body, document.date, customer);
	const number = documentNumber(
		organization,
		{ body, property: 'invoice_number', query },
		organization.invoices.all(),
		() => `INV-${String(organization.nextNumber('invoice')).padStart(6, '0')}`,
	);
	const invoice: Invoice = {
		...document,
		number,
		dueDate,
		state: 'draft',
		isViewed: false,
		isEmailed: false,
		recurringId: '',
		writtenOff: 0,
		inProcess: [],
		comments: [],
	};
	organization.invoices.add(invoice);
	organization.changed('invoice', invoice, 'add');
	return invoice;
}

export function updateInvoice(organization: Organization, invoice: Invoice, body: Wire): void {
	if (invoice.state === 'void') throw unconfirmed('statusChange');
	const changed = changedSalesDocument(organization, 'invoice', invoice, body);
	checkOpen(organization, invoice.date, changed.date);
	const dueDate = dateIn(body, 'due_date');
	if (dueDate !== undefined && dueDate < changed.date) throw invalidValue('due_date');
	const settled = organization.applications.settled(invoice.id) + invoice.writtenOff;
	if (changed.total < settled) throw unconfirmed('overPayment');
	Object.assign(invoice, changed, { dueDate: dueDate ?? invoice.dueDate });
	repostInvoice(organization, invoice);
}

/** Sent, void and back to draft; approvals where the organisation has them (Zoho sheet 7.2). */
export function moveInvoice(organization: Organization, invoice: Invoice, to: InvoiceState): void {
	const isSame = invoice.state === to && to === 'sent';
	if (!isSame && !fromStates(organization, to).includes(invoice.state)) {
		throw unconfirmed('statusChange');
	}
	checkOpen(organization, invoice.date);
	if (to === 'void') releaseApplications(organization, invoice.id);
	if (to === 'void') invoice.writtenOff = 0;
	invoice.state = to;
	repostInvoice(organization, invoice);
}

export function removeInvoice(organization: Organization, invoice: Invoice): void {
	checkOpen(organization, invoice.date);
	if (organization.applications.toInvoice(invoice.id).length > 0) throw unconfirmed('hasPayments');
	organization.ledger.replace(`invoice:${invoice.id}`);
	organization.invoices.remove(invoice.id);
	organization.changed('invoice', invoice, 'delete');
}

/** Brings the books in line and tells that the invoice changed. */
export function repostInvoice(organization: Organization, invoice: Invoice): void {
	postInvoice(organization, invoice);
	invoice.modifiedAt = organization.now();
	organization.changed('invoice', invoice, 'edit');
}

function fromStates(organization: Organization, to: InvoiceState): InvoiceState[] {
	switch (to) {
		case 'sent':
			return organization.settings.approvals ? ['approved'] : ['draft', 'approved'];
		case 'void':
			return ['draft', 'pending_approval', 'approved', 'sent'];
		case 'draft':
			return ['void'];
		case 'pending_approval':
			return ['draft'];
		case 'approved':
			return ['pending_approval'];
	}
}

function dueDateIn(body: Wire, date: string, customer: Contact): string {
	const given = dateIn(body, 'due_date');
	if (given !== undefined && given < date) throw invalidValue('due_date');
	const terms = numberIn(body, 'payment_terms') ?? Number(customer.plain.payment_terms ?? 0);
	return given ?? addDays(date, Math.max(0, terms));
}
