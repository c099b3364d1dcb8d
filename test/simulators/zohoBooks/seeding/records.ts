import type { Organization } from '../organization/books';
import { decimalText, fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { createContact } from '../resources/contacts';
import { createPayment } from '../resources/customerPayments';
import { createInvoice, invoiceBy, moveInvoice, updateInvoice } from '../resources/invoices';

export interface CustomerSeed {
	name: string;
	email?: string;
	currency?: string;
	/** Further properties, as the API takes them. */
	extra?: Wire;
}

export interface InvoiceSeed {
	/** Customer id. */
	customer: string;
	/** In minor units of the customer's currency. */
	amount: number;
	/** `yyyy-mm-dd`; today by default. */
	date?: string;
	dueDate?: string;
	/** Base units for one unit of a foreign currency. */
	exchangeRate?: number;
	/** "sent" by default: what a client may collect. */
	state?: 'draft' | 'sent' | 'void';
	extra?: Wire;
}

/** @returns the id of a new customer */
export function seedCustomer(organization: Organization, customer: CustomerSeed): string {
	return organization.byHand(() => {
		const currency = organization.currencyBy(
			customer.currency ?? organization.settings.baseCurrency,
		);
		return createContact(organization, {
			contact_name: customer.name,
			contact_type: 'customer',
			currency_id: currency?.id,
			...(customer.email === undefined
				? {}
				: { contact_persons: [{ email: customer.email, is_primary_contact: true }] }),
			...customer.extra,
		}).id;
	});
}

/** @returns the id of a new invoice with one line, issued unless told otherwise */
export function seedInvoice(organization: Organization, invoice: InvoiceSeed): string {
	return organization.byHand(() => {
		const currency = currencyOf(organization, invoice.customer);
		const { state = 'sent' } = invoice;
		const made = createInvoice(organization, {
			customer_id: invoice.customer,
			line_items: [line(invoice.amount, currency)],
			date: invoice.date ?? organization.today(),
			...(invoice.dueDate === undefined ? {} : { due_date: invoice.dueDate }),
			...(invoice.exchangeRate === undefined ? {} : { exchange_rate: invoice.exchangeRate }),
			...invoice.extra,
		});
		if (state !== 'draft') moveInvoice(organization, made, 'sent');
		if (state === 'void') moveInvoice(organization, made, 'void');
		return made.id;
	});
}

/** Changes the amount of an invoice, as a bookkeeper would in the browser. */
export function editInvoice(
	organization: Organization,
	id: string,
	amount: number,
	extra: Wire = {},
): void {
	organization.byHand(() => {
		const invoice = invoiceBy(organization, id);
		const body = { line_items: [line(amount, invoice.currency)], ...extra };
		updateInvoice(organization, invoice, body);
	});
}

export function voidInvoice(organization: Organization, id: string): void {
	organization.byHand(() => moveInvoice(organization, invoiceBy(organization, id), 'void'));
}

/** A payment recorded by hand; `invoices` maps invoice ids to applied amounts in minor units. */
export function seedPayment(
	organization: Organization,
	payment: {
		customer: string;
		amount: number;
		invoices?: Record<string, number>;
		extra?: Wire;
	},
): string {
	const currency = currencyOf(organization, payment.customer);
	const rows = Object.entries(payment.invoices ?? {}).map(([id, amount]) => ({
		invoice_id: id,
		amount_applied: fromMinor(amount, currency),
	}));
	return organization.byHand(
		() =>
			createPayment(organization, {
				customer_id: payment.customer,
				payment_mode: 'cash',
				amount: fromMinor(payment.amount, currency),
				date: organization.today(),
				...(rows.length > 0 ? { invoices: rows } : {}),
				...payment.extra,
			}).id,
	);
}

export function line(amount: number, currency: string): Wire {
	return {
		name: 'Services',
		description: `Services for ${decimalText(amount, currency)} ${currency}`,
		quantity: 1,
		rate: fromMinor(amount, currency),
	};
}

export function currencyOf(organization: Organization, customer: string): string {
	const contact = organization.contacts.find(customer);
	if (contact === undefined) throw new Error(`There is no customer ${customer}.`);
	return contact.currency;
}
