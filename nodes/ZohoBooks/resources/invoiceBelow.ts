import type { FieldDefinition } from '../../shared/engine/fields';
import { createBelow, listBelow, type Parent, removeBelow } from './belowRecord';
import { CREDIT_FIELDS, demandCredits } from './creditFields';

export const INVOICE: Parent = {
	name: 'Invoice',
	path: 'invoices',
	id: 'invoice_id',
	search: 'searchInvoices',
};

const COMMENT_FIELDS: FieldDefinition[] = [
	{
		name: 'comment',
		label: 'Comment',
		type: 'multilineText',
		target: 'description',
		required: true,
	},
	{
		name: 'paymentExpectedDate',
		label: 'Payment Expected Date',
		type: 'date',
		target: 'payment_expected_date',
		description: 'For example the charge date of a direct debit',
	},
	{
		name: 'showToCustomer',
		label: 'Show to Customer',
		type: 'boolean',
		target: 'show_comment_to_clients',
		description: 'Whether the customer sees it in the portal',
	},
];

/** What stands below an invoice (Zoho sheet 7.2). */
export const INVOICE_BELOW = [
	listBelow({
		parent: INVOICE,
		value: 'getPayments',
		name: 'Get Payments',
		action: 'Get the payments of an invoice',
		description: 'Get what was paid on an invoice; "invoice_payment_id" takes a payment off again',
		verb: 'payments',
		collection: 'invoices/payments',
	}),
	removeBelow({
		parent: INVOICE,
		value: 'deletePayment',
		name: 'Remove Payment',
		action: 'Remove a payment from an invoice',
		description:
			'Take a payment off an invoice, which opens again. Whether the payment is kept as unused credit or deleted is up to Zoho Books: look at it afterwards.',
		verb: 'payments',
		collection: 'invoices/payments',
		label: 'Invoice Payment ID',
	}),
	createBelow({
		parent: INVOICE,
		value: 'applyCredits',
		name: 'Apply Credits',
		action: 'Apply credits to an invoice',
		description: 'Pay an invoice with unused payments and credit notes of the customer',
		verb: 'credits',
		fields: CREDIT_FIELDS,
		finish: demandCredits,
	}),
	listBelow({
		parent: INVOICE,
		value: 'getCredits',
		name: 'Get Applied Credits',
		action: 'Get the credits applied to an invoice',
		description: 'Get the credit notes that were applied to an invoice',
		verb: 'creditsapplied',
		collection: 'invoices/creditsapplied',
	}),
	removeBelow({
		parent: INVOICE,
		value: 'deleteCredit',
		name: 'Remove Applied Credit',
		action: 'Remove an applied credit from an invoice',
		description: 'Take a credit note off an invoice, which opens again',
		verb: 'creditsapplied',
		collection: 'invoices/creditsapplied',
		label: 'Applied Credit ID',
	}),
	createBelow({
		parent: INVOICE,
		value: 'addComment',
		name: 'Add Comment',
		action: 'Add a comment to an invoice',
		description: 'Note something on an invoice, such as when a payment is expected',
		verb: 'comments',
		collection: 'invoices/comments',
		fields: COMMENT_FIELDS,
	}),
	listBelow({
		parent: INVOICE,
		value: 'getComments',
		name: 'Get Comments',
		action: 'Get the comments of an invoice',
		description: 'Get comments and history of an invoice',
		verb: 'comments',
		collection: 'invoices/comments',
	}),
];
