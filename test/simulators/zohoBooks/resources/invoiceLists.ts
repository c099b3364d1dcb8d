import type { Call, Reply } from '../protocol/call';
import { listReply } from '../protocol/lists';
import type { Filters } from '../protocol/filters';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { invoiceBy } from './invoices';
import { invoiceRow } from './invoiceViews';

const UNPAID = ['sent', 'viewed', 'overdue', 'partially_paid'];

function hasStatus(row: Wire, wanted: string): boolean {
	return wanted === 'unpaid' ? UNPAID.includes(String(row.status)) : row.status === wanted;
}

const STATUSES = ['draft', 'sent', 'viewed', 'overdue', 'partially_paid', 'paid', 'void', 'unpaid'];

const FILTERS: Filters = {
	exact: ['customer_id'],
	texts: ['invoice_number'],
	wholeTexts: ['reference_number', 'customer_name', 'email'],
	dates: ['date', 'due_date'],
	amounts: ['total', 'balance'],
	search: ['invoice_number', 'reference_number', 'customer_name'],
	customFields: true,
	own: {
		// An unknown status is a filter nobody understands: ignored.
		status: (row, value) => !STATUSES.includes(value) || hasStatus(row, value),
	},
};

const word = (status: string) =>
	status
		.split('_')
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1))
		.join('');

const FILTER_BY = Object.fromEntries([
	['Status.All', () => true] as const,
	...STATUSES.map(
		(status) => [`Status.${word(status)}`, (row: Wire) => hasStatus(row, status)] as const,
	),
	['Date.PaymentExpectedDate', ({ payment_expected_date: date }: Wire) => date !== ''] as const,
]);

export function listInvoices(call: Call): Reply {
	const { organization, query } = call;
	const recurringId = query.get('recurring_invoice_id');
	return listReply(call, {
		key: 'invoices',
		reportName: 'Invoices',
		records: organization.invoices
			.all()
			.filter((invoice) => !recurringId || invoice.recurringId === recurringId),
		toRow: (invoice) => invoiceRow(organization, invoice),
		filters: FILTERS,
		filterBy: FILTER_BY,
		appliedFilter: 'Status.All',
		context: { custom_fields: [] },
		sort: { column: 'created_time', order: 'D' },
		sortable: [
			'customer_name',
			'invoice_number',
			'date',
			'due_date',
			'total',
			'balance',
			'created_time',
			'last_modified_time',
		],
		modified: 'since',
	});
}

/** GET `/invoices/{id}/payments`. */
export function listInvoicePayments({ organization, ids }: Call): Reply {
	const invoice = invoiceBy(organization, ids[0] ?? '');
	const applied = organization.applications.toInvoice(invoice.id);
	const payments = applied.flatMap(({ id, kind, sourceId, amount, date }) => {
		const payment = organization.payments.find(sourceId);
		if (kind !== 'payment' || payment === undefined) return [];
		return [
			{
				payment_id: payment.id,
				payment_number: payment.number,
				invoice_id: invoice.id,
				invoice_payment_id: id,
				payment_mode: payment.mode,
				description: payment.plain.description ?? '',
				date,
				reference_number: payment.plain.reference_number ?? '',
				exchange_rate: payment.exchangeRate,
				amount: fromMinor(amount, invoice.currency),
				tax_amount_withheld: 0,
				online_transaction_id: '',
				is_single_invoice_payment: organization.applications.fromSource(sourceId).length === 1,
			},
		];
	});
	return { body: { payments } };
}

/** GET `/invoices/{id}/creditsapplied`. */
export function listCreditsApplied({ organization, ids }: Call): Reply {
	const invoice = invoiceBy(organization, ids[0] ?? '');
	const credits = organization.applications.toInvoice(invoice.id).flatMap((applied) => {
		const note = organization.creditNotes.find(applied.sourceId);
		if (note === undefined) return [];
		return [
			{
				creditnote_id: note.id,
				creditnotes_invoice_id: applied.id,
				creditnotes_number: note.number,
				credited_date: applied.date,
				amount_applied: fromMinor(applied.amount, invoice.currency),
			},
		];
	});
	return { body: { credits } };
}
