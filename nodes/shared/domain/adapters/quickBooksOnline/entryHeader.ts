import type { Entry, EntryPosting } from '../../bookkeeping/entry';
import { markEntry } from '../../bookkeeping/entryNumbers';

/** Longest private note and line description (QuickBooks sheet 12). */
export const NOTE_LENGTH = 4000;

/** What journal entries and deposits have in common. */
export function entryHeader({
	number,
	date,
	currency,
	exchangeRate,
	note,
}: Entry): Record<string, unknown> {
	const header: Record<string, unknown> = {
		TxnDate: date,
		CurrencyRef: { value: currency },
		PrivateNote: `${markEntry(number)}: ${note}`.slice(0, NOTE_LENGTH),
	};
	// The documented default is 1, even for a foreign currency (QuickBooks sheet 13).
	if (exchangeRate !== undefined) header.ExchangeRate = exchangeRate;
	return header;
}

/** Names the entry on every line as well: people edit notes, and a deposit has no number. */
export function shortDescription({ number, note }: Entry, { memo }: EntryPosting): string {
	return `${memo ?? note} (${markEntry(number)})`.slice(0, NOTE_LENGTH);
}
