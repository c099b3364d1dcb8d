import { findBooksAdapter, type BooksAdapter } from './booksAdapter';
import { quickBooksOnline } from './quickBooksOnline';

/** The ledgers, by the first half of `books`. */
const ADAPTERS: Record<string, BooksAdapter> = { quickbooks: quickBooksOnline };

/** @throws SettingsError for a ledger that has no adapter */
export function adapterFor(books: string): BooksAdapter {
	return findBooksAdapter(books, ADAPTERS);
}
