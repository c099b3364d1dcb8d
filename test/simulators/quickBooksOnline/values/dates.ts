import { invalidProperty } from '../protocol/vendorFaults';

const HOUR = 3_600_000;

/** The n-th Sunday of a month (0 = January), as the UTC midnight of that day. */
function sunday(year: number, month: number, nth: number): number {
	const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
	return Date.UTC(year, month, 1 + ((7 - first) % 7) + (nth - 1) * 7);
}

/** Offset of US Pacific time in hours: -7 from the second Sunday of March to the first of November. */
function pacificOffset(at: number): -7 | -8 {
	const year = new Date(at).getUTCFullYear();
	const summer = sunday(year, 2, 2) + 10 * HOUR;
	const winter = sunday(year, 10, 1) + 9 * HOUR;
	return at >= summer && at < winter ? -7 : -8;
}

/** Milliseconds as the API writes times: Pacific, whatever the company's zone (QuickBooks sheet 5). */
export function pacificTime(at: number, milliseconds = false): string {
	const offset = pacificOffset(at);
	const local = new Date(at + offset * HOUR).toISOString();
	return `${local.slice(0, milliseconds ? 23 : 19)}-0${-offset}:00`;
}

/** The server's date: what `TxnDate` becomes when a caller leaves it out. */
export function pacificDate(at: number): string {
	return pacificTime(at).slice(0, 10);
}

/** Refuses what is not a real `YYYY-MM-DD`. */
export function checkedDate(value: unknown, property: string): string {
	const valid =
		typeof value === 'string' &&
		/^\d{4}-\d{2}-\d{2}$/.test(value) &&
		!Number.isNaN(Date.parse(value)) &&
		new Date(value).toISOString().startsWith(value);
	if (!valid) throw invalidProperty(`${property}: ${String(value)}`);
	return value;
}
