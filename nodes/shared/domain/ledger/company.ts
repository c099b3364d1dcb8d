import type { DateTime } from 'luxon';

import { readSettings, type Settings } from '../settings';
import { parseChain } from './chain';
import { readRecords } from './rawLists';
import type { ReadLedger } from './readEntries';
import { LedgerRefusal } from './refusal';
import type { StoredReview } from './reviewRow';

/**
 * The one settings row of a company; undefined where no list is connected.
 *
 * @throws LedgerRefusal for none, or several
 */
export function readCompanySettings(list: readonly unknown[] | undefined): Settings | undefined {
	if (list === undefined) return undefined;
	const [settings, ...others] = readRecords('Settings', list, readSettings);
	if (settings !== undefined && others.length === 0) return settings.record;
	throw new LedgerRefusal(
		`There are ${settings === undefined ? 'no' : others.length + 1} settings. Run the set-up ` +
			'template first, and let the node before Settings return the one row of these books.',
		'Settings',
	);
}

/** The tables may hold several companies; what a person is shown is about one. */
export function rowsOfCompany(
	books: string | undefined,
	all: { ledger: ReadLedger; reviews: StoredReview[] },
): { ledger: ReadLedger; reviews: StoredReview[] } {
	if (books === undefined) return all;
	const isOurs = (chain: string) => parseChain(chain)?.books === books;
	const { entries, repeats, damaged } = all.ledger;
	return {
		ledger: {
			entries: entries.filter(({ row }) => isOurs(row.chain)),
			repeats: repeats.filter(({ row }) => isOurs(row.chain)),
			// Of a damaged row nobody knows whose it is.
			damaged,
		},
		reviews: all.reviews.filter(({ chain }) => isOurs(chain)),
	};
}

/** "25 November 2026, 12:00 GMT". */
export function formatTime(time: DateTime): string {
	return time.toFormat('d LLLL yyyy, HH:mm ZZZZ', { locale: 'en-GB' });
}
