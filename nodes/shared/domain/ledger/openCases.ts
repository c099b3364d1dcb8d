import { formatMoney } from '../../money';
import { daysBetween } from '../calendar';
import { compareText } from '../lists';
import { minutesSince } from './age';
import { parseChain } from './chain';
import type { ActionHistory } from './histories';
import type { Entry } from './readEntries';
import { latestReviews, readReviewData, type ReviewData, type StoredReview } from './reviewRow';

/** Something that waits for a person or a replay. */
export interface OpenCase {
	/** The key of the review row, or the idempotency key of the action. */
	key: string;
	kind: 'review' | 'failed' | 'unfinished';
	/** Why it needs a person, or which action it is, in one stable word. */
	code: string;
	/** What happened, for a person. */
	sentence: string;
	books: string;
	chain: string;
	/** ISO 8601: when it was asked or planned first. */
	since: string;
	days: number;
	customerId?: string;
	customerName?: string;
	invoiceId?: string;
	invoiceNumber?: string;
	goCardlessId?: string;
	/** Minor units. */
	amount?: number;
	currency?: string;
	/** The row that a decision is about, as the table holds it. */
	row: { key: string; chain: string; state: string; kind: string; data: string };
}

export interface OpenCaseContext {
	histories: readonly ActionHistory[];
	reviews: readonly StoredReview[];
	/** ISO 8601, UTC. */
	now: string;
	/** Plans younger than this may be under way. */
	olderThanMinutes: number;
}

/** All that waits, oldest first. Linear, apart from sorting. */
export function listOpenCases(context: OpenCaseContext): OpenCase[] {
	const cases = [...listActions(context), ...listReviews(context)];
	return cases.sort((left, right) => compareText(left.since, right.since));
}

/** "Willow Bakery Ltd, INV-145"; empty where neither is known. */
export function describeWho(open: OpenCase): string {
	const { customerName, customerId, invoiceNumber, invoiceId } = open;
	return [customerName ?? customerId, invoiceNumber ?? invoiceId]
		.filter((text) => text !== undefined)
		.join(', ');
}

/** "120.00 GBP"; empty where no amount is known. */
export function describeAmount({ amount, currency }: OpenCase): string {
	if (amount === undefined || currency === undefined) return '';
	return formatMoney({ minorUnits: amount, currency });
}

function listActions({ histories, now, olderThanMinutes }: OpenCaseContext): OpenCase[] {
	return histories.flatMap(({ state, plans, last, books, idempotencyKey }): OpenCase[] => {
		const isUnfinished = state === 'unfinished' && minutesSince(last, now) >= olderThanMinutes;
		if (state !== 'failed' && !isUnfinished) return [];
		const { data } = plans[0] ?? last;
		const { customerId, customerName, invoiceId, invoiceNumber, goCardlessId } = data;
		const { action, run, key, chain } = last.row;
		return [
			{
				key: idempotencyKey,
				kind: isUnfinished ? 'unfinished' : 'failed',
				code: action,
				sentence: isUnfinished
					? `Planned in run ${run}, and nothing says how it ended. Replay it.`
					: (last.data.error ?? 'It failed without a reason.'),
				books,
				chain,
				since: data.time,
				days: daysBetween(data.time, now),
				customerId,
				customerName,
				invoiceId,
				invoiceNumber,
				goCardlessId,
				amount: data.amount,
				currency: data.currency,
				row: { key, chain, state: last.row.state, kind: action, data: last.row.data },
			},
		];
	});
}

/** What a person asked to try again is closed, until a run asks anew. */
function listReviews({ reviews, histories, now }: OpenCaseContext): OpenCase[] {
	const lastDone = new Map<string, Entry>();
	for (const { ends, chain } of histories) {
		for (const end of ends) {
			const known = lastDone.get(chain);
			if (end.row.state === 'done' && (known === undefined || end.id > known.id)) {
				lastDone.set(chain, end);
			}
		}
	}
	const firstAsked = new Map<string, string>();
	for (const { key, data } of reviews) {
		const time = readReviewData(data)?.time ?? now;
		const known = firstAsked.get(key);
		if (known === undefined || time < known) firstAsked.set(key, time);
	}
	return [...latestReviews(reviews).values()].flatMap((row): OpenCase[] => {
		if (row.state !== 'open') return [];
		const { key, chain, state, kind, data: json } = row;
		const data = readReviewData(json);
		const since = firstAsked.get(key) ?? now;
		return [
			{
				key,
				kind: 'review',
				code: kind,
				sentence:
					data === undefined
						? 'The row of this review cannot be read.'
						: data.reason + tellSince(data, lastDone.get(chain)),
				books: parseChain(chain)?.books ?? '',
				chain,
				since,
				days: daysBetween(since, now),
				customerId: data?.customerId,
				customerName: data?.customerName,
				invoiceId: data?.invoiceId,
				invoiceNumber: data?.invoiceNumber,
				goCardlessId: data?.goCardlessId,
				amount: data?.amount,
				currency: data?.currency,
				row: { key, chain, state, kind, data: json },
			},
		];
	});
}

/** A later run may have settled it; whether it did is for the person to say. */
function tellSince({ time, run }: ReviewData, done: Entry | undefined): string {
	if (done === undefined || done.row.run === run || done.data.time <= time) return '';
	return ` Since then "${done.row.action}" was done in run ${done.row.run}: approve it if that settles it.`;
}
