import type { Money } from '../../money';
import type { Entry } from '../bookkeeping/entry';
import type { StepKeys } from '../planItem';
import type { PlannedStep, Vendor } from '../plannedAction';
import { SettingsError, type Settings } from '../settings';
import type { BookedEntry, BookedPayment, BooksCustomer, OpenInvoice, Posting } from '../types';
import type { Verdict } from '../verdict';

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
	itemId?: string;
	/** Instead of an item, where the form takes one. */
	accountId?: string;
	taxCodeId?: string;
	departmentId?: string;
	classId?: string;
	note: string;
}

/** Money of a booked payment that went back to the customer. */
export interface PaymentReversal {
	payment: BookedPayment;
	number: string;
	money: Money;
	exchangeRate?: number;
	date: string;
	clearingAccountId: string;
	note: string;
}

/** Where the money of a payout comes from and goes to. */
export interface PayoutRoute {
	bankAccountId: string;
	clearingAccountId: string;
}

/** A double entry takes the money back, and links move between it and what was paid. */
export interface ReversalByEntry {
	kind: 'byEntry';
	/** Links a booked payment to the entry that took its money back. */
	reapplyPaymentSteps(
		payment: BookedPayment,
		entry: EntryReference,
		money: Money,
		keys: StepKeys,
	): PlannedStep[];
	linkCreditSteps(link: CreditLink, keys: StepKeys): PlannedStep[];
}

/** The payment itself gives its money back; what comes again is a payment of its own. */
export interface ReversalByPayment {
	kind: 'byPayment';
	reversePaymentSteps(reversal: PaymentReversal, keys: StepKeys): PlannedStep[];
}

/**
 * All that the planner needs of a ledger. Another ledger costs one of these, and templates. What is
 * one booking may take several calls: the last of them completes it, and an action that got only so
 * far is finished by carrying it out again.
 */
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
	/** A recurring transaction that makes no invoices, where one list holds them all. */
	isOtherRecurring?(record: unknown): boolean;
	readBookedPayment(record: unknown, homeCurrency: string): BookedPayment;
	readBookedEntry(record: unknown, homeCurrency: string): BookedEntry;
	/** The last day for which the books are closed. */
	readClosingDate(record: unknown): string | undefined;
	/** Whether money that is exchanged on its way may be booked between accounts of two currencies. */
	exchangesBetweenAccounts: boolean;
	/** A refund form may name an account instead of an item. */
	refundFormTakesAccount: boolean;
	/** What keeps entries in a currency from being written; undefined when nothing does. */
	checkEntryCurrency(currency: string): Verdict | undefined;
	/** The requests that write a collected payment into the books. */
	bookPaymentSteps(posting: Posting, keys: StepKeys): PlannedStep[];
	/**
	 * Takes an entry that balances. Its id is referred to by `name`. No steps, when the ledger would not
	 * see anything move.
	 */
	entrySteps(name: string, entry: Entry, keys: StepKeys): PlannedStep[];
	/** An entry that brings money to the bank, such that the bank's line shows what arrived. */
	payoutSteps(name: string, entry: Entry, route: PayoutRoute, keys: StepKeys): PlannedStep[];
	refundFormSteps(form: RefundForm, keys: StepKeys): PlannedStep[];
	/** Takes a payment out of the books as if it had never been. */
	voidPaymentSteps(payment: BookedPayment, keys: StepKeys): PlannedStep[];
	reversals: ReversalByEntry | ReversalByPayment;
}

/** Makes the adapter of one company. */
export type AdapterMaker = (settings: Settings) => BooksAdapter;

/** What makes the adapter of the ledger that `books` names (`quickbooks:9130350000000000`). */
export function findAdapterMaker(
	books: string,
	makers: Record<string, AdapterMaker>,
): AdapterMaker {
	const ledger = books.slice(0, books.indexOf(':'));
	const maker = Object.hasOwn(makers, ledger) ? makers[ledger] : undefined;
	if (maker !== undefined) return maker;
	throw new SettingsError(
		`The settings name the ledger "${ledger}", which this version does not know. ` +
			`Known: ${Object.keys(makers).join(', ')}. Run the set-up template again.`,
	);
}
