import type { Raw } from './records';
import { ZOHO_BOOKS } from './zohoBookkeeper';
import { payment } from './records';

/** Raw records as Zoho Books returns them: what is empty is "" there. */

export const CUSTOMER = '460000000000012001';
export const INVOICE = '460000000000145001';
export const PAYMENT = '460000000000163001';

export function zohoInvoice(changes: Raw = {}): Raw {
	return {
		invoice_id: INVOICE,
		invoice_number: 'INV-1037',
		customer_id: CUSTOMER,
		customer_name: 'Corner Cafe',
		currency_code: 'GBP',
		exchange_rate: 1,
		status: 'sent',
		total: 120,
		balance: 120,
		date: '2026-11-01',
		due_date: '2026-11-28',
		created_time: '2026-11-01T09:00:00+0000',
		last_modified_time: '2026-11-01T09:00:00+0000',
		recurring_invoice_id: '',
		ach_payment_initiated: false,
		unprocessed_payment_amount: 0,
		...changes,
	};
}

export function zohoCustomer(changes: Raw = {}): Raw {
	return {
		contact_id: CUSTOMER,
		contact_name: 'Corner Cafe',
		company_name: 'Corner Cafe Ltd',
		contact_type: 'customer',
		status: 'active',
		email: 'pay@corner.example',
		first_name: '',
		last_name: '',
		currency_code: 'GBP',
		outstanding_receivable_amount: 120,
		unused_credits_receivable_amount: 0,
		custom_fields: [],
		custom_field_hash: {},
		last_modified_time: '2026-11-01T09:00:00+0000',
		...changes,
	};
}

/** A row of the list of payments, which has no currency and no refunds. */
export function zohoPaymentRow(changes: Raw = {}): Raw {
	return {
		payment_id: PAYMENT,
		payment_number: '7',
		invoice_numbers: 'INV-1037',
		customer_id: CUSTOMER,
		customer_name: 'Corner Cafe',
		date: '2026-11-24',
		payment_mode: 'others',
		amount: 120,
		bcy_amount: 120,
		unused_amount: 0,
		bcy_refunded_amount: 0,
		account_id: 'clearing',
		reference_number: 'PM1',
		applied_invoices: [],
		payment_status: 'paid',
		custom_fields_list: '',
		...changes,
	};
}

/** The same payment in full. */
export function zohoPayment(changes: Raw = {}): Raw {
	return {
		payment_id: PAYMENT,
		customer_id: CUSTOMER,
		date: '2026-11-24',
		amount: 120,
		unused_amount: 0,
		currency_code: 'GBP',
		exchange_rate: 1,
		account_id: 'clearing',
		reference_number: 'PM1',
		payment_status: 'paid',
		invoices: [{ invoice_id: INVOICE, invoice_payment_id: '9', amount_applied: 120 }],
		payment_refunds: [],
		...changes,
	};
}

/** A GoCardless payment for the invoice above. */
export function debit(changes: Raw = {}): Raw {
	const metadata = { books: ZOHO_BOOKS, customer: CUSTOMER, invoice: INVOICE };
	return payment({ metadata, ...changes });
}
