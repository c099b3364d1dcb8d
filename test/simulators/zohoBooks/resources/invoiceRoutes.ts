import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { printable } from '../protocol/pdf';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import {
	addComment,
	approvalStep,
	cancelWriteOff,
	changeStatus,
	emailInvoice,
	invoiceOf,
	listComments,
	remindOfInvoice,
	setCustomFields,
	writeOff,
} from './invoiceActions';
import { applyCredits, removeAppliedCredit, removeInvoicePayment } from './invoiceCredits';
import { listCreditsApplied, listInvoicePayments, listInvoices } from './invoiceLists';
import { createInvoice, invoiceBy, moveInvoice, removeInvoice, updateInvoice } from './invoices';
import { showInvoice } from './invoiceViews';
import type { Invoice } from './models';
import { upsert } from './upsert';

function create(call: Call): Reply & { record: Invoice } {
	const { organization, query, body } = call;
	const isSent = query.get('send') === 'true';
	if (isSent && organization.settings.approvals) throw unconfirmed('statusChange');
	const record = createInvoice(organization, body, query);
	if (isSent) {
		moveInvoice(organization, record, 'sent');
		record.isEmailed = true;
	}
	const shown = { invoice: showInvoice(organization, record) };
	return { ...created('The invoice has been created.', 'invoices', record.id, shown), record };
}

function update(call: Call, invoice: Invoice): Reply {
	updateInvoice(call.organization, invoice, call.body);
	const shown = { invoice: showInvoice(call.organization, invoice) };
	return { message: 'Invoice information has been updated.', body: shown };
}

function remove(call: Call): Reply {
	removeInvoice(call.organization, invoiceOf(call));
	return { message: 'The invoice has been deleted.' };
}

/** Zoho sheet 7.2. */
export const invoiceRoutes: Route[] = [
	route('GET', 'invoices', 'invoices', listInvoices),
	route('POST', 'invoices', 'invoices', create),
	route('PUT', 'invoices', 'invoices', (call) =>
		upsert(call, {
			entity: 'invoice',
			noun: 'Invoice',
			create,
			update: (same, record) => update(same, invoiceBy(same.organization, record.id)),
		}),
	),
	printable(
		route('GET', 'invoices/:', 'invoices', (call) => ({
			body: { invoice: showInvoice(call.organization, invoiceOf(call)) },
		})),
	),
	route('PUT', 'invoices/:', 'invoices', (call) => update(call, invoiceOf(call))),
	route('DELETE', 'invoices/:', 'invoices', remove),
	route('POST', 'invoices/:/status/sent', 'invoices', changeStatus('sent')),
	route('POST', 'invoices/:/status/void', 'invoices', changeStatus('void')),
	route('POST', 'invoices/:/status/draft', 'invoices', changeStatus('draft')),
	route('POST', 'invoices/:/submit', 'invoices', approvalStep('pending_approval')),
	route('POST', 'invoices/:/approve', 'invoices', approvalStep('approved')),
	route('POST', 'invoices/:/email', 'invoices', emailInvoice),
	route('POST', 'invoices/:/paymentreminder', 'invoices', remindOfInvoice),
	route('POST', 'invoices/:/writeoff', 'invoices', writeOff),
	route('POST', 'invoices/:/writeoff/cancel', 'invoices', cancelWriteOff),
	route('POST', 'invoices/:/comments', 'invoices', addComment),
	route('GET', 'invoices/:/comments', 'invoices', listComments),
	route('POST', 'invoices/:/credits', 'invoices', applyCredits),
	route('GET', 'invoices/:/payments', 'invoices', listInvoicePayments),
	route('GET', 'invoices/:/creditsapplied', 'invoices', listCreditsApplied),
	route('DELETE', 'invoices/:/payments/:', 'invoices', removeInvoicePayment),
	route('DELETE', 'invoices/:/creditsapplied/:', 'invoices', removeAppliedCredit),
	route('PUT', 'invoice/:/customfields', 'invoices', setCustomFields),
];
