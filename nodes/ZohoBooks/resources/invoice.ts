import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy, statusText } from '../search';
import { INVOICE_ACTIONS } from './invoiceActions';
import { INVOICE, INVOICE_BELOW } from './invoiceBelow';
import { INVOICE_FIELDS } from './invoiceFields';
import { INVOICE_FILTERS } from './invoiceFilters';
import { paymentLink } from './paymentLink';
import { pdfOperation } from './pdf';

/** Zoho sheet 7.2. */
export const invoice = zohoBooksResource({
	value: 'invoice',
	name: 'Invoice',
	description: 'What a customer owes',
	path: 'invoices',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'upsert', 'setCustomFields'],
	hasCustomFields: true,
	fields: INVOICE_FIELDS,
	descriptions: {
		create: 'Create an invoice as a draft; it is owed once it is sent or marked as sent',
		delete: 'Delete an invoice; one with payments or credits can only be voided',
	},
	filters: INVOICE_FILTERS,
	actions: INVOICE_ACTIONS,
	more: [...INVOICE_BELOW, paymentLink, pdfOperation(INVOICE)],
	lookUpFields: [
		{ name: 'ID', value: 'invoice_id' },
		{ name: 'Invoice Number', value: 'invoice_number' },
		{ name: 'Reference Number', value: 'reference_number' },
	],
	lookUpSince: 'last_modified_time',
	search: searchBy({
		method: 'searchInvoices',
		path: 'invoices',
		filter: 'search_text',
		label: ({ invoice_number: number, customer_name: customer, status, ...row }) => {
			const open = `${String(row.balance)} ${String(row.currency_code)} open`;
			return labelOf(number, customer, statusText(status), open);
		},
	}),
});
