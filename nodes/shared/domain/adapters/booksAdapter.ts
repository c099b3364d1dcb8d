import type { PlannedStep, Vendor } from '../plannedAction';
import { SettingsError } from '../settings';
import type { BookedPayment, BooksCustomer, OpenInvoice, Posting } from '../types';

/** All that the planner needs of a ledger. Another ledger costs one of these, and templates. */
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
	readBookedPayment(record: unknown, homeCurrency: string): BookedPayment;
	/** The request that writes a collected payment into the books. */
	bookPaymentStep(posting: Posting, idempotencyKey: string): PlannedStep;
}

/** The adapter of the ledger that `books` names (`quickbooks:9130350000000000`). */
export function findBooksAdapter(
	books: string,
	adapters: Record<string, BooksAdapter>,
): BooksAdapter {
	const ledger = books.slice(0, books.indexOf(':'));
	const adapter = Object.hasOwn(adapters, ledger) ? adapters[ledger] : undefined;
	if (adapter !== undefined) return adapter;
	throw new SettingsError(
		`The settings name the ledger "${ledger}", which this version does not know. ` +
			`Known: ${Object.keys(adapters).join(', ')}. Run the set-up template again.`,
	);
}
