import type { Settings } from '../settings';
import { findAdapterMaker, type AdapterMaker, type BooksAdapter } from './booksAdapter';
import { quickBooksOnline } from './quickBooksOnline';
import { zohoBooks } from './zohoBooks';

/** The ledgers, by the first half of `books`. */
const MAKERS: Record<string, AdapterMaker> = {
	quickbooks: () => quickBooksOnline,
	zoho: zohoBooks,
};

/** @throws SettingsError for a ledger that has no adapter */
export function adapterFor(settings: Settings): BooksAdapter {
	return findAdapterMaker(settings.books, MAKERS)(settings);
}
