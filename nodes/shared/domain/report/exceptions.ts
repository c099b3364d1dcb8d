import { daysBetween } from '../calendar';
import { minutesSince } from '../ledger/age';
import { parseChain } from '../ledger/chain';
import type { ActionHistory } from '../ledger/histories';
import { latestReviews, readReviewData, type StoredReview } from '../ledger/reviewRow';
import { compareText } from '../lists';
import type { LinkMaker } from './links';
import type { ExceptionLine } from './reportTypes';

interface ExceptionContext {
	histories: readonly ActionHistory[];
	reviews: readonly StoredReview[];
	links: LinkMaker;
	/** ISO 8601, UTC. */
	now: string;
	olderThanMinutes: number;
}

/** All that waits, oldest first. */
export function listExceptions(context: ExceptionContext): ExceptionLine[] {
	const lines = [...listActions(context), ...listReviews(context)];
	return lines.sort((left, right) => compareText(left.since, right.since));
}

function listActions({ histories, links, now, olderThanMinutes }: ExceptionContext) {
	return histories.flatMap(({ state, plans, last, books }): ExceptionLine[] => {
		const isUnfinished = state === 'unfinished' && minutesSince(last, now) >= olderThanMinutes;
		if (state !== 'failed' && !isUnfinished) return [];
		const first = plans[0] ?? last;
		const { customerName, customerId, invoiceId, invoiceNumber, goCardlessId } = first.data;
		const { action, run } = last.row;
		return [
			{
				kind: isUnfinished ? 'unfinished' : 'failed',
				code: action,
				sentence: isUnfinished
					? `Planned in run ${run}, and nothing says how it ended. Replay it.`
					: (last.data.error ?? 'It failed without a reason.'),
				who: describeWho(customerName ?? customerId, invoiceNumber ?? invoiceId),
				since: first.data.time,
				days: daysBetween(first.data.time, now),
				amount: first.data.amount,
				currency: first.data.currency,
				links: [
					...links.goCardless(goCardlessId),
					...links.books(books, 'invoice', invoiceId, `Invoice ${invoiceNumber ?? invoiceId}`),
					...(invoiceId === undefined
						? links.books(books, 'customer', customerId, 'Customer')
						: []),
				],
			},
		];
	});
}

function listReviews({ reviews, links, now }: ExceptionContext): ExceptionLine[] {
	const firstAsked = new Map<string, string>();
	for (const { key, data } of reviews) {
		const time = readReviewData(data)?.time ?? now;
		const known = firstAsked.get(key);
		if (known === undefined || time < known) firstAsked.set(key, time);
	}
	return [...latestReviews(reviews).values()].flatMap((row): ExceptionLine[] => {
		if (row.state !== 'open' && row.state !== 'retry') return [];
		const data = readReviewData(row.data);
		const books = parseChain(row.chain)?.books ?? '';
		const since = firstAsked.get(row.key) ?? now;
		const { invoiceId, invoiceNumber, customerId, customerName } = data ?? {};
		return [
			{
				kind: 'review',
				code: row.kind,
				sentence: data?.reason ?? 'The row of this review cannot be read.',
				who: describeWho(customerName ?? customerId, invoiceNumber ?? invoiceId),
				since,
				days: daysBetween(since, now),
				amount: data?.amount,
				currency: data?.currency,
				links: [
					...links.goCardless(data?.goCardlessId),
					...links.books(books, 'invoice', invoiceId, `Invoice ${invoiceNumber ?? invoiceId}`),
				],
			},
		];
	});
}

function describeWho(customer: string | undefined, invoice: string | undefined): string {
	return [customer, invoice].filter((text) => text !== undefined).join(', ');
}
