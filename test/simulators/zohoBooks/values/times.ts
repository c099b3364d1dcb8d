import { DateTime } from 'luxon';

import { invalidValue } from '../protocol/refusals';

const QUARTER = 15 * 60_000;

/** Minutes east of Greenwich; zones change only at quarters of an hour, so those are remembered. */
const offsets = new Map<string, Map<number, number>>();

function offsetOf(at: number, zone: string): number {
	const known = offsets.get(zone) ?? new Map<number, number>();
	offsets.set(zone, known);
	const quarter = Math.floor(at / QUARTER);
	const offset = known.get(quarter) ?? DateTime.fromMillis(at, { zone }).offset;
	known.set(quarter, offset);
	return offset;
}

/** `2026-06-09T13:16:45-0400`: the organisation's zone, no colon in the offset (Zoho sheet 3). */
export function timestamp(at: number, zone: string): string {
	const offset = offsetOf(at, zone);
	const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
	const digits = [hours, minutes].map((part) => String(part).padStart(2, '0')).join('');
	const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
	return `${local}${offset < 0 ? '-' : '+'}${digits}`;
}

export function dateIn(at: number, zone: string): string {
	return new Date(at + offsetOf(at, zone) * 60_000).toISOString().slice(0, 10);
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `09 Jun 2026`, as lists show days. */
export function dayText(at: number, zone: string): string {
	const [year, month, day] = dateIn(at, zone).split('-');
	return `${day} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** Whole seconds until the day ends in the organisation's zone (Zoho sheet, trap 7). */
export function secondsToMidnight(at: number, zone: string): number {
	const now = DateTime.fromMillis(at, { zone });
	return Math.ceil(now.endOf('day').diff(now, 'seconds').seconds);
}

/** Refuses what is not a real `yyyy-mm-dd`. */
export function checkedDate(value: unknown, property: string): string {
	const isReal =
		typeof value === 'string' &&
		/^\d{4}-\d{2}-\d{2}$/.test(value) &&
		!Number.isNaN(Date.parse(value)) &&
		new Date(value).toISOString().startsWith(value);
	if (!isReal) throw invalidValue(property);
	return value;
}

/** A moment as `last_modified_time` wants it; nothing when it is not one. */
export function momentOf(text: string): number | undefined {
	const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})([+-]\d{4}|Z)$/.exec(text);
	if (match === null) return undefined;
	const time = DateTime.fromISO(text);
	return time.isValid ? time.toMillis() : undefined;
}
