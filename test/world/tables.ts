import { LEDGER_COLUMNS } from '../../nodes/shared/domain/ledger/entry';
import { REVIEW_COLUMNS } from '../../nodes/shared/domain/ledger/reviewRow';

export const SETTINGS_TABLE = 'gocardless_books_settings';
export const LEDGER_TABLE = 'gocardless_books_ledger';
export const REVIEW_TABLE = 'gocardless_books_review';

/** The tables with their columns, as template 01 makes them. */
export const TABLES: Readonly<Record<string, readonly string[]>> = {
	[SETTINGS_TABLE]: ['key', 'data'],
	[LEDGER_TABLE]: LEDGER_COLUMNS,
	[REVIEW_TABLE]: REVIEW_COLUMNS,
};

/** As n8n takes them. */
export function textColumns(columns: readonly string[]) {
	return columns.map((name) => ({ name, type: 'string' as const }));
}
