import type { Organization } from '../organization/books';
import { exponentOf, fromMinor } from '../values/amounts';
import { dateIn } from '../values/times';
import type { Wire } from '../values/wire';
import { addressInList } from './addresses';
import { contactFigures } from './contactFigures';
import { emailOf } from './contactPersons';
import { customFieldsOf } from './customFields';
import { baseAmount, showDocument } from './documentViews';
import { sum } from './documentTotals';
import type { Invoice } from './models';
import { currencyFields } from './currencyFields';

/** draft, sent, viewed, overdue, partially_paid, paid, void and the two of approvals (sheet 7.2). */
export function invoiceStatus(organization: Organization, invoice: Invoice): string {
	if (invoice.state !== 'sent') return invoice.state;
	const open = organization.openAmount(invoice);
	if (open <= 0) return 'paid';
	if (invoice.dueDate < organization.today()) return 'overdue';
	if (open < invoice.total) return 'partially_paid';
	return invoice.isViewed ? 'viewed' : 'sent';
}

function money(organization: Organization, invoice: Invoice): Wire {
	const { applications } = organization;
	const amount = (minor: number) => fromMinor(minor, invoice.currency);
	const payments = applications.toInvoice(invoice.id).filter(({ kind }) => kind === 'payment');
	return {
		total: amount(invoice.total),
		// Of a draft the balance is the total (Zoho sheet, trap 11).
		balance: amount(organization.openAmount(invoice)),
		write_off_amount: amount(invoice.writtenOff),
		last_payment_date:
			payments
				.map(({ date }) => date)
				.sort()
				.at(-1) ?? '',
		unprocessed_payment_amount: amount(sum(invoice.inProcess, (one) => one.amount)),
		ach_payment_initiated: invoice.inProcess.length > 0,
		payment_expected_date: invoice.plain.payment_expected_date ?? '',
		exchange_rate: invoice.exchangeRate,
	};
}

/** A row of the list. */
export function invoiceRow(organization: Organization, invoice: Invoice): Wire {
	const customer = organization.contacts.find(invoice.customerId);
	const status = invoiceStatus(organization, invoice);
	const time = organization.time(invoice.modifiedAt);
	return {
		invoice_id: invoice.id,
		customer_id: invoice.customerId,
		customer_name: customer?.name ?? '',
		company_name: customer?.plain.company_name ?? '',
		status,
		invoice_number: invoice.number,
		reference_number: invoice.plain.reference_number ?? '',
		date: invoice.date,
		due_date: invoice.dueDate,
		due_days: '',
		email: customer === undefined ? '' : emailOf(customer),
		project_name: '',
		billing_address: addressInList(customer?.billing ?? {}),
		shipping_address: addressInList(customer?.shipping ?? {}),
		country: customer?.billing.country ?? '',
		phone: '',
		created_by: 'Bo Keeper',
		...money(organization, invoice),
		...customFieldsOf(organization, 'invoice', invoice),
		tags: [],
		salesperson_id: '',
		salesperson_name: invoice.plain.salesperson_name ?? '',
		shipping_charge: fromMinor(invoice.shipping, invoice.currency),
		adjustment: fromMinor(invoice.adjustment, invoice.currency),
		created_time: organization.time(invoice.createdAt),
		last_modified_time: time,
		updated_time: time,
		is_viewed_by_client: invoice.isViewed,
		client_viewed_time: '',
		has_attachment: false,
		is_emailed: invoice.isEmailed,
		color_code: '',
		current_sub_status_id: '',
		current_sub_status: status,
		...currencyFields(organization, invoice.currency),
		template_id: '',
		template_type: 'standard',
		invoice_source: 'Api',
		sales_channel: 'direct_sales',
		schedule_time: '',
		reminders_sent: 0,
		last_reminder_sent_date: '',
		documents: '',
	};
}

export function showInvoice(organization: Organization, invoice: Invoice): Wire {
	const { applications } = organization;
	const customer = organization.contacts.find(invoice.customerId);
	const amount = (minor: number) => fromMinor(minor, invoice.currency);
	const status = invoiceStatus(organization, invoice);
	const figures = customer === undefined ? {} : contactFigures(organization, customer);
	return {
		...showDocument(organization, invoice),
		...money(organization, invoice),
		invoice_id: invoice.id,
		invoice_number: invoice.number,
		discount_total: amount(invoice.discountTotal),
		due_date: invoice.dueDate,
		email: customer === undefined ? '' : emailOf(customer),
		invoice_source: 'Api',
		status,
		current_sub_status: status,
		...customFieldsOf(organization, 'invoice', invoice),
		recurring_invoice_id: invoice.recurringId,
		is_last_child_invoice: false,
		payment_terms: invoice.plain.payment_terms ?? 0,
		payment_terms_label: invoice.plain.payment_terms_label ?? 'Due on Receipt',
		payment_terms_id: '',
		payment_reminder_enabled: true,
		payment_made: amount(applications.settled(invoice.id, 'payment')),
		credits_applied: amount(applications.settled(invoice.id, 'creditnote')),
		tax_amount_withheld: 0,
		is_autobill_enabled: false,
		inprocess_transaction_present: invoice.inProcess.length > 0,
		in_process_payments: invoice.inProcess.map((one) => ({
			payment_id: one.id,
			amount: amount(one.amount),
		})),
		allow_partial_payments: invoice.plain.allow_partial_payments ?? false,
		price_precision: exponentOf(invoice.currency),
		bcy_total: baseAmount(organization, invoice, invoice.total),
		payment_options: invoice.plain.payment_options ?? { payment_gateways: [] },
		contact: {
			customer_balance: figures.outstanding_receivable_amount ?? 0,
			credit_limit: 0,
			unused_customer_credits: figures.unused_credits_receivable_amount ?? 0,
			is_credit_limit_migration_completed: true,
		},
		is_emailed: invoice.isEmailed,
		is_viewed_by_client: invoice.isViewed,
		client_viewed_time: '',
		// The trailing space is the vendor's.
		invoice_url: `https://zohosecurepay.example/books/secure?CInvoiceID=2-${invoice.id} `,
		created_date: dateIn(invoice.createdAt, organization.settings.timeZone),
		unused_retainer_payments: 0,
		submitted_date: '',
		submitter_id: '',
		approver_id: '',
	};
}
