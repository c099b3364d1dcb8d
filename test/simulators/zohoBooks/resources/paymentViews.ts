import { linesOf } from '../bankFeed/matches';
import { BANK_FEES, RECEIVABLE } from '../ledger/entries';
import type { Organization } from '../organization/books';
import { exponentOf, fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { currencyFields } from './currencyFields';
import { unusedAmount } from './customerPayments';
import { customFieldsOf } from './customFields';
import { baseAmount } from './documentViews';
import { sum } from './documentTotals';
import type { CustomerPayment } from './models';
import { showRefund } from './refundViews';

function common(organization: Organization, payment: CustomerPayment): Wire {
	const account = organization.accounts.find(payment.accountId);
	return {
		payment_id: payment.id,
		payment_number: payment.number,
		date: payment.date,
		payment_mode: payment.mode,
		amount: fromMinor(payment.amount, payment.currency),
		unused_amount: fromMinor(unusedAmount(organization, payment), payment.currency),
		account_id: payment.accountId,
		account_name: account?.name ?? '',
		description: payment.plain.description ?? '',
		reference_number: payment.plain.reference_number ?? '',
		customer_id: payment.customerId,
		customer_name: organization.contacts.find(payment.customerId)?.name ?? '',
		created_time: organization.time(payment.createdAt),
		last_four_digits: '',
		payment_gateway: '',
		tags: [],
		tax_account_id: '',
		tax_account_name: '',
		tax_amount_withheld: 0,
		payment_status: 'paid',
		settlement_status: '',
		sales_channel: '',
	};
}

/** A row of the list: `last_modified_time` here, `updated_time` in the details (Zoho sheet 7.4). */
export function paymentRow(organization: Organization, payment: CustomerPayment): Wire {
	const applied = organization.applications.fromSource(payment.id);
	const numbers = applied.map(
		({ invoiceId }) => organization.invoices.find(invoiceId)?.number ?? '',
	);
	const base = (minor: number) => baseAmount(organization, payment, minor);
	return {
		...common(organization, payment),
		invoice_numbers: numbers.join(','),
		payment_mode_formatted: payment.mode,
		bcy_amount: base(payment.amount),
		bcy_unused_amount: base(unusedAmount(organization, payment)),
		last_modified_time: organization.time(payment.modifiedAt),
		gateway_transaction_id: '',
		bcy_refunded_amount: base(sum(payment.refunds, ({ amount }) => amount)),
		applied_invoices: [],
		has_attachment: false,
		documents: '',
		custom_fields_list: '',
		payment_type: applied.length > 0 ? 'Invoice Payment' : 'Customer Advance',
	};
}

export function showPayment(organization: Organization, payment: CustomerPayment): Wire {
	const fees = organization.account(BANK_FEES);
	const receivable = organization.account(RECEIVABLE);
	const hasCharges = payment.charges > 0;
	return {
		...common(organization, payment),
		created_by: 'Bo Keeper',
		updated_time: organization.time(payment.modifiedAt),
		lock_details: { can_lock: false },
		locked_actions: [],
		payment_number_prefix: '',
		payment_number_suffix: payment.number,
		documents: [],
		card_type: '',
		account_type: organization.accounts.find(payment.accountId)?.type ?? '',
		customer_advance_account_id: receivable.id,
		customer_advance_account_name: receivable.name,
		...currencyFields(organization, payment.currency),
		exchange_rate: payment.exchangeRate,
		bank_charges: fromMinor(payment.charges, payment.currency),
		bank_charges_account_id: hasCharges ? fees.id : '',
		bank_charges_account_name: hasCharges ? fees.name : '',
		discount_amount: 0,
		online_transaction_id: '',
		invoices: appliedInvoices(organization, payment),
		payment_refunds: payment.refunds.map((refund) => showRefund(organization, payment, refund)),
		...customFieldsOf(organization, 'customer_payment', payment),
		imported_transactions: linesOf(organization, 'customer_payment', payment.id).map((line) => ({
			imported_transaction_id: line.id,
			date: line.date,
			amount: fromMinor(line.amount, payment.currency),
			reference_number: line.reference,
			description: line.description,
			status: line.status,
		})),
		price_precision: exponentOf(payment.currency),
		rounding_mode: 'round_half_up',
	};
}

function appliedInvoices(organization: Organization, payment: CustomerPayment): Wire[] {
	return organization.applications.fromSource(payment.id).flatMap((applied) => {
		const invoice = organization.invoices.find(applied.invoiceId);
		if (invoice === undefined) return [];
		const amount = (minor: number) => fromMinor(minor, payment.currency);
		return [
			{
				invoice_number: invoice.number,
				invoice_payment_id: applied.id,
				invoice_id: invoice.id,
				amount_applied: amount(applied.amount),
				tax_amount_withheld: 0,
				discount_amount: 0,
				total: amount(invoice.total),
				balance: amount(organization.openAmount(invoice)),
				date: invoice.date,
				due_date: invoice.dueDate,
				price_precision: exponentOf(payment.currency),
				apply_date: applied.date,
				allow_partial_payments: '',
			},
		];
	});
}
