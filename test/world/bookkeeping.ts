import { QUERIES_ONLY } from '../simulators/quickBooksOnline/quickBooksSimulator';
import { wireList } from '../simulators/quickBooksOnline/values/wire';
import type { DirectDebitBusiness, Vendors } from './directDebitBusiness';

/** What both sides say, without ids and times: two ways to the same end give equal ones. */
export interface Books {
	/** Minor units by invoice id. */
	open: Record<string, number>;
	/** Minor units by customer id. */
	receivable: Record<string, number>;
	/** Payments in the books: who paid how much for what, in which account it lies. */
	payments: string[];
	/** Debits at GoCardless: for which invoice, how much, how far. */
	debits: string[];
	/** Invitations and mandates at GoCardless by customer of the books. */
	invitations: string[];
	mandates: string[];
	clearing: number;
	/** What GoCardless holds for the company. */
	held: number;
}

/** Reads the books of one company and its side of the GoCardless account. */
export function readBooks(world: DirectDebitBusiness): Books {
	const { company, goCardless, books } = world;
	const mine = <R extends { metadata: Record<string, string> }>(records: readonly R[]) =>
		records.filter(({ metadata }) => metadata.books === books);
	const { payments, mandates, billingRequests } = goCardless.world;
	const byId = (type: 'Invoice' | 'Customer', ask: (id: string) => number) =>
		Object.fromEntries([...company.store(type).all()].map(({ id }) => [id, ask(id)]));
	return {
		open: byId('Invoice', (id) => company.invoiceBalance(id)),
		receivable: byId('Customer', (id) => company.receivable(id)),
		payments: [...company.store('Payment').all()]
			.map(({ body }) => JSON.stringify([body.CustomerRef, body.TotalAmt, appliedTo(body.Line)]))
			.sort(),
		debits: mine(payments.all())
			.map(({ metadata, amount, status }) => `${metadata.invoice} ${amount} ${status}`)
			.sort(),
		invitations: mine(billingRequests.all())
			.map(({ metadata, status }) => `${metadata.customer} ${status}`)
			.sort(),
		mandates: mine(mandates.all())
			.map(({ metadata, status }) => `${metadata.customer} ${status}`)
			.sort(),
		clearing: world.clearing,
		held: goCardless.held(world.currency),
	};
}

function appliedTo(lines: unknown): unknown[] {
	return wireList(lines).flatMap(({ Amount, LinkedTxn }) =>
		wireList(LinkedTxn).map(({ TxnId }) => [TxnId, Amount]),
	);
}

/** How many requests so far could have changed something, at both vendors. */
export function countWrites({
	goCardless,
	quickBooks,
}: Pick<Vendors, 'goCardless' | 'quickBooks'>): number {
	const isWrite = ({ method, path }: { method: string; path: string }) =>
		method !== 'GET' &&
		!path.endsWith('/query') &&
		!path.endsWith(QUERIES_ONLY) &&
		!path.startsWith('/oauth2/');
	return [...goCardless.calls, ...quickBooks.calls].filter(isWrite).length;
}
