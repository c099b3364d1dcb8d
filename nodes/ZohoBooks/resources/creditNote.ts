import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { CREDIT_NOTE, CREDIT_NOTE_BELOW } from './creditNoteBelow';
import { CREDIT_NOTE_FIELDS } from './creditNoteFields';
import {
	choiceFilter,
	CUSTOMER_FILTER,
	MODIFIED_FILTER,
	SEARCH_TEXT,
	sortFilters,
} from './commonFilters';
import { emailFields } from './emailFields';
import { pdfOperation } from './pdf';

/** Zoho sheet 7.5. Created by API, a credit note is open at once. */
export const creditNote = zohoBooksResource({
	value: 'creditNote',
	name: 'Credit Note',
	description: 'What is owed to a customer, to be applied to invoices or paid back',
	path: 'creditnotes',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'upsert'],
	hasCustomFields: true,
	fields: CREDIT_NOTE_FIELDS,
	filters: [
		{
			name: 'number',
			label: 'Credit Note Number',
			type: 'text',
			target: 'creditnote_number',
		},
		{
			name: 'referenceNumber',
			label: 'Reference Number',
			type: 'text',
			target: 'reference_number',
		},
		CUSTOMER_FILTER,
		{ name: 'date', label: 'Date', type: 'date' },
		choiceFilter(
			{ name: 'status', label: 'Status', target: 'status' },
			{ Closed: 'closed', Draft: 'draft', Open: 'open', Void: 'void' },
		),
		{ name: 'total', label: 'Total', type: 'decimal' },
		MODIFIED_FILTER,
		SEARCH_TEXT,
		...sortFilters({
			Balance: 'balance',
			'Created Time': 'created_time',
			'Credit Note Number': 'creditnote_number',
			'Customer Name': 'customer_name',
			Date: 'date',
			Total: 'total',
		}),
	],
	actions: [
		{
			value: 'void',
			name: 'Void',
			verb: 'status/void',
			description: 'Take a credit note out of the books',
		},
		{
			value: 'markAsDraft',
			name: 'Mark as Draft',
			verb: 'status/draft',
			action: 'Mark a credit note as draft',
			description: 'Make a draft of a credit note that was voided',
		},
		{
			value: 'open',
			name: 'Open',
			verb: 'status/open',
			description: 'Book a draft, so that it can be applied or paid back',
		},
		{
			value: 'email',
			name: 'Send by E-Mail',
			action: 'Send a credit note by e-mail',
			description: 'Let Zoho Books send it',
			// Zoho demands both here, unlike with an invoice.
			fields: emailFields('credit note').map((field) =>
				['subject', 'text'].includes(field.name)
					? { ...field, required: true, description: undefined }
					: field,
			),
		},
	],
	more: [...CREDIT_NOTE_BELOW, pdfOperation(CREDIT_NOTE)],
	lookUpFields: [
		{ name: 'Credit Note Number', value: 'creditnote_number' },
		{ name: 'ID', value: 'creditnote_id' },
		{ name: 'Reference Number', value: 'reference_number' },
	],
	lookUpSince: 'last_modified_time',
	search: searchBy({
		method: 'searchCreditNotes',
		path: 'creditnotes',
		filter: 'search_text',
		label: ({ creditnote_number: number, customer_name: customer, status, ...row }) => {
			const open = `${String(row.balance)} ${String(row.currency_code)} open`;
			return labelOf(number, customer, status, open);
		},
	}),
});
