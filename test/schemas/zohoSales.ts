import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, UNIQUE_FIELD } from '../unit/zohoBooks/bench';
import type { Tour } from './tour';
import { liveThrough, lookUp, record, upsert, type ZohoBusiness } from './zohoTour';

/** To whom documents go. */
export const MAIL = { to: ['ada@example.com'] };

const lines = ({ sales }: ZohoBusiness, rate: string) => ({
	rows: [{ name: 'Membership', rate, quantity: '1', account: byId(sales) }],
});

/** What invoices and credit notes are made of. */
export const form = (business: ZohoBusiness, rate: string): INodeParameters => ({
	customer: byId(business.customer),
	lineItems: lines(business, rate),
	additionalFields: {
		referenceNumber: 'Spring',
		customFields: { rows: [{ apiName: UNIQUE_FIELD, value: `IN${rate}` }] },
	},
});

/** An invoice, and what is said and done about it. */
export async function makeInvoices(tour: Tour, business: ZohoBusiness): Promise<void> {
	const made = await liveThrough(tour, 'invoice', form(business, '10.00'), { notes: 'Thanks' });
	const invoice = record(made.invoice_id);
	await upsert(tour, 'invoice', 'IN000002', form(business, '11.00'));
	await tour.visit('invoice', 'setCustomFields', {
		...invoice,
		customFields: { rows: [{ apiName: UNIQUE_FIELD, value: 'IN000001' }] },
	});
	await lookUp(tour, 'invoice', 'reference_number', 'Spring');
	for (const action of ['markAsSent', 'writeOff', 'cancelWriteOff']) {
		await tour.visit('invoice', action, invoice);
	}
	await tour.visit('invoice', 'email', { ...invoice, ...MAIL });
	await tour.visit('invoice', 'remind', { ...invoice, ...MAIL });
	await tour.visit('invoice', 'addComment', {
		...invoice,
		comment: 'Direct Debit of PM000009',
		additionalFields: { paymentExpectedDate: business.bench.organization.today() },
	});
	await tour.visit('invoice', 'getComments', invoice);
	await tour.visit('invoice', 'getPaymentLink', { ...invoice, validUntil: '2030-01-31' });
	await tour.visit('invoice', 'pdf', { ...invoice, binaryProperty: 'data' });
	await tour.visit('invoice', 'void', invoice);
	await tour.visit('invoice', 'markAsDraft', invoice);
	await tour.visit('invoice', 'delete', invoice);
}

/** Where an invoice needs an approval before it can be sent. */
export async function approveInvoice(tour: Tour, business: ZohoBusiness): Promise<void> {
	const made = await tour.visit('invoice', 'create', form(business, '10.00'));
	for (const action of ['submit', 'approve']) {
		await tour.visit('invoice', action, record(made.invoice_id));
	}
}

/** An invoice that is owed. */
export async function sentInvoice(
	tour: Tour,
	business: ZohoBusiness,
	rate: string,
): Promise<IDataObject> {
	const invoice = await tour.visit('invoice', 'create', form(business, rate));
	await tour.visit('invoice', 'markAsSent', record(invoice.invoice_id));
	return invoice;
}

/** Profiles by which invoices are made. */
export async function repeatInvoices(tour: Tour, business: ZohoBusiness): Promise<void> {
	const profile = (name: string) => ({
		name,
		customer: byId(business.customer),
		frequency: 'months',
		lineItems: lines(business, '15.50'),
		additionalFields: { startDate: business.bench.organization.today() },
	});
	const made = await liveThrough(tour, 'recurringInvoice', profile('Membership of Ada'), {
		repeatEvery: 2,
	});
	const recurring = record(made.recurring_invoice_id);
	await upsert(tour, 'recurringInvoice', 'SB000001', profile('Hosting of Ada'));
	await lookUp(tour, 'recurringInvoice', 'recurring_invoice_id', made.recurring_invoice_id);
	for (const action of ['stop', 'resume', 'delete']) {
		await tour.visit('recurringInvoice', action, recurring);
	}
}
