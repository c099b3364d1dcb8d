import { APPLIED_INVOICES } from './appliedAmounts';
import { createBelow, getBelow, listBelow, type Parent, removeBelow } from './belowRecord';
import { REFUND_FIELDS } from './refundFields';

export const CREDIT_NOTE: Parent = {
	name: 'Credit Note',
	path: 'creditnotes',
	id: 'creditnote_id',
	search: 'searchCreditNotes',
};

const APPLIED = { parent: CREDIT_NOTE, verb: 'invoices', collection: 'creditnotes/invoices' };
const REFUNDS = { parent: CREDIT_NOTE, verb: 'refunds', collection: 'creditnotes/refunds' };

/** What stands below a credit note (Zoho sheet 7.5). */
export const CREDIT_NOTE_BELOW = [
	createBelow({
		parent: CREDIT_NOTE,
		verb: 'invoices',
		value: 'apply',
		name: 'Apply to Invoices',
		action: 'Apply a credit note to invoices',
		description: 'Pay invoices of the customer with a credit note',
		fields: [
			{
				...APPLIED_INVOICES,
				required: true,
				columns: APPLIED_INVOICES.columns?.filter(({ name }) => name !== 'taxWithheld'),
			},
		],
	}),
	listBelow({
		...APPLIED,
		value: 'getInvoices',
		name: 'Get Credited Invoices',
		action: 'Get the invoices that a credit note was applied to',
		description: 'Get what a credit note was applied to',
	}),
	removeBelow({
		...APPLIED,
		value: 'deleteInvoice',
		name: 'Remove From Invoice',
		action: 'Remove a credit note from an invoice',
		description: 'Take a credit note off an invoice, which opens again',
		label: 'Credited Invoice ID',
	}),
	createBelow({
		...REFUNDS,
		value: 'createRefund',
		name: 'Create Refund',
		action: 'Create a refund of a credit note',
		description:
			'Book that money went back to the customer for a credit note. The bank moves it, not Zoho Books.',
		fields: REFUND_FIELDS,
	}),
	getBelow({
		...REFUNDS,
		value: 'getRefund',
		name: 'Get Refund',
		action: 'Get a refund of a credit note',
		description: 'Get one refund of a credit note by its ID',
		label: 'Refund ID',
	}),
	listBelow({
		...REFUNDS,
		value: 'getRefunds',
		name: 'Get Many Refunds',
		action: 'Get many refunds of a credit note',
		description: 'Get what was paid back for a credit note',
	}),
	removeBelow({
		...REFUNDS,
		value: 'deleteRefund',
		name: 'Delete Refund',
		action: 'Delete a refund of a credit note',
		description: 'Take the booking of a refund back; the credit note is open again',
		label: 'Refund ID',
	}),
];
