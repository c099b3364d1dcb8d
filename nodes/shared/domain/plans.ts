import { adapterFor } from './adapters';
import type { BooksAdapter } from './adapters/booksAdapter';
import { readInvitation } from './adapters/goCardless/billingRequest';
import { readDirectDebitCustomer } from './adapters/goCardless/customer';
import { readCollectionEvent } from './adapters/goCardless/event';
import { readInstalmentSchedule } from './adapters/goCardless/instalmentSchedule';
import { readMandate } from './adapters/goCardless/mandate';
import { readCollection } from './adapters/goCardless/payment';
import { readPayout } from './adapters/goCardless/payout';
import { readPayoutItem } from './adapters/goCardless/payoutItem';
import { readSubscription } from './adapters/goCardless/subscription';
import { lastClosedDay } from './bookkeeping/openDate';
import { planCollections } from './collections/planCollections';
import { rehearse } from './dryRun';
import { readReviewRow } from './ledger/reviewRow';
import { planMandates } from './mandates/planMandates';
import { planPayouts } from './payouts/planPayouts';
import type { PlanItem } from './planItem';
import { planPostings } from './postings/planPostings';
import { readOnlySettings, RecordLists } from './recordLists';
import type { Settings } from './settings';

/**
 * Every plan with its input lists, in the order of the node's inputs. The first list drives the plan:
 * its records are what the outcomes are paired with. The settings are always the last list that has
 * to be there.
 */
export const PLAN_INPUTS = {
	mandates: ['Customers', 'GoCardless Customers', 'Mandates', 'Invitations', 'Settings'],
	collections: ['Invoices', 'Customers', 'Mandates', 'Collections', 'Subscriptions', 'Settings'],
	postings: ['Events', 'Invoices', 'Booked Payments', 'Settings'],
	payouts: ['Payouts', 'Payout Items', 'Payments', 'Booked Payments', 'Booked Payouts', 'Settings'],
} as const;

export type PlanName = keyof typeof PLAN_INPUTS;

/**
 * Lists that may be left out, after the settings; not connected is another thing than empty. Without
 * the booked entries nothing is refunded, nor taken back where a ledger does that by entries; without
 * the preferences only the settings tell until when the books are closed.
 */
export const OPTIONAL_INPUTS: Partial<Record<PlanName, readonly string[]>> = {
	mandates: ['Open Invoices', 'Reviews'],
	collections: ['Instalment Schedules', 'Reviews'],
	postings: ['Booked Entries', 'Preferences'],
	payouts: ['Preferences'],
};

/** All inputs of a plan, in the order of the node's. */
export function inputsOf(plan: PlanName): string[] {
	return [...PLAN_INPUTS[plan], ...(OPTIONAL_INPUTS[plan] ?? [])];
}

export interface PlanRequest {
	plan: PlanName;
	/** The raw records of each input, in the order of `inputsOf`; undefined where none is connected. */
	lists: ReadonlyArray<readonly unknown[] | undefined>;
	/** Today in a time zone, as `YYYY-MM-DD`. */
	today: (timeZone: string) => string;
	/** Collections: the invoices are all open ones, so a debit without one deserves a look. */
	holdsAllOpenInvoices?: boolean;
	/** Plan, but carry nothing out; also when the settings say so. */
	dryRun?: boolean;
}

/** What a plan's own function gets. */
interface PlanParts {
	lists: RecordLists;
	settings: Settings;
	today: string;
	adapter: BooksAdapter;
	holdsAllOpenInvoices: boolean;
}

const PLANS: Record<PlanName, (parts: PlanParts) => PlanItem[]> = {
	mandates: ({ lists, settings, today, adapter }) =>
		planMandates({
			customers: lists.read(0, (record) => adapter.readCustomer(record, settings.homeCurrency)),
			directDebitCustomers: lists.read(1, readDirectDebitCustomer),
			mandates: lists.read(2, readMandate),
			invitations: lists.read(3, readInvitation),
			invoices: lists.readOptional(5, (record) =>
				adapter.readInvoice(record, settings.homeCurrency),
			),
			reviews: lists.readOptional(6, readReviewRow),
			settings,
			today,
		}),
	collections: ({ lists, settings, today, adapter, holdsAllOpenInvoices }) =>
		planCollections({
			invoices: lists.read(0, (record) =>
				adapter.isOtherRecurring?.(record) === true
					? undefined
					: adapter.readInvoice(record, settings.homeCurrency),
			),
			customers: lists.read(1, (record) => adapter.readCustomer(record, settings.homeCurrency)),
			mandates: lists.read(2, readMandate),
			collections: lists.read(3, readCollection),
			subscriptions: lists.read(4, readSubscription),
			schedules: lists.readOptional(6, readInstalmentSchedule),
			reviews: lists.readOptional(7, readReviewRow),
			settings,
			today,
			holdsAllOpenInvoices,
		}),
	postings: ({ lists, settings, today, adapter }) =>
		planPostings({
			events: lists.read(0, readCollectionEvent),
			invoices: lists.read(1, (record) => adapter.readInvoice(record, settings.homeCurrency)),
			bookedPayments: lists.read(2, (record) =>
				adapter.readBookedPayment(record, settings.homeCurrency),
			),
			bookedEntries: lists.readOptional(4, (record) =>
				adapter.readBookedEntry(record, settings.homeCurrency),
			),
			closedUntil: readClosedDay(lists, 5, settings, adapter),
			settings,
			today,
			adapter,
		}),
	payouts: ({ lists, settings, today, adapter }) =>
		planPayouts({
			payouts: lists.read(0, readPayout),
			items: lists.read(1, readPayoutItem),
			payments: lists.read(2, readCollection),
			bookedPayments: lists.read(3, (record) =>
				adapter.readBookedPayment(record, settings.homeCurrency),
			),
			bookedEntries: lists.read(4, (record) =>
				adapter.readBookedEntry(record, settings.homeCurrency),
			),
			closedUntil: readClosedDay(lists, 6, settings, adapter),
			settings,
			today,
			adapter,
		}),
};

/** What the settings or the ledger say, whichever closes more. */
function readClosedDay(
	lists: RecordLists,
	input: number,
	{ booksClosedUntil }: Settings,
	adapter: BooksAdapter,
): string | undefined {
	const dates = lists.readOptional(input, (record) => adapter.readClosingDate(record)) ?? [];
	return lastClosedDay(booksClosedUntil, ...dates);
}

/**
 * Makes a plan from raw records. Any list that is not what its input is for refuses the whole plan: a
 * list that failed must never be taken for an empty one.
 *
 * @returns outcomes whose `source` points into the raw lists
 * @throws PlanRefusal naming input, position and what is wrong
 */
export function makePlan({ plan, lists: raw, today, ...options }: PlanRequest): PlanItem[] {
	const lists = new RecordLists(inputsOf(plan), raw);
	const settings = readOnlySettings(PLAN_INPUTS[plan].length - 1, raw);
	const items = PLANS[plan]({
		lists,
		settings,
		today: today(settings.timeZone),
		adapter: adapterFor(settings),
		holdsAllOpenInvoices: options.holdsAllOpenInvoices ?? false,
	});
	for (const item of items) item.source = lists.locate(item.source);
	return options.dryRun === true || settings.dryRun ? rehearse(items) : items;
}
