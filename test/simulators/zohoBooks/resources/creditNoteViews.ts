import type { Organization } from '../organization/books';
import { exponentOf, fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { unusedOf } from './contactFigures';
import { customFieldsOf } from './customFields';
import { showDocument } from './documentViews';
import type { CreditNote } from './models';
import { showRefund } from './refundViews';
import { total } from './settlement';
import { currencyFields } from './currencyFields';

export const creditLeft = (organization: Organization, note: CreditNote): number =>
	note.state === 'void' ? 0 : unusedOf(organization, { ...note, amount: note.total });

/** draft, open, closed when nothing is left, void (Zoho sheet 7.5). */
export function creditNoteStatus(organization: Organization, note: CreditNote): string {
	return note.state === 'open' && creditLeft(organization, note) <= 0 ? 'closed' : note.state;
}

export function creditNoteRow(organization: Organization, note: CreditNote): Wire {
	const status = creditNoteStatus(organization, note);
	const { currency_id, currency_code } = currencyFields(organization, note.currency);
	return {
		creditnote_id: note.id,
		creditnote_number: note.number,
		status,
		reference_number: note.plain.reference_number ?? '',
		date: note.date,
		total: fromMinor(note.total, note.currency),
		balance: fromMinor(creditLeft(organization, note), note.currency),
		customer_id: note.customerId,
		customer_name: organization.contacts.find(note.customerId)?.name ?? '',
		applied_invoices: '',
		is_emailed: false,
		has_attachment: false,
		salesperson_name: '',
		salesperson_id: '',
		is_viewed_by_client: false,
		client_viewed_time: '',
		color_code: '',
		current_sub_status_id: '',
		current_sub_status: status,
		currency_id,
		currency_code,
		created_time: organization.time(note.createdAt),
		last_modified_time: organization.time(note.modifiedAt),
		exchange_rate: note.exchangeRate,
		price_precision: exponentOf(note.currency),
		tags: [],
	};
}

export function showCreditNote(organization: Organization, note: CreditNote): Wire {
	const status = creditNoteStatus(organization, note);
	const amount = (minor: number) => fromMinor(minor, note.currency);
	return {
		...showDocument(organization, note),
		creditnote_id: note.id,
		creditnote_number: note.number,
		status,
		current_sub_status: status,
		is_emailed: false,
		...customFieldsOf(organization, 'creditnote', note),
		invoices_credited: credited(organization, note),
		total_credits_used: amount(organization.applications.used(note.id)),
		total_refunded_amount: amount(total(note.refunds)),
		balance: amount(creditLeft(organization, note)),
		creditnote_refunds: note.refunds.map((refund) => ({
			creditnote_refund_id: refund.id,
			creditnote_id: note.id,
			...showRefund(organization, note, refund),
		})),
	};
}

export function credited(organization: Organization, note: CreditNote): Wire[] {
	return organization.applications.fromSource(note.id).map((applied) => ({
		creditnote_id: note.id,
		creditnote_invoice_id: applied.id,
		invoice_id: applied.invoiceId,
		invoice_number: organization.invoices.find(applied.invoiceId)?.number ?? '',
		date: applied.date,
		amount_applied: fromMinor(applied.amount, note.currency),
		credited_amount: fromMinor(applied.amount, note.currency),
	}));
}
