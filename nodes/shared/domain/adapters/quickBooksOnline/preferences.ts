import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';

const schema = z.object({
	// Absent when nothing is closed (QuickBooks sheet 12).
	AccountingInfoPrefs: z.object({ BookCloseDate: optionalText }),
});

/** The last closed day that `Preferences` of QuickBooks Online names. @throws InvalidRecordError */
export function readClosingDate(record: unknown): string | undefined {
	const raw = parseRecord(schema, record, 'the preferences of a QuickBooks company');
	return textOrNone(raw.AccountingInfoPrefs.BookCloseDate);
}
