import { ownershipOf } from '../identity';
import { append, compareText, dropRepeats } from '../lists';
import { collectionState } from '../statuses';
import type { Collection, OpenInvoice, Subscription } from '../types';
import { chargeDay } from './exposure';
import { recogniseInvoices } from './recogniseInvoices';

/** The debits of one invoice, oldest first. */
export interface InvoiceDebits {
	all: readonly Collection[];
	/** Those that carry no metadata of ours and were recognised by the invoice number. */
	recognised: readonly Collection[];
}

const NO_DEBITS: readonly Collection[] = Object.freeze([]);
const NONE: InvoiceDebits = Object.freeze({ all: NO_DEBITS, recognised: NO_DEBITS });

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
	) {
		const loose = new Map<string, Collection[]>();
		const subscriptionById = new Map(subscriptions.map((entry) => [entry.id, entry]));
		for (const { record: debit } of dropRepeats(collections, ({ id }) => id, holdsMoreMoney)) {
			const owner = this.findOwner(debit, subscriptionById, customerOfMandate);
			if (owner?.invoiceId !== undefined) append(this.marked, owner.invoiceId, debit);
			else if (owner?.customerId !== undefined) append(loose, owner.customerId, debit);
		}
		const { byInvoice, nameless } = recogniseInvoices(loose, invoices);
		this.recognised = byInvoice;
		for (const [customerId, debits] of nameless) {
			for (const debit of debits) {
				append(this.nameless, lookalikeKey(customerId, debit.amount, debit.currency), debit);
			}
		}
	}

	forInvoice({ id }: OpenInvoice): InvoiceDebits {
		const marked = this.marked.get(id) ?? NO_DEBITS;
		const recognised = this.recognised.get(id) ?? NO_DEBITS;
		if (marked.length + recognised.length === 0) return NONE;
		const all = [...marked, ...recognised];
		return { all: all.length === 1 ? all : all.sort(byCreation), recognised };
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
		const metadata = isMarked ? debit.metadata : (subscription?.metadata ?? debit.metadata);
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
