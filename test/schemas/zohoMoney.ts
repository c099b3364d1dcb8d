import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, UNIQUE_FIELD } from '../unit/zohoBooks/bench';
import type { Tour } from './tour';
import { form, MAIL, sentInvoice } from './zohoSales';
import { liveThrough, lookUp, record, upsert, type ZohoBusiness } from './zohoTour';

/** Credit notes and their refunds. */
export async function giveCredit(tour: Tour, business: ZohoBusiness): Promise<void> {
	const { bench } = business;
	const today = bench.organization.today();
	const credit = { ...form(business, '20.00'), date: today };
	const made = await liveThrough(tour, 'creditNote', credit, { notes: 'Sorry' });
	const note = record(made.creditnote_id);
	await upsert(tour, 'creditNote', 'CN000002', { ...form(business, '3.00'), date: today });
	await lookUp(tour, 'creditNote', 'reference_number', 'Spring');
	const invoice = await sentInvoice(tour, business, '30.00');
	const owed = record(invoice.invoice_id);
	await tour.visit('invoice', 'applyCredits', {
		...owed,
		additionalFields: {
			creditNotes: { rows: [{ creditNote: byId(String(made.creditnote_id)), amount: '5.00' }] },
		},
	});
	const applied = await tour.visit('invoice', 'getCredits', owed);
	const belowId = String(applied.creditnotes_invoice_id ?? applied.creditnote_invoice_id);
	await tour.visit('invoice', 'deleteCredit', { ...owed, belowId });
	await tour.visit('creditNote', 'apply', {
		...note,
		invoices: { rows: [{ invoice: byId(String(invoice.invoice_id)), amount: '15.00' }] },
	});
	const credited = await tour.visit('creditNote', 'getInvoices', note);
	await tour.visit('creditNote', 'deleteInvoice', {
		...note,
		belowId: String(credited.creditnote_invoice_id),
	});
	await refund(tour, 'creditNote', note, business);
	const letter = { ...MAIL, subject: 'Your credit', text: 'Please see attached.' };
	await tour.visit('creditNote', 'email', { ...note, ...letter });
	await tour.visit('creditNote', 'pdf', { ...note, binaryProperty: 'data' });
	for (const action of ['void', 'markAsDraft', 'open', 'delete']) {
		await tour.visit('creditNote', action, note);
	}
}

async function refund(
	tour: Tour,
	resource: string,
	of: INodeParameters,
	{ bench }: ZohoBusiness,
): Promise<void> {
	const made = await tour.visit(resource, 'createRefund', {
		...of,
		amount: '2.00',
		date: bench.organization.today(),
		fromAccount: byId(bench.clearing),
		additionalFields: { referenceNumber: 'RF000001', refundMode: 'banktransfer' },
	});
	await tour.visit(resource, 'getRefunds', of);
	const belowId = String(made.payment_refund_id ?? made.creditnote_refund_id);
	await tour.visit(resource, 'getRefund', { ...of, belowId });
	await tour.visit(resource, 'deleteRefund', { ...of, belowId });
}

/** Payments, their refunds and reversals, by hand and as planned. */
export async function takePayments(tour: Tour, business: ZohoBusiness): Promise<void> {
	const { bench, customer } = business;
	const paymentOf = (amount: string, reference: string, invoice?: IDataObject) => ({
		customer: byId(customer),
		amount,
		date: bench.organization.today(),
		paymentMode: 'banktransfer',
		additionalFields: {
			account: byId(bench.clearing),
			referenceNumber: reference,
			customFields: { rows: [{ apiName: UNIQUE_FIELD, value: reference }] },
			...(invoice && {
				invoices: { rows: [{ invoice: byId(String(invoice.invoice_id)), amount: '10.00' }] },
			}),
		},
	});
	const invoice = await sentInvoice(tour, business, '10.01');
	const first = paymentOf('15.00', 'PM000001', invoice);
	const made = await liveThrough(tour, 'customerPayment', first, { description: 'Collected' });
	const payment = record(made.payment_id);
	await tour.visit('invoice', 'getAll', { returnAll: true });
	const taken = await tour.visit('invoice', 'getPayments', record(invoice.invoice_id));
	await lookUp(tour, 'customerPayment', 'reference_number', 'PM000001');
	await tour.visit('customerPayment', 'setCustomFields', {
		...payment,
		customFields: { rows: [{ apiName: UNIQUE_FIELD, value: 'PM000009' }] },
	});
	await tour.visit('customerPayment', 'pdf', { ...payment, binaryProperty: 'data' });
	await refund(tour, 'customerPayment', payment, business);
	await tour.visit('invoice', 'deletePayment', {
		...record(invoice.invoice_id),
		belowId: String(taken.invoice_payment_id),
	});
	await upsert(tour, 'customerPayment', 'PM000002', paymentOf('3.00', 'PM000002'));
	const failed = await tour.visit(
		'customerPayment',
		'create',
		paymentOf('10.00', 'PM000003', await sentInvoice(tour, business, '10.02')),
	);
	await tour.visit('customerPayment', 'reverse', {
		...record(failed.payment_id),
		date: bench.organization.today(),
		fromAccount: byId(bench.clearing),
		referenceNumber: 'PM000003 failed',
	});
	const mistaken = await tour.visit('customerPayment', 'create', paymentOf('1.00', 'PM000004'));
	await tour.visit('customerPayment', 'delete', record(mistaken.payment_id));
	await applyPlannedAction(tour, business);
}

async function applyPlannedAction(tour: Tour, business: ZohoBusiness): Promise<void> {
	const { bench, customer } = business;
	const invoice = await sentInvoice(tour, business, '10.03');
	const item = bench.payment(customer, String(invoice.invoice_id), 10, 'PM000005');
	await tour.visit('plannedAction', 'apply', {}, [item]);
}
