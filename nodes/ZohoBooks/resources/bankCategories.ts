import { createBelow } from './belowRecord';
import { BANK_LINE } from './bankFeed';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { EXPENSE_FIELDS } from './expenseFields';
import { PAYMENT_FIELDS } from './paymentFields';
import { REFUND_FIELDS } from './refundFields';

/** A line of the bank booked as what has a resource of its own (Zoho sheet 7.8). */
export const BANK_CATEGORIES = [
	createBelow({
		parent: BANK_LINE,
		value: 'categorizeAsCustomerPayment',
		name: 'Categorize as Customer Payment',
		action: 'Categorize an uncategorized transaction as customer payment',
		description: 'Book a line of the bank as money received from a customer',
		verb: 'categorize/customerpayments',
		fields: PAYMENT_FIELDS,
	}),
	createBelow({
		parent: BANK_LINE,
		value: 'categorizeAsExpense',
		name: 'Categorize as Expense',
		action: 'Categorize an uncategorized transaction as expense',
		description: 'Book a line of the bank as a cost, such as fees',
		verb: 'categorize/expenses',
		fields: EXPENSE_FIELDS,
	}),
	createBelow({
		parent: BANK_LINE,
		value: 'categorizeAsCreditNoteRefund',
		name: 'Categorize as Credit Note Refund',
		action: 'Categorize an uncategorized transaction as credit note refund',
		description: 'Book a line of the bank as money that went back for a credit note',
		verb: 'categorize/creditnoterefunds',
		fields: [
			referenceField({
				name: 'creditNote',
				label: 'Credit Note',
				target: 'creditnote_id',
				search: 'searchCreditNotes',
				required: true,
			}),
			...REFUND_FIELDS,
		],
	}),
];
