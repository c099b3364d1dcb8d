import type { Entry } from '../bookkeeping/entry';
import type { PlannedStep, Vendor } from '../plannedAction';
import { SettingsError } from '../settings';
import type { BookedEntry, BookedPayment, BooksCustomer, OpenInvoice, Posting } from '../types';

/** The id of an entry, or the step that will make it. */
export type EntryReference = string | { $id: string };

/** Sets an entry in the customer's favour against what the customer owes; no money moves. */
export interface CreditLink {
	number: string;
	customerId: string;
	currency: string;
	exchangeRate?: number;
	amount: number;
	date: string;
	charge: { kind: 'invoice' | 'entry'; id: EntryReference };
	credit: EntryReference;
	note: string;
}

/** Money given back to a customer, as a form of the books. */
export interface RefundForm {
	number: string;
	customerId: string;
	currency: string;
	exchangeRate?: number;
	amount: number;
	date: string;
	clearingAccountId: string;
	itemId: string;
	taxCodeId?: string;
	departmentId?: string;
	classId?: string;
	note: string;
}

/** All that the planner needs of a ledger. Another ledger costs one of these, and templates. */
export interface BooksAdapter {
	vendor: Vendor;
	/** As a bookkeeper calls it, for sentences. */
	displayName: string;
	/**
	 * Each reader takes one record as the ledger's API returns it.
	 *
	 * @throws InvalidRecordError for anything else; MoneyError for an amount that cannot be one
	 */
	readCustomer(record: unknown, homeCurrency: string): BooksCustomer;
	readInvoice(record: unknown, homeCurrency: string): OpenInvoice;
	readBookedPayment(record: unknown, homeCurrency: string): BookedPayment;
	readBookedEntry(record: unknown, homeCurrency: string): BookedEntry;
	/** The last day for which the books are closed. */
	readClosingDate(record: unknown): string | undefined;
	/** The request that writes a collected payment into the books. */
	bookPaymentStep(posting: Posting, idempotencyKey: string): PlannedStep;
	/** Each takes an entry that balances. Its id is referred to by the name of the step. */
	journalEntryStep(name: string, entry: Entry, idempotencyKey: string): PlannedStep;
	depositStep(name: string, entry: Entry, bankAccountId: string, key: string): PlannedStep;
	refundReceiptStep(form: RefundForm, idempotencyKey: string): PlannedStep;
	/** Links a booked payment to the entry that took its money back. */
	reapplyPaymentStep(payment: BookedPayment, entry: EntryReference, key: string): PlannedStep;
	linkCreditStep(link: CreditLink, idempotencyKey: string): PlannedStep;
	voidPaymentStep(payment: BookedPayment, idempotencyKey: string): PlannedStep;
}

/** The adapter of the ledger that `books` names (`quickbooks:9130350000000000`). */
export function findBooksAdapter(
	books: string,
	adapters: Record<string, BooksAdapter>,
): BooksAdapter {
	const ledger = books.slice(0, books.indexOf(':'));
	const adapter = Object.hasOwn(adapters, ledger) ? adapters[ledger] : undefined;
	if (adapter !== undefined) return adapter;
	throw new SettingsError(
		`The settings name the ledger "${ledger}", which this version does not know. ` +
			`Known: ${Object.keys(adapters).join(', ')}. Run the set-up template again.`,
	);
}
