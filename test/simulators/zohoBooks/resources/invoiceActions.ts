import type { Call, Reply } from '../protocol/call';
import { dateIn, objectsIn, textIn } from '../protocol/bodyFields';
import { invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { checkOpen } from '../organization/lockedPeriod';
import { isWire } from '../values/wire';
import { customValuesIn } from './customFields';
import { invoiceBy, moveInvoice, repostInvoice } from './invoices';
import type { Invoice, InvoiceState } from './models';

export const invoiceOf = (call: Call): Invoice => invoiceBy(call.organization, call.ids[0] ?? '');

const SAID: Partial<Record<InvoiceState, string>> = { sent: 'Sent', void: 'Void', draft: 'Draft' };

export function changeStatus(to: InvoiceState): (call: Call) => Reply {
	return (call) => {
		moveInvoice(call.organization, invoiceOf(call), to);
		return { message: `Invoice status has been changed to ${SAID[to] ?? to}.` };
	};
}

/** Submit and approve: only where the organisation wants approvals. */
export function approvalStep(to: 'pending_approval' | 'approved'): (call: Call) => Reply {
	return (call) => {
		if (!call.organization.settings.approvals) throw unconfirmed('approvalsOff');
		moveInvoice(call.organization, invoiceOf(call), to);
		const word = to === 'approved' ? 'approved' : 'submitted for approval successfully';
		return { message: `The invoice has been ${word}.` };
	};
}

/** Mailing a draft sends it. */
export function emailInvoice(call: Call): Reply {
	const { organization, body } = call;
	const invoice = invoiceOf(call);
	const { to_mail_ids: to } = body;
	if (!Array.isArray(to) || to.length === 0) throw invalidValue('to_mail_ids');
	if (invoice.state === 'void') throw unconfirmed('statusChange');
	const isFirst = !invoice.isEmailed;
	if (invoice.state === 'draft' || invoice.state === 'approved') {
		moveInvoice(organization, invoice, 'sent');
	}
	invoice.isEmailed = true;
	repostInvoice(organization, invoice);
	return { message: 'Your invoice has been sent.', body: { is_first_email: isFirst } };
}

/** Only for what can be paid; nothing moves in the books. */
export function remindOfInvoice(call: Call): Reply {
	const invoice = invoiceOf(call);
	if (invoice.state !== 'sent') throw unconfirmed('statusChange');
	const { to_mail_ids: to } = call.body;
	if (to !== undefined && (!Array.isArray(to) || to.length === 0))
		throw invalidValue('to_mail_ids');
	return { message: 'Your payment reminder has been sent.' };
}

export function writeOff(call: Call): Reply {
	const { organization } = call;
	const invoice = invoiceOf(call);
	if (invoice.state !== 'sent') throw unconfirmed('statusChange');
	const open = organization.openAmount(invoice);
	if (open <= 0) throw unconfirmed('statusChange');
	checkOpen(organization, organization.today());
	invoice.writtenOff += open;
	repostInvoice(organization, invoice);
	return { message: 'Invoice has been written off.' };
}

export function cancelWriteOff(call: Call): Reply {
	const invoice = invoiceOf(call);
	if (invoice.writtenOff === 0) throw unconfirmed('statusChange');
	invoice.writtenOff = 0;
	repostInvoice(call.organization, invoice);
	return { message: 'The writeoff done for this invoice has been cancelled.' };
}

export function addComment(call: Call): Reply {
	const { organization, body } = call;
	const invoice = invoiceOf(call);
	const description = textIn(body, 'description', 5000) ?? '';
	const expected = dateIn(body, 'payment_expected_date');
	const comment = { id: organization.nextId(), description, at: organization.now() };
	invoice.comments.push(comment);
	if (expected !== undefined) invoice.plain.payment_expected_date = expected;
	const shown = { comment_id: comment.id, invoice_id: invoice.id, description };
	return { status: 201, message: 'Comments added.', body: { comment: shown } };
}

export function listComments(call: Call): Reply {
	const invoice = invoiceOf(call);
	const comments = invoice.comments.map(({ id, description, at }) => ({
		comment_id: id,
		invoice_id: invoice.id,
		description,
		date_with_time: call.organization.time(at),
		comment_type: 'client',
	}));
	return { body: { comments } };
}

/** PUT `/invoice/{id}/customfields`: a bare array of `{ customfield_id, value }` (Zoho sheet 8). */
export function setCustomFields(call: Call): Reply {
	const invoice = invoiceOf(call);
	const { payload } = call;
	if (!Array.isArray(payload) || !payload.every(isWire)) throw invalidValue('custom_fields');
	const values = customValuesIn(call.organization, 'invoice', payload, invoice);
	for (const [id, value] of values) invoice.custom.set(id, value);
	repostInvoice(call.organization, invoice);
	return { message: 'Custom Fields Updated Successfully' };
}

/** Rows of `apply_creditnotes` and `invoice_payments` of `/invoices/{id}/credits`. */
export function creditRows(call: Call): Array<{ sourceId: string; row: Record<string, unknown> }> {
	const rows = (property: string, id: string) =>
		(objectsIn(call.body, property) ?? []).map((row) => ({ sourceId: textIn(row, id) ?? '', row }));
	return [...rows('invoice_payments', 'payment_id'), ...rows('apply_creditnotes', 'creditnote_id')];
}
