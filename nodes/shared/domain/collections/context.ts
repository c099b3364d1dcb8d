import { addDays } from '../calendar';
import { dropRepeats, groupBy, type Listed } from '../lists';
import { customersOfMandates } from '../mandateOwners';
import type { PlanWriter } from '../planItem';
import type { Settings } from '../settings';
import { mandateState } from '../statuses';
import type { BooksCustomer, Collection, Mandate, OpenInvoice, Subscription } from '../types';
import { DebitBook } from './debits';
import { measureExposure } from './exposure';
import { SubscriptionBook } from './subscriptionCover';
import { allocateUnappliedCredit } from './unappliedCredit';

export interface CollectionsInput {
	invoices: readonly OpenInvoice[];
	customers: readonly BooksCustomer[];
	mandates: readonly Mandate[];
	collections: readonly Collection[];
	subscriptions: readonly Subscription[];
	settings: Settings;
	/** Today in the company's time zone. */
	today: string;
	/**
	 * The invoices are all open ones, so that a debit without an invoice among them was paid, voided
	 * or deleted meanwhile.
	 */
	holdsAllOpenInvoices?: boolean;
}

/** What deciding about one invoice needs, looked up in constant time. */
export interface CollectionsContext {
	settings: Settings;
	today: string;
	/** Invoices due later are not collected yet. */
	lastDueDate: string;
	writer: PlanWriter;
	customers: ReadonlyMap<string, BooksCustomer>;
	mandatesByCustomer: ReadonlyMap<string, Mandate[]>;
	debits: DebitBook;
	subscriptions: SubscriptionBook;
	/** Credit kept back, in minor units, by invoice id. */
	credits: ReadonlyMap<string, number>;
}

export function uniqueInvoices(invoices: readonly OpenInvoice[]): Array<Listed<OpenInvoice>> {
	return dropRepeats(invoices, invoiceKey, isNewerInvoice);
}

export function buildContext(
	input: CollectionsInput,
	invoices: ReadonlyArray<Listed<OpenInvoice>>,
	writer: PlanWriter,
): CollectionsContext {
	const { settings, today, subscriptions, collections } = input;
	const records = invoices.map(({ record }) => record);
	const mandates = dropRepeats(input.mandates, ({ id }) => id, isLessUsable).map(
		({ record }) => record,
	);
	const owners = customersOfMandates(mandates, settings.books);
	const customers = new Map(
		dropRepeats(input.customers, ({ id }) => id, isNewerCustomer).map(({ record }) => [
			record.id,
			record,
		]),
	);
	const debits = new DebitBook(settings.books, collections, records, owners, subscriptions);
	return {
		settings,
		today,
		lastDueDate: addDays(today, settings.leadDays),
		writer,
		customers,
		mandatesByCustomer: groupBy(mandates, ({ id }) => owners.get(id)),
		debits,
		subscriptions: new SubscriptionBook(settings.books, subscriptions, owners),
		credits: allocateUnappliedCredit(records, customers, (invoice) => {
			const { certain } = measureExposure(invoice, debits.forInvoice(invoice).all, settings, today);
			return certain;
		}),
	};
}

/** Templates and invoices have ids of their own that may be equal. */
function invoiceKey({ id, schedule }: OpenInvoice): string {
	return schedule === undefined ? id : `template ${id}`;
}

/** Of two readings of one invoice the newer; of equally old ones that by which less is collected. */
function isNewerInvoice(candidate: OpenInvoice, kept: OpenInvoice): boolean {
	if (candidate.version !== kept.version) return candidate.version > kept.version;
	return candidate.balance < kept.balance;
}

function isNewerCustomer(candidate: BooksCustomer, kept: BooksCustomer): boolean {
	if (candidate.version !== kept.version) return candidate.version > kept.version;
	return (candidate.balance ?? 0) < (kept.balance ?? 0);
}

function isLessUsable(candidate: Mandate, kept: Mandate): boolean {
	return mandateState(candidate.status) !== 'usable' && mandateState(kept.status) === 'usable';
}
