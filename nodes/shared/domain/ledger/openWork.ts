import type { Settings } from '../settings';
import { listCase, listRuns, type ListedCase, type ListedRun } from './caseList';
import { readCompanySettings, rowsOfCompany } from './company';
import { readHistories, type ActionHistory } from './histories';
import { listOpenCases, type OpenCase } from './openCases';
import { readRecords } from './rawLists';
import { readEntries, type ReadLedger } from './readEntries';
import { readReviewRow } from './reviewRow';

export interface OpenWorkLists {
	entries: readonly unknown[];
	reviews?: readonly unknown[];
	settings?: readonly unknown[];
}

export interface OpenWorkOptions {
	/** ISO 8601, UTC. */
	now: string;
	olderThanMinutes: number;
}

export interface OpenWork {
	settings?: Settings;
	ledger: ReadLedger;
	histories: ActionHistory[];
	cases: OpenCase[];
}

/** What waits in the tables of one company. @throws LedgerRefusal for a list that failed */
export function readOpenWork(
	{ entries, reviews = [], settings: rows }: OpenWorkLists,
	options: OpenWorkOptions,
): OpenWork {
	const settings = readCompanySettings(rows);
	const own = rowsOfCompany(settings?.books, {
		ledger: readEntries('Entries', entries),
		reviews: readRecords('Reviews', reviews, readReviewRow).map(({ record }) => record),
	});
	const histories = readHistories(own.ledger.entries);
	const cases = listOpenCases({ histories, reviews: own.reviews, ...options });
	return { settings, ledger: own.ledger, histories, cases };
}

export interface OpenWorkList {
	sentence: string;
	company: string;
	/** All of them; `cases` may be fewer. */
	total: number;
	cases: ListedCase[];
	runs: ListedRun[];
}

/** What waits, oldest first, and the runs that could be undone, in one item: a page shows both. */
export function listOpenWork(
	lists: OpenWorkLists,
	{ limit, ...options }: OpenWorkOptions & { limit: number },
): OpenWorkList {
	const { settings, histories, cases } = readOpenWork(lists, options);
	const zone = settings?.timeZone ?? 'utc';
	const shown = cases.slice(0, limit).map((open) => listCase(open, zone));
	const rest = cases.length - shown.length;
	return {
		sentence:
			cases.length === 0
				? 'Nothing failed, and nothing waits for a person.'
				: `${cases.length} ${cases.length === 1 ? 'case waits' : 'cases wait'} for you.` +
					(rest > 0 ? ` The ${shown.length} oldest are shown.` : ''),
		company: settings?.companyName ?? settings?.books ?? '',
		total: cases.length,
		cases: shown,
		runs: listRuns(histories, zone, limit),
	};
}
