import { checkOpen } from '../organization/lockedPeriod';
import { objectsIn } from '../protocol/bodyFields';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { printable } from '../protocol/pdf';
import { listReply } from '../protocol/lists';
import { invalidValue, noResource } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import {
	createCreditNote,
	creditNoteBy,
	moveCreditNote,
	removeCreditNote,
	updateCreditNote,
} from './creditNotes';
import { credited, creditLeft, creditNoteRow, showCreditNote } from './creditNoteViews';
import type { CreditNote, Refund } from './models';
import { addRefund, changeRefund, refundBy, removeRefund } from './refunds';
import { showRefund } from './refundViews';
import { apply, repostSource, total, unapply, wantedIn } from './settlement';
import { upsert } from './upsert';

const noteOf = (call: Call) => creditNoteBy(call.organization, call.ids[0] ?? '');

function list(call: Call): Reply {
	const { organization } = call;
	return listReply(call, {
		key: 'creditnotes',
		reportName: 'Credit Notes',
		records: organization.creditNotes.all(),
		toRow: (note) => creditNoteRow(organization, note),
		filters: {
			exact: ['customer_id', 'status'],
			texts: ['creditnote_number', 'reference_number', 'customer_name'],
			dates: ['date'],
			amounts: ['total'],
			search: ['creditnote_number', 'reference_number', 'customer_name'],
		},
		filterBy: {
			'Status.All': () => true,
			'Status.Open': ({ status }) => status === 'open',
			'Status.Draft': ({ status }) => status === 'draft',
			'Status.Closed': ({ status }) => status === 'closed',
			'Status.Void': ({ status }) => status === 'void',
		},
		appliedFilter: 'Status.All',
		context: { custom_fields: [] },
		sort: { column: 'created_time', order: 'D' },
		sortable: ['customer_name', 'creditnote_number', 'date', 'total', 'balance', 'created_time'],
		modified: 'since',
	});
}

function create(call: Call): Reply & { record: CreditNote } {
	const record = createCreditNote(call.organization, call.body, call.query);
	const shown = { creditnote: showCreditNote(call.organization, record) };
	return {
		...created('The credit note has been created.', 'creditnotes', record.id, shown),
		record,
	};
}

function update(call: Call, note: CreditNote): Reply {
	updateCreditNote(call.organization, note, call.body);
	const shown = { creditnote: showCreditNote(call.organization, note) };
	return { message: 'The credit note has been updated.', body: shown };
}

function applyToInvoices(call: Call): Reply {
	const { organization } = call;
	const note = noteOf(call);
	const rows = objectsIn(call.body, 'invoices');
	if (rows === undefined || rows.length === 0) throw invalidValue('invoices');
	if (note.state !== 'open') throw unconfirmed('statusChange');
	const wanted = wantedIn(organization, rows, note);
	if (total(wanted) > creditLeft(organization, note)) throw unconfirmed('overAmount');
	checkOpen(organization, note.date);
	apply(organization, 'creditnote', note.id, organization.today(), wanted);
	repostSource(organization, note.id);
	return {
		message: 'Credits have been applied to the invoice(s).',
		body: { apply_to_invoices: { invoices: credited(organization, note) } },
	};
}

function unapplyFromInvoice(call: Call): Reply {
	const { organization } = call;
	const note = noteOf(call);
	const applied = organization.applications
		.fromSource(note.id)
		.find(({ id }) => id === call.ids[1]);
	if (applied === undefined) throw noResource();
	checkOpen(organization, note.date);
	unapply(organization, [applied]);
	repostSource(organization, note.id);
	return { message: 'Credits applied to an invoice have been deleted.' };
}

function move(to: CreditNote['state']): (call: Call) => Reply {
	return (call) => {
		moveCreditNote(call.organization, noteOf(call), to);
		return { message: `Credit note status has been changed to ${to}.` };
	};
}

function shown(call: Call, note: CreditNote, refund: Refund) {
	const details = showRefund(call.organization, note, refund);
	return {
		creditnote_refund_id: refund.id,
		creditnote_id: note.id,
		creditnote_number: note.number,
		...details,
	};
}

const page_context = { page: 1, per_page: 200, has_more_page: false };

const refundRoutes: Route[] = [
	route('GET', 'creditnotes/refunds', 'creditnotes', (call) => {
		const notes = call.organization.creditNotes.all();
		const rows = notes.flatMap((note) => note.refunds.map((one) => shown(call, note, one)));
		return { body: { creditnote_refunds: rows, page_context } };
	}),
	route('GET', 'creditnotes/:/refunds', 'creditnotes', (call) => {
		const note = noteOf(call);
		const rows = note.refunds.map((refund) => shown(call, note, refund));
		return { body: { creditnote_refunds: rows, page_context } };
	}),
	route('POST', 'creditnotes/:/refunds', 'creditnotes', (call) => {
		const note = noteOf(call);
		if (note.state !== 'open') throw unconfirmed('statusChange');
		const refund = addRefund(call.organization, note, call.body);
		call.organization.changed('creditnote', note, 'edit');
		const place = `creditnotes/${note.id}/refunds`;
		const body = { creditnote_refund: shown(call, note, refund) };
		return created('The refund has been recorded.', place, refund.id, body);
	}),
	route('GET', 'creditnotes/:/refunds/:', 'creditnotes', (call) => {
		const note = noteOf(call);
		return { body: { creditnote_refund: shown(call, note, refundBy(note, call.ids[1] ?? '')) } };
	}),
	route('PUT', 'creditnotes/:/refunds/:', 'creditnotes', (call) => {
		const note = noteOf(call);
		const refund = refundBy(note, call.ids[1] ?? '');
		changeRefund(call.organization, note, refund, call.body);
		const body = { creditnote_refund: shown(call, note, refund) };
		return { message: 'The refund has been updated.', body };
	}),
	route('DELETE', 'creditnotes/:/refunds/:', 'creditnotes', (call) => {
		const note = noteOf(call);
		removeRefund(call.organization, note, refundBy(note, call.ids[1] ?? ''));
		return { message: 'The refund has been deleted.' };
	}),
];

/** Zoho sheet 7.5. */
export const creditNoteRoutes: Route[] = [
	...refundRoutes,
	route('GET', 'creditnotes', 'creditnotes', list),
	route('POST', 'creditnotes', 'creditnotes', create),
	route('PUT', 'creditnotes', 'creditnotes', (call) =>
		upsert(call, {
			entity: 'creditnote',
			noun: 'Credit Note',
			create,
			update: (same, record) => update(same, creditNoteBy(same.organization, record.id)),
		}),
	),
	printable(
		route('GET', 'creditnotes/:', 'creditnotes', (call) => ({
			body: { creditnote: showCreditNote(call.organization, noteOf(call)) },
		})),
	),
	route('PUT', 'creditnotes/:', 'creditnotes', (call) => update(call, noteOf(call))),
	route('DELETE', 'creditnotes/:', 'creditnotes', (call) => {
		removeCreditNote(call.organization, noteOf(call));
		return { message: 'The credit note has been deleted.' };
	}),
	route('POST', 'creditnotes/:/status/void', 'creditnotes', move('void')),
	route('POST', 'creditnotes/:/status/draft', 'creditnotes', move('draft')),
	route('POST', 'creditnotes/:/status/open', 'creditnotes', move('open')),
	route('POST', 'creditnotes/:/email', 'creditnotes', (call) => {
		const note = noteOf(call);
		const { to_mail_ids: to } = call.body;
		if (!Array.isArray(to) || to.length === 0) throw invalidValue('to_mail_ids');
		if (note.state === 'void') throw unconfirmed('statusChange');
		return { message: 'Your credit note has been sent.' };
	}),
	route('POST', 'creditnotes/:/invoices', 'creditnotes', applyToInvoices),
	route('GET', 'creditnotes/:/invoices', 'creditnotes', (call) => ({
		body: { invoices_credited: credited(call.organization, noteOf(call)) },
	})),
	route('DELETE', 'creditnotes/:/invoices/:', 'creditnotes', unapplyFromInvoice),
];
