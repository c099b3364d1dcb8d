import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { printable } from '../protocol/pdf';
import { listReply } from '../protocol/lists';
import { invalidValue } from '../protocol/refusals';
import { isWire, type Wire } from '../values/wire';
import {
	checkRemovable,
	createPayment,
	paymentBy,
	removePayment,
	updatePayment,
} from './customerPayments';
import { customValuesIn } from './customFields';
import type { CustomerPayment, Refund } from './models';
import { paymentRow, showPayment } from './paymentViews';
import { addRefund, changeRefund, refundBy, removeRefund } from './refunds';
import { showRefund } from './refundViews';
import { upsert } from './upsert';

const paymentOf = (call: Call) => paymentBy(call.organization, call.ids[0] ?? '');

function list(call: Call): Reply {
	const { organization } = call;
	const { query } = call;
	const customer = query.get('customer_id');
	const records =
		customer === null || customer === ''
			? organization.payments.all()
			: organization.payments.of(customer);
	return listReply(call, {
		key: 'customerpayments',
		reportName: 'Payments Received',
		records,
		toRow: (payment) => paymentRow(organization, payment),
		// No last_modified_time: payments do not know it (Zoho sheet, trap 9).
		filters: {
			exact: ['customer_id', 'payment_mode'],
			texts: ['reference_number', 'customer_name', 'notes'],
			dates: ['date'],
			amounts: ['amount'],
			search: ['reference_number', 'customer_name', 'description'],
		},
		filterBy: {
			'PaymentMode.All': () => true,
			'PaymentMode.Cash': ({ payment_mode }) => payment_mode === 'cash',
			'PaymentMode.Check': ({ payment_mode }) => payment_mode === 'check',
			'PaymentMode.BankTransfer': ({ payment_mode }) => payment_mode === 'banktransfer',
			'PaymentMode.Others': ({ payment_mode }) => payment_mode === 'others',
		},
		appliedFilter: 'PaymentMode.All',
		context: { custom_fields: [] },
		sort: { column: 'date', order: 'D' },
		sortable: ['date', 'amount', 'customer_name', 'payment_number', 'created_time'],
	});
}

function create(call: Call): Reply & { record: CustomerPayment } {
	const record = createPayment(call.organization, call.body);
	const body = { payment: showPayment(call.organization, record) };
	const message = 'The payment from the customer has been recorded';
	return { ...created(message, 'customerpayments', record.id, body), record };
}

function update(call: Call, payment: CustomerPayment, isUpsert = false): Reply {
	updatePayment(call.organization, payment, call.body, { isUpsert });
	const message = 'The details of the payment received from the customer have been updated';
	return { message, body: { payment: showPayment(call.organization, payment) } };
}

function remove(call: Call): Reply {
	removePayment(call.organization, paymentOf(call));
	return { message: 'The payment has been deleted.' };
}

/** All or none of the payments named (Zoho sheet 7.4). */
function bulkRemove(call: Call): Reply {
	const { organization, query } = call;
	const ids = (query.get('payment_id') ?? '').split(',').filter((id) => id !== '');
	if (ids.length === 0 || query.get('bulk_delete') !== 'true') throw invalidValue('payment_id');
	const payments = [...new Set(ids)].map((id) => paymentBy(organization, id));
	for (const payment of payments) checkRemovable(organization, payment);
	for (const payment of payments) removePayment(organization, payment);
	return { message: 'The selected payments have been deleted.' };
}

function setCustomFields(call: Call): Reply {
	const { organization, payload } = call;
	const payment = paymentOf(call);
	if (!Array.isArray(payload) || !payload.every(isWire)) throw invalidValue('custom_fields');
	const values = customValuesIn(organization, 'customer_payment', payload, payment);
	for (const [id, value] of values) payment.custom.set(id, value);
	payment.modifiedAt = organization.now();
	organization.changed('payment', payment, 'edit');
	return { message: 'Custom Fields Updated Successfully' };
}

function refundRow(call: Call, payment: CustomerPayment, refund: Refund): Wire {
	const shown = showRefund(call.organization, payment, refund);
	return {
		payment_refund_id: refund.id,
		payment_id: payment.id,
		payment_number: payment.number,
		...shown,
	};
}

function shownRefund(call: Call, payment: CustomerPayment, refund: Refund): Wire {
	const row = refundRow(call, payment, refund);
	const isList = call.organization.behaviour.refundAnswer === 'list';
	return isList ? { payment_refunds: [row] } : { payment_refund: row };
}

const refundRoutes: Route[] = [
	route('GET', 'customerpayments/:/refunds', 'customerpayments', (call) => {
		const payment = paymentOf(call);
		const rows = payment.refunds.map((refund) => refundRow(call, payment, refund));
		const page_context = { page: 1, per_page: 200, has_more_page: false };
		return { body: { payment_refunds: rows, page_context } };
	}),
	route('POST', 'customerpayments/:/refunds', 'customerpayments', (call) => {
		const payment = paymentOf(call);
		const refund = addRefund(call.organization, payment, call.body);
		call.organization.changed('payment', payment, 'edit');
		const place = `customerpayments/${payment.id}/refunds`;
		const body = shownRefund(call, payment, refund);
		return created(
			'The refund information for this payment has been saved.',
			place,
			refund.id,
			body,
		);
	}),
	route('GET', 'customerpayments/:/refunds/:', 'customerpayments', (call) => {
		const payment = paymentOf(call);
		return { body: shownRefund(call, payment, refundBy(payment, call.ids[1] ?? '')) };
	}),
	route('PUT', 'customerpayments/:/refunds/:', 'customerpayments', (call) => {
		const payment = paymentOf(call);
		const refund = refundBy(payment, call.ids[1] ?? '');
		changeRefund(call.organization, payment, refund, call.body);
		return { message: 'The refund has been updated.', body: shownRefund(call, payment, refund) };
	}),
	route('DELETE', 'customerpayments/:/refunds/:', 'customerpayments', (call) => {
		const payment = paymentOf(call);
		removeRefund(call.organization, payment, refundBy(payment, call.ids[1] ?? ''));
		return { message: 'The refund has been deleted.' };
	}),
];

/** Zoho sheet 7.4. */
export const paymentRoutes: Route[] = [
	route('GET', 'customerpayments', 'customerpayments', list),
	route('POST', 'customerpayments', 'customerpayments', create),
	route('PUT', 'customerpayments', 'customerpayments', (call) =>
		upsert(call, {
			entity: 'customer_payment',
			noun: 'Payment',
			create,
			update: (same, record) => update(same, paymentBy(same.organization, record.id), true),
		}),
	),
	route('DELETE', 'customerpayments', 'customerpayments', bulkRemove),
	printable(
		route('GET', 'customerpayments/:', 'customerpayments', (call) => ({
			body: { payment: showPayment(call.organization, paymentOf(call)) },
		})),
	),
	route('PUT', 'customerpayments/:', 'customerpayments', (call) => update(call, paymentOf(call))),
	route('DELETE', 'customerpayments/:', 'customerpayments', remove),
	route('PUT', 'customerpayment/:/customfields', 'customerpayments', setCustomFields),
	...refundRoutes,
];
