import type { Company } from '../company';
import { rulesOf } from '../entities/registry';
import { update, voidRecord } from '../operations/write';
import { decimalText, fromMinor } from '../values/amounts';
import type { StoredEntity } from '../store/entityStore';
import type { Wire } from '../values/wire';
import { seed, SEEDING } from './chartOfAccounts';

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
	/** `YYYY-MM-DD`; today by default. */
	txnDate?: string;
	dueDate?: string;
	docNumber?: string;
	/** Home units for one unit of a foreign currency. */
	exchangeRate?: number;
	extra?: Wire;
}

/** @returns the id of a new customer */
export function seedCustomer(company: Company, customer: CustomerSeed): string {
	return seed(company, 'Customer', {
		DisplayName: customer.name,
		...(customer.email === undefined ? {} : { PrimaryEmailAddr: { Address: customer.email } }),
		...(customer.currency === undefined ? {} : { CurrencyRef: { value: customer.currency } }),
		...customer.extra,
	});
}

/** @returns the id of a new invoice with one line */
export function seedInvoice(company: Company, invoice: InvoiceSeed): string {
	const customer = recordOf(company, 'Customer', invoice.customer);
	const currency = company.currencyOf(customer);
	return seed(company, 'Invoice', {
		CustomerRef: { value: invoice.customer },
		Line: [salesLine(invoice.amount, currency)],
		TxnDate: invoice.txnDate ?? company.clock.today(),
		DueDate: invoice.dueDate,
		DocNumber: invoice.docNumber,
		...(company.settings.multiCurrency
			? { CurrencyRef: { value: currency }, ExchangeRate: invoice.exchangeRate ?? 1 }
			: {}),
		...invoice.extra,
	});
}

/** Changes the amount of an invoice, as a bookkeeper would in the browser. */
export function editInvoice(company: Company, id: string, amount: number, extra: Wire = {}): void {
	const invoice = recordOf(company, 'Invoice', id);
	const body = {
		Id: id,
		SyncToken: String(invoice.syncToken),
		sparse: true,
		Line: [salesLine(amount, company.currencyOf(invoice))],
		...extra,
	};
	update(company, rulesOf('Invoice'), body, SEEDING);
}

/** Voids an invoice, as a bookkeeper would in the browser. */
export function voidInvoice(company: Company, id: string): void {
	const SyncToken = String(recordOf(company, 'Invoice', id).syncToken);
	voidRecord(company, rulesOf('Invoice'), { Id: id, SyncToken }, SEEDING);
}

/** A credit memo that is not applied to an invoice yet. `amount` in minor units. @returns its id */
export function seedCreditMemo(company: Company, customer: string, amount: number): string {
	const currency = company.currencyOf(recordOf(company, 'Customer', customer));
	return seed(company, 'CreditMemo', {
		CustomerRef: { value: customer },
		Line: [salesLine(amount, currency)],
		TxnDate: company.clock.today(),
		...(company.settings.multiCurrency ? { CurrencyRef: { value: currency } } : {}),
	});
}

/** A payment recorded by hand; `invoices` maps invoice ids to applied amounts in minor units. */
export function seedPayment(
	company: Company,
	payment: { customer: string; amount: number; invoices?: Record<string, number>; extra?: Wire },
): string {
	const currency = company.currencyOf(recordOf(company, 'Customer', payment.customer));
	return seed(company, 'Payment', {
		CustomerRef: { value: payment.customer },
		TotalAmt: fromMinor(payment.amount, currency),
		TxnDate: company.clock.today(),
		Line: Object.entries(payment.invoices ?? {}).map(([id, amount]) => ({
			Amount: fromMinor(amount, currency),
			LinkedTxn: [{ TxnId: id, TxnType: 'Invoice' }],
		})),
		...(company.settings.multiCurrency ? { CurrencyRef: { value: currency } } : {}),
		...payment.extra,
	});
}

function salesLine(amount: number, currency: string): Wire {
	return {
		Amount: fromMinor(amount, currency),
		Description: `Services for ${decimalText(amount, currency)} ${currency}`,
		DetailType: 'SalesItemLineDetail',
		SalesItemLineDetail: {},
	};
}

function recordOf(company: Company, type: 'Customer' | 'Invoice', id: string): StoredEntity {
	const record = company.find(type, id);
	if (record === undefined) throw new Error(`There is no ${type} ${id}.`);
	return record;
}
