import { ownershipOf } from '../identity';
import { append, compareText, dropRepeats } from '../lists';
import { collectionState } from '../statuses';
import type { Collection, InstalmentSchedule, OpenInvoice, Subscription } from '../types';
import { chargeDay } from './exposure';
import { recogniseInvoices, recogniseOwnerless } from './recogniseInvoices';
import type { ScheduleBook } from './scheduleBook';

/** The debits of one invoice, oldest first. */
export interface InvoiceDebits {
	all: readonly Collection[];
	/** Those that carry no metadata of ours and were recognised by the invoice number. */
	recognised: readonly Collection[];
	/**
	 * How often collecting was started, by a debit or by an instalment schedule. The payments of a
	 * schedule do not count: they appear after it, and must not change the key of what comes next.
	 */
	attempts: number;
	schedules: readonly InstalmentSchedule[];
}

const NO_DEBITS: readonly Collection[] = Object.freeze([]);
const NONE: InvoiceDebits = Object.freeze({
	all: NO_DEBITS,
	recognised: NO_DEBITS,
	attempts: 0,
	schedules: Object.freeze([]),
});

/** Finds the debits that were, are, or may be made for an invoice. Built once, in linear time. */
export class DebitBook {
	private readonly marked = new Map<string, Collection[]>();

	private readonly recognised: Map<string, Collection[]>;

	/** Debits of a customer that name no invoice at all, by customer and amount. */
	private readonly nameless = new Map<string, Collection[]>();

	/** @param customerOfMandate customer of the books by mandate id */
	constructor(
		private readonly books: string,
		collections: readonly Collection[],
		invoices: Iterable<OpenInvoice>,
		customerOfMandate: ReadonlyMap<string, string>,
		subscriptions: readonly Subscription[],
		private readonly schedules: ScheduleBook,
	) {
		const loose = new Map<string, Collection[]>();
		const ownerless: Collection[] = [];
		const subscriptionById = new Map(subscriptions.map((entry) => [entry.id, entry]));
		const unique = dropRepeats(collections, ({ id }) => id, holdsMoreMoney).map(
			({ record }) => record,
		);
		for (const debit of [...unique, ...schedules.expectedDebits(unique)]) {
			const owner = this.findOwner(debit, subscriptionById, customerOfMandate);
			if (owner?.invoiceId !== undefined) append(this.marked, owner.invoiceId, debit);
			else if (owner?.customerId !== undefined) append(loose, owner.customerId, debit);
			else if (owner !== undefined && debit.mandateId === undefined) ownerless.push(debit);
		}
		const { byInvoice, nameless } = recogniseInvoices(loose, invoices);
		this.recognised = byInvoice;
		for (const [id, debits] of recogniseOwnerless(ownerless, invoices)) {
			for (const debit of debits) append(this.recognised, id, debit);
		}
		for (const [customerId, debits] of nameless) {
			for (const debit of debits) {
				append(this.nameless, lookalikeKey(customerId, debit.amount, debit.currency), debit);
			}
		}
	}

	forInvoice(invoice: OpenInvoice): InvoiceDebits {
		const { id } = invoice;
		const schedules = this.schedules.allFor(invoice);
		const marked = this.marked.get(id) ?? NO_DEBITS;
		const recognised = this.recognised.get(id) ?? NO_DEBITS;
		if (marked.length + recognised.length + schedules.length === 0) return NONE;
		const all = [...marked, ...recognised];
		const single = all.filter(({ instalmentScheduleId }) => instalmentScheduleId === undefined);
		return {
			all: all.length < 2 ? all : all.sort(byCreation),
			recognised,
			attempts: single.length + schedules.length,
			schedules,
		};
	}

	/**
	 * A debit of the same customer that names no invoice but has exactly this amount, may still hold
	 * the money, and is not older than the invoice: it may well be for this invoice.
	 */
	findLookalike(invoice: OpenInvoice, amount: number): Collection | undefined {
		const key = lookalikeKey(invoice.customerId, amount, invoice.currency);
		return (this.nameless.get(key) ?? NO_DEBITS).find(
			(debit) => mayHoldMoney(debit) && chargeDay(debit) >= (invoice.date ?? ''),
		);
	}

	/** Debits marked with an invoice, by invoice id. */
	markedInvoices(): IterableIterator<[string, Collection[]]> {
		return this.marked.entries();
	}

	private findOwner(
		debit: Collection,
		subscriptionById: ReadonlyMap<string, Subscription>,
		customerOfMandate: ReadonlyMap<string, string>,
	): { invoiceId?: string; customerId?: string } | undefined {
		const subscription = subscriptionById.get(debit.subscriptionId ?? '');
		const isMarked = ownershipOf(debit.metadata, this.books) !== 'unmarked';
		// Of a debit that a subscription or an instalment schedule made, that one knows what it is for.
		const maker = subscription ?? this.schedules.find(debit.instalmentScheduleId);
		const metadata = isMarked ? debit.metadata : (maker?.metadata ?? debit.metadata);
		const ownership = ownershipOf(metadata, this.books);
		if (ownership === 'foreign') return undefined;
		const { invoice, customer } = ownership === 'ours' ? metadata : {};
		if (invoice !== undefined && !invoice.startsWith('recurring:')) return { invoiceId: invoice };
		return { customerId: customer ?? customerOfMandate.get(debit.mandateId ?? '') };
	}
}

/** Of two readings of one debit, the one by which less may be collected. */
function holdsMoreMoney(candidate: Collection, kept: Collection): boolean {
	return mayHoldMoney(candidate) && !mayHoldMoney(kept);
}

function mayHoldMoney(debit: Collection): boolean {
	const state = collectionState(debit.status);
	return state === 'live' || state === 'collected' || state === 'unknown';
}

function byCreation(left: Collection, right: Collection): number {
	return compareText(left.createdAt, right.createdAt) || compareText(left.id, right.id);
}

function lookalikeKey(customerId: string, amount: number, currency: string): string {
	return `${customerId}\n${amount} ${currency}`;
}
