/* Raw records as the vendors return them, in any number. */
import type { IDataObject } from 'n8n-workflow';

const BOOKS = 'quickbooks:9130350000000001';

export const TODAY = '2026-11-25';

export const SETTINGS: IDataObject = {
	books: BOOKS,
	companyName: 'Willow Bakery Ltd',
	timeZone: 'Europe/London',
	homeCurrency: 'GBP',
	clearingAccounts: { GBP: '91' },
};

/**
 * The inputs of a collections plan: `size` invoices of half as many customers, and `size` payments. Of
 * the invoices a third is being collected, a third has failed before, a third is partly collected.
 */
export function buildLists(size: number): IDataObject[][] {
	const customerCount = Math.ceil(size / 2);
	const customers = list(customerCount, customer);
	const mandates = list(customerCount, mandate);
	const invoices = list(size, (index) => invoice(index, index % customerCount));
	const payments = list(size, (index) => payment(index, index % customerCount));
	return [invoices, customers, mandates, payments, [{}], [SETTINGS]];
}

function list(size: number, build: (index: number) => IDataObject): IDataObject[] {
	return Array.from({ length: size }, (_, index) => build(index));
}

function customer(index: number): IDataObject {
	return {
		Id: String(index + 1),
		DisplayName: `Customer ${index}`,
		CompanyName: `Customer ${index} Ltd`,
		PrimaryEmailAddr: { Address: `customer${index}@payer.example` },
		BillAddr: { Line1: `${index} High St`, City: 'Leeds', PostalCode: 'LS1 1AA', Country: 'UK' },
		CurrencyRef: { value: 'GBP', name: 'British Pound Sterling' },
		Balance: 240,
		Active: true,
		SyncToken: '0',
	};
}

function mandate(index: number): IDataObject {
	return {
		id: `MD${index}`,
		status: 'active',
		scheme: 'bacs',
		reference: `CUSTOMER-${index}`,
		next_possible_charge_date: '2026-11-30',
		created_at: '2026-10-01T10:00:00.000Z',
		metadata: { books: BOOKS, customer: String(index + 1) },
		links: { customer: `CU${index}`, creditor: 'CR1', customer_bank_account: `BA${index}` },
	};
}

const invoiceId = (index: number) => String(1_000_000 + index);

function invoice(index: number, owner: number): IDataObject {
	return {
		Id: invoiceId(index),
		DocNumber: `INV-${index}`,
		CustomerRef: { value: String(owner + 1), name: `Customer ${owner}` },
		CurrencyRef: { value: 'GBP' },
		TotalAmt: 120,
		Balance: 120,
		TxnDate: '2026-11-01',
		DueDate: '2026-11-28',
		SyncToken: '0',
		MetaData: { CreateTime: '2026-11-01T09:00:00-08:00' },
	};
}

const KINDS = [
	{ status: 'submitted', amount: 12_000 },
	{ status: 'failed', amount: 12_000 },
	{ status: 'submitted', amount: 6000 },
] as const;

function payment(index: number, owner: number): IDataObject {
	const { status, amount } = KINDS[index % KINDS.length] ?? KINDS[0];
	return {
		id: `PM${index}`,
		status,
		amount,
		amount_refunded: 0,
		currency: 'GBP',
		charge_date: '2026-11-24',
		created_at: '2026-11-18T10:00:00.000Z',
		description: `Invoice INV-${index} Willow Bakery Ltd`,
		reference: null,
		retry_if_possible: false,
		metadata: { books: BOOKS, customer: String(owner + 1), invoice: invoiceId(index) },
		fx: { fx_amount: null, fx_currency: null },
		links: { mandate: `MD${owner}`, creditor: 'CR1' },
	};
}
