import type { BooksAdapter } from '../adapters/booksAdapter';
import { BookedEntries } from '../bookkeeping/bookedEntries';
import { numberAsWord } from '../invoiceNumbers';
import { dropRepeats, groupBy } from '../lists';
import type { PlanWriter } from '../planItem';
import type { Settings } from '../settings';
import type { BookedEntry, BookedPayment, CollectionEvent, OpenInvoice } from '../types';
import { groupPayments, type PaymentsByNumber } from './bookings';

export interface PostingsInput {
	events: readonly CollectionEvent[];
	invoices: readonly OpenInvoice[];
	bookedPayments: readonly BookedPayment[];
	/** Undefined when nobody looked for them: then nothing is reversed or refunded by itself. */
	bookedEntries?: readonly BookedEntry[];
	/** Last day for which the books are closed. */
	closedUntil?: string;
	settings: Settings;
	/** Today in the company's time zone. */
	today: string;
	adapter: BooksAdapter;
}

export interface PostingsContext {
	settings: Settings;
	today: string;
	adapter: BooksAdapter;
	writer: PlanWriter;
	invoices: ReadonlyMap<string, OpenInvoice>;
	/** Made when the first payment without our metadata turns up. */
	invoicesByNumber: () => ReadonlyMap<string, OpenInvoice[]>;
	/** Those that recurring invoices made, by the id of the recurring invoice. */
	invoicesByTemplate: () => ReadonlyMap<string, OpenInvoice[]>;
	booked: PaymentsByNumber;
	/** Reversals and refunds that are in the books; undefined when nobody looked for them. */
	entries?: BookedEntries;
	closedUntil?: string;
	/** What happened to each payment, by its GoCardless id. */
	happenings: Map<string, CollectionEvent[]>;
	/** What each invoice still needs, in minor units; goes down as payments are planned. */
	openBalances: Map<string, number>;
}

export function buildPostingsContext(input: PostingsInput, writer: PlanWriter): PostingsContext {
	const invoices = new Map<string, OpenInvoice>();
	for (const { record } of dropRepeats(input.invoices, ({ id }) => id, isNewer)) {
		if (record.schedule === undefined) invoices.set(record.id, record);
	}
	let invoicesByNumber: Map<string, OpenInvoice[]> | undefined;
	let invoicesByTemplate: Map<string, OpenInvoice[]> | undefined;
	return {
		settings: input.settings,
		today: input.today,
		adapter: input.adapter,
		writer,
		invoices,
		invoicesByNumber: () => (invoicesByNumber ??= groupBy(invoices.values(), numberWord)),
		invoicesByTemplate: () =>
			(invoicesByTemplate ??= groupBy(invoices.values(), ({ recurringId }) => recurringId)),
		booked: groupPayments(input.bookedPayments),
		entries: input.bookedEntries === undefined ? undefined : new BookedEntries(input.bookedEntries),
		closedUntil: input.closedUntil,
		happenings: groupBy(input.events, ({ collection, paymentId }) => collection?.id ?? paymentId),
		openBalances: new Map(),
	};
}

function numberWord({ number }: OpenInvoice): string | undefined {
	return numberAsWord(number);
}

function isNewer(candidate: OpenInvoice, kept: OpenInvoice): boolean {
	if (candidate.version !== kept.version) return candidate.version > kept.version;
	return candidate.balance < kept.balance;
}
