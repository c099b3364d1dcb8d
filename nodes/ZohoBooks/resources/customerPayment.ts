import { zohoBooksResource } from '../declaration';
import { reversePaymentOperation } from '../operations/reversePayment';
import { labelOf, searchBy } from '../search';
import { createBelow, getBelow, listBelow, type Parent, removeBelow } from './belowRecord';
import { PAYMENT_FIELDS } from './paymentFields';
import { PAYMENT_FILTERS } from './paymentFilters';
import { pdfOperation } from './pdf';
import { REFUND_FIELDS } from './refundFields';

const PAYMENT: Parent = {
	name: 'Customer Payment',
	path: 'customerpayments',
	id: 'payment_id',
	search: 'searchCustomerPayments',
};

/** Refunds of what a payment has unused (Zoho sheet 7.4). */
const REFUNDS = { parent: PAYMENT, verb: 'refunds', collection: 'customerpayments/refunds' };

const REFUND_OPERATIONS = [
	createBelow({
		...REFUNDS,
		value: 'createRefund',
		name: 'Create Refund',
		action: 'Create a refund of a customer payment',
		description:
			'Book that unused money of a payment went back to the customer. The bank moves it, not Zoho Books.',
		fields: REFUND_FIELDS,
	}),
	getBelow({
		...REFUNDS,
		value: 'getRefund',
		name: 'Get Refund',
		action: 'Get a refund of a customer payment',
		description: 'Get one refund of a customer payment by its ID',
		label: 'Refund ID',
	}),
	listBelow({
		...REFUNDS,
		value: 'getRefunds',
		name: 'Get Many Refunds',
		action: 'Get many refunds of a customer payment',
		description: 'Get what went back to the customer out of a payment',
	}),
	removeBelow({
		...REFUNDS,
		value: 'deleteRefund',
		name: 'Delete Refund',
		action: 'Delete a refund of a customer payment',
		description: 'Take the booking of a refund back; the money is unused in the payment again',
		label: 'Refund ID',
	}),
];

/** Zoho sheet 7.4. */
export const customerPayment = zohoBooksResource({
	value: 'customerPayment',
	name: 'Customer Payment',
	description: 'Money received from a customer, applied to invoices',
	path: 'customerpayments',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'upsert', 'setCustomFields'],
	hasCustomFields: true,
	fields: PAYMENT_FIELDS,
	descriptions: {
		create: 'Book money that was received; the bank moved it, Zoho Books does not',
		delete: 'Delete a customer payment; the invoices that it was applied to open again',
	},
	filters: PAYMENT_FILTERS,
	more: [...REFUND_OPERATIONS, reversePaymentOperation, pdfOperation(PAYMENT)],
	lookUpFields: [
		{ name: 'ID', value: 'payment_id' },
		{ name: 'Reference Number', value: 'reference_number' },
	],
	lookUpSince: 'date_start',
	search: searchBy({
		method: 'searchCustomerPayments',
		path: 'customerpayments',
		filter: 'search_text',
		label: ({ payment_number: number, reference_number: reference, date, ...row }) =>
			labelOf(number, reference, row.customer_name, date, row.amount),
	}),
});
