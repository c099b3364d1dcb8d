import { choiceFilter, SEARCH_TEXT, sortFilters, textFilters } from './commonFilters';

/** Contacts cannot be filtered by the time of change nor by own fields (Zoho sheets 0.9 and 6). */
export const CONTACT_FILTERS = [
	...textFilters('name', 'Display Name', 'contact_name'),
	...textFilters('companyName', 'Company Name', 'company_name'),
	...textFilters('firstName', 'First Name', 'first_name'),
	...textFilters('lastName', 'Last Name', 'last_name'),
	...textFilters('email', 'E-Mail', 'email').map((filter) => ({
		...filter,
		description: 'Of the primary person',
	})),
	...textFilters('phone', 'Phone', 'phone'),
	choiceFilter(
		{
			name: 'status',
			label: 'Status',
			target: 'filter_by',
			description: 'Also by their invoices, or by their access to the portal',
		},
		{
			All: 'Status.All',
			Active: 'Status.Active',
			Inactive: 'Status.Inactive',
			'Invoices Overdue': 'Invoice.OverDue',
			'Invoices Unpaid': 'Invoice.Unpaid',
			'Portal Disabled': 'Status.PortalDisabled',
			'Portal Enabled': 'Status.PortalEnabled',
		},
	),
	{ ...SEARCH_TEXT, description: 'In names, company, e-mail address and notes' },
	...sortFilters({
		'Created Time': 'created_time',
		'Display Name': 'contact_name',
		'E-Mail': 'email',
		'First Name': 'first_name',
		'Last Modified Time': 'last_modified_time',
		'Last Name': 'last_name',
		'Outstanding Receivable': 'outstanding_receivable_amount',
	}),
];
