import { addDays } from '../calendar';
import { dropRepeats, groupBy, type Listed } from '../lists';
import { Decisions } from '../decisions';
import { customersOfMandates } from '../mandateOwners';
import type { StoredReview } from '../ledger/reviewRow';
import type { PlanWriter } from '../planItem';
import type { Settings } from '../settings';
import { mandateState } from '../statuses';
import type {
	BooksCustomer,
	Collection,
	InstalmentSchedule,
	Mandate,
	OpenInvoice,
	Subscription,
} from '../types';
import { DebitBook } from './debits';
import { measureExposure } from './exposure';
import { ScheduleBook } from './scheduleBook';
import { SubscriptionBook } from './subscriptionCover';
import { allocateUnappliedCredit } from './unappliedCredit';

export interface CollectionsInput {
	invoices: readonly OpenInvoice[];
	customers: readonly BooksCustomer[];
	mandates: readonly Mandate[];
	collections: readonly Collection[];
	subscriptions: readonly Subscription[];
	/** Undefined when not connected: then nothing is collected in instalments. */
	schedules?: readonly InstalmentSchedule[];
	/** Rows of the review table: what people have decided. */
	reviews?: readonly StoredReview[];
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
	schedules: ScheduleBook;
	knowsSchedules: boolean;
	decisions: Decisions;
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
	const schedules = new ScheduleBook(settings.books, input.schedules ?? [], owners);
	const debits = new DebitBook(
		settings.books,
		collections,
		records,
		owners,
		subscriptions,
		schedules,
	);
	return {
		settings,
		today,
		lastDueDate: addDays(today, settings.leadDays),
		writer,
		customers,
		mandatesByCustomer: groupBy(mandates, ({ id }) => owners.get(id)),
		debits,
		subscriptions: new SubscriptionBook(settings.books, subscriptions, owners),
		schedules,
		knowsSchedules: input.schedules !== undefined,
		decisions: new Decisions(settings.books, input.reviews ?? []),
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
