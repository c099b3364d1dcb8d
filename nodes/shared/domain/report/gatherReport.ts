import { DateTime } from 'luxon';

import { compareWeeks } from '../forecast/comparison';
import { expectedArrival, forecastArrivals, isInFlight } from '../forecast/arrivals';
import { readDebit, readPayout, type Debit } from '../forecast/records';
import { parseChain } from '../ledger/chain';
import { readHistories } from '../ledger/histories';
import { readRecords } from '../ledger/rawLists';
import { readEntries, type ReadLedger } from '../ledger/readEntries';
import { LedgerRefusal } from '../ledger/refusal';
import { latestReviews, readReviewRow, type StoredReview } from '../ledger/reviewRow';
import { verifyEntries } from '../ledger/verifyEntries';
import { compareText, dropRepeats } from '../lists';
import { readSettings, type Settings } from '../settings';
import { listExceptions } from './exceptions';
import { LinkMaker, type LinkSettings } from './links';
import { listPayouts } from './payoutLines';
import { listPositions } from './positions';
import type { DebitLine, ReportData } from './reportTypes';

/** The raw lists; undefined where nothing is connected. */
export interface ReportLists {
	entries: readonly unknown[];
	reviews?: readonly unknown[];
	payments?: readonly unknown[];
	payouts?: readonly unknown[];
	settings?: readonly unknown[];
}

export interface ReportOptions extends LinkSettings {
	/** ISO 8601, UTC. */
	now: string;
	olderThanMinutes: number;
	rowsPerTable: number;
}

const WEEKS_COMPARED = 8;

/**
 * Everything the page says. Linear in the number of rows, apart from sorting what is shown.
 *
 * @throws LedgerRefusal for a list that failed or holds something else
 */
export function gatherReport(lists: ReportLists, options: ReportOptions): ReportData {
	const { now, olderThanMinutes } = options;
	const links = new LinkMaker(options);
	const settings = readOptionalSettings(lists.settings);
	const { ledger, reviews } = onlyOf(settings?.books, {
		ledger: readEntries('Entries', lists.entries),
		reviews: read('Reviews', lists.reviews, readReviewRow),
	});
	const debits = newest(read('GoCardless Payments', lists.payments, readDebit));
	const payouts = newest(read('Payouts', lists.payouts, readPayout));
	const time = DateTime.fromISO(now).setZone(settings?.timeZone ?? 'utc');
	const today = time.toFormat('yyyy-MM-dd');
	const arrivals = forecastArrivals(debits, payouts, today);
	const histories = readHistories(ledger.entries);
	const { summary, findings } = verifyEntries(ledger, {
		now,
		olderThanMinutes,
		isComplete: true,
	});
	return {
		company: settings?.companyName ?? settings?.books ?? 'GoCardless and the books',
		madeAt: time.toFormat('d LLLL yyyy, HH:mm ZZZZ', { locale: 'en-GB' }),
		today,
		positions: listPositions(debits, arrivals, payouts, today),
		debits: debits.filter(isInFlight).map((debit) => describeDebit(debit, settings, links)),
		arrivals: arrivals.sort((left, right) => compareText(left.date, right.date)),
		comparison: compareWeeks(debits, payouts, today, WEEKS_COMPARED),
		payouts: listPayouts({ payouts, histories, inReview: payoutsInReview(reviews), links }),
		exceptions: listExceptions({ histories, reviews, links, now, olderThanMinutes }),
		ledger: summary,
		findings,
		missing: missingLists(lists),
	};
}

function read<Record>(
	name: string,
	list: readonly unknown[] | undefined,
	readRecord: (raw: unknown) => Record,
): Record[] {
	return readRecords(name, list ?? [], readRecord).map(({ record }) => record);
}

/** A page that shifts while it is read lists a record twice; it must not count twice. */
function newest<Record extends { id: string }>(records: readonly Record[]): Record[] {
	return dropRepeats(records, ({ id }) => id).map(({ record }) => record);
}

function readOptionalSettings(list: readonly unknown[] | undefined): Settings | undefined {
	if (list === undefined) return undefined;
	const [settings, ...others] = read('Settings', list, readSettings);
	if (settings !== undefined && others.length === 0) return settings;
	throw new LedgerRefusal(
		`There are ${settings === undefined ? 'no' : others.length + 1} settings. Run the set-up ` +
			'template first, and let the node before Settings return the one row of these books.',
		'Settings',
	);
}

/** The tables may hold several companies; a report is about one. */
function onlyOf(
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

function payoutsInReview(reviews: readonly StoredReview[]): Set<string> {
	const open = [...latestReviews(reviews).values()].filter(({ state }) => state === 'open');
	const chains = open.map(({ chain }) => parseChain(chain));
	return new Set(chains.flatMap((chain) => (chain?.kind === 'payout' ? [chain.id] : [])));
}

function describeDebit(debit: Debit, settings: Settings | undefined, links: LinkMaker): DebitLine {
	const { id, status, amount, currency, description = '', chargeDate, invoiceId } = debit;
	return {
		id,
		status,
		amount,
		currency,
		description,
		chargeDate: chargeDate ?? '',
		expected: expectedArrival(debit),
		links: [
			...links.goCardless(id),
			...links.books(settings?.books ?? '', 'invoice', invoiceId, 'Invoice'),
		],
	};
}

function missingLists({ reviews, payments, payouts, settings }: ReportLists): string[] {
	const lists = {
		Reviews: reviews,
		'GoCardless Payments': payments,
		Payouts: payouts,
		Settings: settings,
	};
	return Object.entries(lists).flatMap(([name, list]) => (list === undefined ? [name] : []));
}
