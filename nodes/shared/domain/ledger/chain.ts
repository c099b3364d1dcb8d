import type { Vendor } from '../plannedAction';

/**
 * Which chain an entry belongs to: one for each payment, payout, refund, customer or
 * invoice of a company.
 * Entries of a chain are hashed one over the other, and a later plan in a chain replaces an
 * earlier one.
 */
export interface Chain {
	books: string;
	kind: 'payment' | 'payout' | 'refund' | 'invoice' | 'customer' | 'record' | 'action';
	id: string;
}

/** What moves money, by the prefix of its id (GoCardless sheet 1.3). */
const MONEY_KINDS: Record<string, 'payment' | 'payout' | 'refund' | undefined> = {
	PM: 'payment',
	PO: 'payout',
	RF: 'refund',
};

export interface ChainSubject {
	books: string;
	vendor?: Vendor;
	customerId?: string | null;
	invoiceId?: string | null;
	goCardlessId?: string | null;
}

/**
 * Debits belong to their invoice, so that a second debit for it stands behind the first. What is
 * written into the books belongs to the payment, payout or refund that it came from.
 *
 * @param fallback id of the chain when nothing is named: the idempotency key
 */
export function chainOf(subject: ChainSubject, fallback: string): Chain {
	const { books, vendor, customerId, invoiceId, goCardlessId } = subject;
	const moneyKind = kindOfGoCardlessId(goCardlessId);
	const isDebit = vendor === 'goCardless';
	if (isDebit && isNamed(invoiceId)) return { books, kind: 'invoice', id: invoiceId };
	if (moneyKind !== undefined && isNamed(goCardlessId)) {
		return { books, kind: moneyKind, id: goCardlessId };
	}
	if (isNamed(invoiceId)) return { books, kind: 'invoice', id: invoiceId };
	if (isNamed(customerId)) return { books, kind: 'customer', id: customerId };
	if (isNamed(goCardlessId)) return { books, kind: 'record', id: goCardlessId };
	return { books, kind: 'action', id: fallback };
}

/** `quickbooks:9130350000000001/payment/PM123`, the text in the column `chain`. */
export function formatChain({ books, kind, id }: Chain): string {
	return `${books}/${kind}/${encodeURIComponent(id)}`;
}

/** The parts of a chain's text, or undefined when it is none. */
export function parseChain(text: string): Chain | undefined {
	const match = /^(.+)\/(payment|payout|refund|invoice|customer|record|action)\/([^/]+)$/.exec(
		text,
	);
	const [, books, kind, id] = match ?? [];
	if (books === undefined || kind === undefined || id === undefined) return undefined;
	return { books, kind: kind as Chain['kind'], id: decodeId(id) };
}

function kindOfGoCardlessId(id: string | null | undefined) {
	return MONEY_KINDS[id?.slice(0, 2) ?? ''];
}

function isNamed(id: string | null | undefined): id is string {
	return id !== undefined && id !== null && id !== '';
}

function decodeId(id: string): string {
	// Written by us, but the table can be edited: a stray percent sign must not stop the reader.
	return /%(?![0-9A-Fa-f]{2})/.test(id) ? id : decodeURIComponent(id);
}
