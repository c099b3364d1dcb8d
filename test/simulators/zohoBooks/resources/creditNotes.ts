import { postCreditNote } from '../ledger/postDocuments';
import type { Organization } from '../organization/books';
import { checkOpen } from '../organization/lockedPeriod';
import { doesNotExist } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Wire } from '../values/wire';
import type { CreditNote } from './models';
import { changedSalesDocument, documentNumber, newSalesDocument } from './salesDocuments';
import { total } from './settlement';

export function creditNoteBy(organization: Organization, id: string): CreditNote {
	const note = organization.creditNotes.find(id);
	if (note === undefined) throw doesNotExist('Credit Note');
	return note;
}

/** Open at once, unlike an invoice (Zoho sheet 7.5). */
export function createCreditNote(
	organization: Organization,
	body: Wire,
	query = new URLSearchParams(),
): CreditNote {
	const { document } = newSalesDocument(organization, 'creditnote', body);
	checkOpen(organization, document.date);
	const number = documentNumber(
		organization,
		{ body, property: 'creditnote_number', query },
		organization.creditNotes.all(),
		() => `CN-${String(organization.nextNumber('creditnote')).padStart(5, '0')}`,
	);
	const note: CreditNote = { ...document, number, state: 'open', refunds: [] };
	organization.creditNotes.add(note);
	postCreditNote(organization, note);
	organization.changed('creditnote', note, 'add');
	return note;
}

export function updateCreditNote(organization: Organization, note: CreditNote, body: Wire): void {
	if (note.state === 'void') throw unconfirmed('statusChange');
	const changed = changedSalesDocument(organization, 'creditnote', note, body);
	checkOpen(organization, note.date, changed.date);
	const used = organization.applications.used(note.id) + total(note.refunds);
	if (changed.total < used) throw unconfirmed('overAmount');
	Object.assign(note, changed);
	repost(organization, note);
}

export function moveCreditNote(
	organization: Organization,
	note: CreditNote,
	to: CreditNote['state'],
): void {
	const from = { open: ['draft'], draft: ['void', 'open'], void: ['draft', 'open'] }[to];
	if (!from.includes(note.state)) throw unconfirmed('statusChange');
	const isUsed = organization.applications.used(note.id) > 0 || note.refunds.length > 0;
	if (isUsed) throw unconfirmed('hasPayments');
	checkOpen(organization, note.date);
	note.state = to;
	repost(organization, note);
}

export function removeCreditNote(organization: Organization, note: CreditNote): void {
	checkOpen(organization, note.date);
	const isUsed = organization.applications.used(note.id) > 0 || note.refunds.length > 0;
	if (isUsed) throw unconfirmed('hasPayments');
	organization.ledger.replace(`creditnote:${note.id}`);
	organization.creditNotes.remove(note.id);
	organization.changed('creditnote', note, 'delete');
}

function repost(organization: Organization, note: CreditNote): void {
	postCreditNote(organization, note);
	note.modifiedAt = organization.now();
	organization.changed('creditnote', note, 'edit');
}
