import type { FilterDefinition } from '../../shared/engine/fields';
import { referenceFilter } from '../../shared/vendors/zohoBooks/ids';
import {
	choiceFilter,
	CUSTOMER_FILTER,
	dateFilters,
	MODIFIED_FILTER,
	SEARCH_TEXT,
	sortFilters,
	textFilters,
} from './commonFilters';

/**
 * Zoho sheet 6. The balance is no guide to what can be collected: a draft has the balance of its total
 * (Zoho sheet 0.11).
 */
export const INVOICE_FILTERS: FilterDefinition[] = [
	CUSTOMER_FILTER,
	{ name: 'customerName', label: 'Customer Name', type: 'text', target: 'customer_name' },
	{ name: 'email', label: 'E-Mail', type: 'text', target: 'email' },
	...textFilters('number', 'Invoice Number', 'invoice_number'),
	{ name: 'referenceNumber', label: 'Reference Number', type: 'text', target: 'reference_number' },
	referenceFilter({
		name: 'recurringInvoice',
		label: 'Recurring Invoice',
		target: 'recurring_invoice_id',
		search: 'searchRecurringInvoices',
	}),
	choiceFilter(
		{ name: 'status', label: 'Status', target: 'status' },
		{
			Draft: 'draft',
			Overdue: 'overdue',
			Paid: 'paid',
			'Partially Paid': 'partially_paid',
			Sent: 'sent',
			Unpaid: 'unpaid',
			Viewed: 'viewed',
			Void: 'void',
		},
	),
	...dateFilters('date', 'Date', 'date'),
	...dateFilters('dueDate', 'Due Date', 'due_date'),
	...dateFilters('createdDate', 'Created Date', 'created_date'),
	MODIFIED_FILTER,
	{ name: 'total', label: 'Total', type: 'decimal', target: 'total' },
	{ name: 'balance', label: 'Balance', type: 'decimal', target: 'balance' },
	SEARCH_TEXT,
	...sortFilters({
		Balance: 'balance',
		'Created Time': 'created_time',
		'Customer Name': 'customer_name',
		Date: 'date',
		'Due Date': 'due_date',
		'Invoice Number': 'invoice_number',
		Total: 'total',
	}),
];
