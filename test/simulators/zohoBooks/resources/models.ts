import type { BookRecord } from '../store/record';
import type { Wire } from '../values/wire';

export interface Currency extends BookRecord {
	code: string;
	name: string;
	symbol: string;
	/** Stored rates by day, oldest first: base units for one unit. */
	rates: Array<{ id: string; date: string; rate: number }>;
}

export interface Account extends BookRecord {
	name: string;
	type: string;
	currency: string;
	isActive: boolean;
	isSystem: boolean;
	/** Shown among the bank accounts. */
	number: string;
}

export interface Tax extends BookRecord {
	name: string;
	percentage: number;
}

export interface Item extends BookRecord {
	name: string;
	/** As the body gave it, in the base currency. */
	rate: number;
	accountId: string;
	taxId: string;
	isActive: boolean;
}

export interface ContactPerson {
	id: string;
	isPrimary: boolean;
	fields: Record<string, string>;
}

export interface Contact extends BookRecord {
	name: string;
	kind: 'customer' | 'vendor';
	isActive: boolean;
	currency: string;
	persons: ContactPerson[];
	billing: Wire;
	shipping: Wire;
}

export interface DocumentLine {
	id: string;
	itemId: string;
	name: string;
	description: string;
	accountId: string;
	quantity: number;
	rate: number;
	discount: string | number;
	taxId: string;
	/** Minor units, discount taken off, tax as `isInclusive` of the document says. */
	total: number;
	/** Minor units without and of tax. */
	net: number;
	tax: number;
}

/** Invoices, credit notes and recurring profiles. */
export interface SalesDocument extends BookRecord {
	number: string;
	customerId: string;
	currency: string;
	exchangeRate: number;
	date: string;
	lines: DocumentLine[];
	isInclusive: boolean;
	/** Discount on the whole document, before tax: `10%` or an amount. */
	discount: string | number;
	/** Minor units. */
	discountTotal: number;
	adjustment: number;
	shipping: number;
	total: number;
}

export type InvoiceState = 'draft' | 'pending_approval' | 'approved' | 'sent' | 'void';

export interface Invoice extends SalesDocument {
	state: InvoiceState;
	dueDate: string;
	isViewed: boolean;
	isEmailed: boolean;
	recurringId: string;
	/** Minor units. */
	writtenOff: number;
	/** Another gateway is collecting: amounts in minor units. */
	inProcess: Array<{ id: string; amount: number }>;
	comments: Array<{ id: string; description: string; at: number }>;
}

export interface RecurringInvoice extends SalesDocument {
	state: 'active' | 'stopped' | 'expired';
	every: number;
	unit: 'days' | 'weeks' | 'months' | 'years';
	startDate: string;
	endDate: string;
	/** Children made so far decide when the next is due. */
	children: number;
	nextDate: string;
}

export interface CreditNote extends SalesDocument {
	state: 'draft' | 'open' | 'void';
	refunds: Refund[];
}

export interface Refund {
	id: string;
	date: string;
	amount: number;
	mode: string;
	reference: string;
	description: string;
	accountId: string;
	exchangeRate: number;
}

export interface CustomerPayment extends BookRecord {
	number: string;
	customerId: string;
	currency: string;
	exchangeRate: number;
	date: string;
	mode: string;
	/** Minor units. */
	amount: number;
	charges: number;
	accountId: string;
	refunds: Refund[];
}

export interface Expense extends BookRecord {
	date: string;
	accountId: string;
	paidThroughId: string;
	currency: string;
	exchangeRate: number;
	amount: number;
	tax: number;
	taxId: string;
	isInclusive: boolean;
}

export interface JournalLine {
	id: string;
	accountId: string;
	isDebit: boolean;
	amount: number;
	customerId: string;
	description: string;
}

export interface Journal extends BookRecord {
	number: string;
	date: string;
	currency: string;
	exchangeRate: number;
	isPublished: boolean;
	lines: JournalLine[];
}

export interface BankTransaction extends BookRecord {
	type: string;
	fromId: string;
	toId: string;
	date: string;
	currency: string;
	exchangeRate: number;
	amount: number;
	charges: number;
	customerId: string;
}

/** A line of a bank's feed. */
export interface FeedLine extends BookRecord {
	accountId: string;
	date: string;
	/** Minor units: money in is positive. */
	amount: number;
	payee: string;
	description: string;
	reference: string;
	status: 'uncategorized' | 'matched' | 'categorized' | 'excluded';
	/** What it was matched with, or what categorising made of it. */
	matched: Array<{ kind: MatchKind; id: string }>;
}

export type MatchKind = 'customer_payment' | 'expense' | 'bank_transaction' | 'payment_refund';

export interface CustomField extends BookRecord {
	entity: string;
	label: string;
	apiName: string;
	dataType: string;
	isUnique: boolean;
	isMandatory: boolean;
}

export interface Webhook extends BookRecord {
	name: string;
	entity: string;
	method: string;
	url: string;
	secret: string;
	parameters: Array<[string, string]>;
	headers: Array<[string, string]>;
}

export interface Workflow extends BookRecord {
	name: string;
	entity: string;
	ruleType: string;
	isActive: boolean;
	webhookIds: string[];
}
