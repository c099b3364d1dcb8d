import { DateTime } from 'luxon';

import { readInvitation } from '../adapters/goCardless/billingRequest';
import { readMandate } from '../adapters/goCardless/mandate';
import { readPayout } from '../adapters/goCardless/payout';
import { compareWeeks } from '../forecast/comparison';
import { expectedArrival, forecastArrivals, isInFlight } from '../forecast/arrivals';
import { readDebit, type Debit } from '../forecast/records';
import { parseChain } from '../ledger/chain';
import { formatTime, readCompanySettings, rowsOfCompany } from '../ledger/company';
import { readHistories } from '../ledger/histories';
import { readRecords } from '../ledger/rawLists';
import { readEntries } from '../ledger/readEntries';
import { latestReviews, readReviewRow, type StoredReview } from '../ledger/reviewRow';
import { verifyEntries } from '../ledger/verifyEntries';
import { compareText, dropRepeats } from '../lists';
import type { Settings } from '../settings';
import { listExceptions } from './exceptions';
import { countFunnel } from './funnel';
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
	mandates?: readonly unknown[];
	invitations?: readonly unknown[];
}

export interface ReportOptions extends LinkSettings {
	/** ISO 8601, UTC. */
	now: string;
	olderThanMinutes: number;
	rowsPerTable: number;
	/** False when old rows were archived, or are not read. */
	isComplete: boolean;
	/** Where the CSV file is served; empty for nowhere. */
	csvAddress: string;
}

const WEEKS_COMPARED = 8;

/**
 * Everything the page says. Linear in the number of rows, apart from sorting what is shown.
 *
 * @throws LedgerRefusal for a list that failed or holds something else
 */
export function gatherReport(lists: ReportLists, options: ReportOptions): ReportData {
	const { now, olderThanMinutes, isComplete } = options;
	const settings = readCompanySettings(lists.settings);
	const links = new LinkMaker({ ...options, booksWebUrl: settings?.booksWebUrl });
	const { ledger, reviews } = rowsOfCompany(settings?.books, {
		ledger: readEntries('Entries', lists.entries),
		reviews: read('Reviews', lists.reviews, readReviewRow),
	});
	const debits = newest(read('GoCardless Payments', lists.payments, readDebit)).filter(
		({ books }) => settings === undefined || books === undefined || books === settings.books,
	);
	const payouts = newest(read('Payouts', lists.payouts, readPayout));
	const time = DateTime.fromISO(now).setZone(settings?.timeZone ?? 'utc');
	const today = time.toFormat('yyyy-MM-dd');
	const arrivals = forecastArrivals(debits, payouts, today);
	const histories = readHistories(ledger.entries);
	const { summary, findings } = verifyEntries(ledger, { now, olderThanMinutes, isComplete });
	return {
		csvAddress: options.csvAddress,
		company: settings?.companyName ?? settings?.books ?? 'GoCardless and the books',
		madeAt: formatTime(time),
		today,
		positions: listPositions(debits, arrivals, payouts, today),
		debits: debits.filter(isInFlight).map((debit) => describeDebit(debit, settings, links)),
		arrivals: arrivals.sort((left, right) => compareText(left.date, right.date)),
		comparison: compareWeeks(debits, payouts, today, WEEKS_COMPARED),
		payouts: listPayouts({ payouts, histories, inReview: payoutsInReview(reviews), links }),
		exceptions: listExceptions({ histories, reviews, links, now, olderThanMinutes }),
		funnel: countFunnel(
			lists.mandates && newest(read('Mandates', lists.mandates, readMandate)),
			lists.invitations && newest(read('Invitations', lists.invitations, readInvitation)),
			settings?.books,
		),
		ledger: summary,
		isComplete,
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

function missingLists(all: ReportLists): string[] {
	const { reviews, payments, payouts, settings, mandates, invitations } = all;
	const lists = {
		Reviews: reviews,
		'GoCardless Payments': payments,
		Payouts: payouts,
		Settings: settings,
		Mandates: mandates,
		Invitations: invitations,
	};
	return Object.entries(lists).flatMap(([name, list]) => (list === undefined ? [name] : []));
}
