import { ownershipOf } from '../identity';
import { append, dropRepeats, groupBy, type Listed } from '../lists';
import type { PlanWriter } from '../planItem';
import type { Settings } from '../settings';
import { invitationState, mandateState } from '../statuses';
import type { StoredReview } from '../ledger/reviewRow';
import type {
	BooksCustomer,
	DirectDebitCustomer,
	Invitation,
	Mandate,
	OpenInvoice,
} from '../types';
import { Decisions } from '../decisions';
import { nameKeyOfHolder } from './likeness';

export interface MandatesInput {
	customers: readonly BooksCustomer[];
	directDebitCustomers: readonly DirectDebitCustomer[];
	mandates: readonly Mandate[];
	invitations: readonly Invitation[];
	/** Open invoices, for a first payment with the invitation; undefined when not connected. */
	invoices?: readonly OpenInvoice[];
	/** Rows of the review table: what people have decided. */
	reviews?: readonly StoredReview[];
	settings: Settings;
	/** Today in the company's time zone. */
	today: string;
}

/** The GoCardless side, by whatever a customer of the books may be recognised by. */
export interface MandatesContext {
	settings: Settings;
	today: string;
	writer: PlanWriter;
	directDebitCustomers: ReadonlyMap<string, DirectDebitCustomer>;
	/** Marked as ours, by customer of the books. */
	markedCustomers: ReadonlyMap<string, DirectDebitCustomer[]>;
	markedMandates: ReadonlyMap<string, Mandate[]>;
	markedInvitations: ReadonlyMap<string, Invitation[]>;
	/** By GoCardless customer. */
	mandatesByHolder: ReadonlyMap<string, Mandate[]>;
	invitationsByHolder: ReadonlyMap<string, Invitation[]>;
	/** Not marked by anybody, by lower-case e-mail address. */
	unmarkedByEmail: ReadonlyMap<string, DirectDebitCustomer[]>;
	/** GoCardless customers by their own id, and by id or reference of a mandate; upper case. */
	unmarkedByReference: ReadonlyMap<string, DirectDebitCustomer[]>;
	/** Not marked by anybody, by what their name comes down to. */
	unmarkedByName: ReadonlyMap<string, DirectDebitCustomer[]>;
	/** By customer of the books; undefined when not connected. */
	openInvoices?: ReadonlyMap<string, OpenInvoice[]>;
	decisions: Decisions;
	/** How many customers of the books use an e-mail address. */
	emailUse: ReadonlyMap<string, number>;
}

export function uniqueCustomers(customers: readonly BooksCustomer[]): Array<Listed<BooksCustomer>> {
	return dropRepeats(
		customers,
		({ id }) => id,
		(candidate, kept) => candidate.version > kept.version,
	);
}

export function buildMandatesContext(
	input: MandatesInput,
	customers: ReadonlyArray<Listed<BooksCustomer>>,
	writer: PlanWriter,
): MandatesContext {
	const { settings } = input;
	const { books } = settings;
	const isOurs = ({ metadata }: { metadata: Record<string, string> }) =>
		ownershipOf(metadata, books) === 'ours';
	const isForeign = ({ metadata }: { metadata: Record<string, string> }) =>
		ownershipOf(metadata, books) === 'foreign';
	const holders = dropRepeats(input.directDebitCustomers, ({ id }) => id)
		.map(({ record }) => record)
		.filter((holder) => !isForeign(holder));
	const mandates = dropRepeats(input.mandates, ({ id }) => id, isLessUsable)
		.map(({ record }) => record)
		.filter((mandate) => !isForeign(mandate));
	const invitations = dropRepeats(input.invitations, ({ id }) => id, isFurther)
		.map(({ record }) => record)
		.filter((invitation) => invitation.asksForMandate && !isForeign(invitation));
	const byId = new Map(holders.map((holder) => [holder.id, holder]));
	const unmarked = holders.filter((holder) => !isOurs(holder));
	return {
		settings,
		today: input.today,
		writer,
		directDebitCustomers: byId,
		markedCustomers: groupBy(holders.filter(isOurs), ({ metadata }) => metadata.customer),
		markedMandates: groupBy(mandates.filter(isOurs), ({ metadata }) => metadata.customer),
		markedInvitations: groupBy(invitations.filter(isOurs), ({ metadata }) => metadata.customer),
		mandatesByHolder: groupBy(mandates, ({ customerId }) => customerId),
		invitationsByHolder: groupBy(invitations, ({ customerId }) => customerId),
		unmarkedByEmail: groupBy(unmarked, ({ email }) => email?.trim().toLowerCase()),
		unmarkedByReference: indexReferences(unmarked, mandates, byId, isOurs),
		unmarkedByName: groupBy(unmarked, nameKeyOfHolder),
		...(input.invoices === undefined
			? {}
			: { openInvoices: groupBy(input.invoices, ({ customerId }) => customerId) }),
		decisions: new Decisions(books, input.reviews ?? []),
		emailUse: countEmails(customers),
	};
}

function indexReferences(
	unmarked: readonly DirectDebitCustomer[],
	mandates: readonly Mandate[],
	byId: ReadonlyMap<string, DirectDebitCustomer>,
	isOurs: (record: DirectDebitCustomer) => boolean,
): Map<string, DirectDebitCustomer[]> {
	const index = groupBy(unmarked, ({ id }) => id.toUpperCase());
	for (const { id, reference, customerId } of mandates) {
		const holder = byId.get(customerId);
		if (holder === undefined || isOurs(holder)) continue;
		append(index, id.toUpperCase(), holder);
		if (reference !== undefined) append(index, reference.toUpperCase(), holder);
	}
	return index;
}

function countEmails(customers: ReadonlyArray<Listed<BooksCustomer>>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { record } of customers) {
		if (!record.active) continue;
		for (const email of new Set(record.emails.map((address) => address.toLowerCase()))) {
			counts.set(email, (counts.get(email) ?? 0) + 1);
		}
	}
	return counts;
}

function isLessUsable(candidate: Mandate, kept: Mandate): boolean {
	return mandateState(candidate.status) !== 'usable' && mandateState(kept.status) === 'usable';
}

function isFurther(candidate: Invitation, kept: Invitation): boolean {
	return invitationState(candidate.status) !== 'open' && invitationState(kept.status) === 'open';
}
