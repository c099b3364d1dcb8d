import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { choiceFilter, CUSTOMER_FILTER, SEARCH_TEXT } from './commonFilters';
import { RECURRING_INVOICE_FIELDS } from './recurringInvoiceFields';

/** Zoho sheet 7.3. The invoices that come of it carry its id as `recurring_invoice_id`. */
export const recurringInvoice = zohoBooksResource({
	value: 'recurringInvoice',
	name: 'Recurring Invoice',
	description: 'A profile by which Zoho Books makes invoices',
	path: 'recurringinvoices',
	operations: ['create', 'get', 'getAll', 'update', 'delete', 'upsert'],
	hasCustomFields: true,
	fields: RECURRING_INVOICE_FIELDS,
	filters: [
		{ name: 'name', label: 'Profile Name', type: 'text', target: 'recurrence_name' },
		CUSTOMER_FILTER,
		{ name: 'customerName', label: 'Customer Name', type: 'text', target: 'customer_name' },
		choiceFilter(
			{ name: 'status', label: 'Status', target: 'status' },
			{ Active: 'active', Expired: 'expired', Stopped: 'stopped' },
		),
		SEARCH_TEXT,
	],
	actions: [
		{
			value: 'stop',
			name: 'Stop',
			verb: 'status/stop',
			description: 'Make no more invoices of it until it is resumed',
		},
		{
			value: 'resume',
			name: 'Resume',
			verb: 'status/resume',
			description: 'Make invoices of it again',
		},
	],
	// Lists leave out the currency, among other things, so many are read in full.
	lookUpFields: [{ name: 'ID', value: 'recurring_invoice_id' }],
	search: searchBy({
		method: 'searchRecurringInvoices',
		path: 'recurringinvoices',
		filter: 'search_text',
		label: ({ recurrence_name: name, customer_name: customer, status }) =>
			labelOf(name, customer, status),
	}),
});
