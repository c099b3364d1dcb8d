import { DateTime } from 'luxon';

import { addDays, latestDate } from '../calendar';
import type { CollectionEvent } from '../types';

export interface PostingDate {
	/** The day it is posted on. */
	date: string;
	/** For the note: the true day, when the books are closed for it; otherwise empty. */
	remark: string;
}

/**
 * The day to post on: the true one, or the first that is open. Closed books cannot be written into
 * by the API, not even by their owner (QuickBooks sheet 8, 14).
 *
 * @param closedUntil last day that is closed
 */
export function openDate(trueDate: string, closedUntil: string | undefined): PostingDate {
	if (closedUntil === undefined || trueDate > closedUntil) return { date: trueDate, remark: '' };
	const remark = `. True date ${trueDate}; the books are closed until ${closedUntil}`;
	return { date: addDays(closedUntil, 1), remark };
}

/** The later of two closing dates, as settings and ledger name them. */
export function lastClosedDay(...dates: Array<string | undefined>): string | undefined {
	return latestDate(...dates);
}

/**
 * The day, in the company's time zone, on which the latest of these actions happened. The latest, so
 * that the order in which events arrive does not matter.
 */
export function dayOfAction(
	events: readonly CollectionEvent[],
	actions: readonly string[],
	timeZone: string,
): string | undefined {
	const days = events.map(({ action = '', createdAt }) => {
		if (createdAt === undefined || !actions.includes(action)) return undefined;
		const time = DateTime.fromISO(createdAt, { zone: timeZone });
		return time.isValid ? time.toFormat('yyyy-MM-dd') : undefined;
	});
	return latestDate(...days);
}
