import type { Organization } from '../organization/books';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { customFieldsOf } from './customFields';
import { showDocument } from './documentViews';
import type { RecurringInvoice } from './models';
import { createRecurring, recurringBy, setRecurring, updateRecurring } from './recurringInvoices';
import { upsert } from './upsert';

function row(organization: Organization, profile: RecurringInvoice): Wire {
	return {
		recurring_invoice_id: profile.id,
		recurrence_name: profile.number,
		customer_id: profile.customerId,
		customer_name: organization.contacts.find(profile.customerId)?.name ?? '',
		reference_number: profile.plain.reference_number ?? '',
		status: profile.state,
		total: fromMinor(profile.total, profile.currency),
		start_date: profile.startDate,
		end_date: profile.endDate,
		last_sent_date: '',
		next_invoice_date: profile.state === 'active' ? profile.nextDate : '',
		recurrence_frequency: profile.unit,
		repeat_every: profile.every,
		created_time: organization.time(profile.createdAt),
		last_modified_time: organization.time(profile.modifiedAt),
	};
}

function show(organization: Organization, profile: RecurringInvoice): Wire {
	return {
		...showDocument(organization, profile),
		...row(organization, profile),
		payment_terms: profile.plain.payment_terms ?? 0,
		payment_terms_label: profile.plain.payment_terms_label ?? 'Due on Receipt',
		...customFieldsOf(organization, 'recurring_invoice', profile),
	};
}

function list(call: Call): Reply {
	const { organization } = call;
	return listReply(call, {
		key: 'recurring_invoices',
		reportName: 'Recurring Invoices',
		records: organization.recurring.all(),
		toRow: (profile) => row(organization, profile),
		filters: {
			exact: ['customer_id', 'status'],
			texts: ['recurrence_name', 'customer_name'],
			search: ['recurrence_name', 'customer_name'],
		},
		filterBy: {
			'Status.All': () => true,
			'Status.Active': ({ status }) => status === 'active',
			'Status.Stopped': ({ status }) => status === 'stopped',
			'Status.Expired': ({ status }) => status === 'expired',
		},
		appliedFilter: 'Status.All',
		sort: { column: 'created_time', order: 'D' },
		sortable: ['customer_name', 'recurrence_name', 'created_time'],
	});
}

const profileOf = (call: Call) => recurringBy(call.organization, call.ids[0] ?? '');

const shown = (call: Call, profile: RecurringInvoice) => ({
	recurring_invoice: show(call.organization, profile),
});

function create(call: Call): Reply & { record: RecurringInvoice } {
	const record = createRecurring(call.organization, call.body);
	const message = 'The recurring invoice has been created.';
	return { ...created(message, 'recurringinvoices', record.id, shown(call, record)), record };
}

function update(call: Call, profile: RecurringInvoice): Reply {
	updateRecurring(call.organization, profile, call.body);
	return { message: 'Recurring invoice information has been updated.', body: shown(call, profile) };
}

function change(to: 'active' | 'stopped'): (call: Call) => Reply {
	return (call) => {
		setRecurring(call.organization, profileOf(call), to);
		const word = to === 'active' ? 'activated' : 'stopped';
		return { message: `The recurring invoice has been ${word}.` };
	};
}

/** Zoho sheet 7.3. */
export const recurringRoutes: Route[] = [
	route('GET', 'recurringinvoices', 'invoices', list),
	route('POST', 'recurringinvoices', 'invoices', create),
	route('PUT', 'recurringinvoices', 'invoices', (call) =>
		upsert(call, {
			entity: 'recurring_invoice',
			noun: 'Recurring Invoice',
			create,
			update: (same, record) => update(same, recurringBy(same.organization, record.id)),
		}),
	),
	route('GET', 'recurringinvoices/:', 'invoices', (call) => ({
		body: shown(call, profileOf(call)),
	})),
	route('PUT', 'recurringinvoices/:', 'invoices', (call) => update(call, profileOf(call))),
	route('DELETE', 'recurringinvoices/:', 'invoices', (call) => {
		call.organization.recurring.remove(profileOf(call).id);
		return { message: 'The recurring invoice has been deleted.' };
	}),
	route('POST', 'recurringinvoices/:/status/stop', 'invoices', change('stopped')),
	route('POST', 'recurringinvoices/:/status/resume', 'invoices', change('active')),
];
