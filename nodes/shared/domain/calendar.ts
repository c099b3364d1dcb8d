/** Calendar days as `YYYY-MM-DD`, which sort as text. No clock and no time zone in here. */

const DAY_IN_MILLISECONDS = 86_400_000;

export function isCalendarDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

export function addDays(date: string, days: number): string {
	const time = Date.parse(`${date}T00:00:00Z`) + days * DAY_IN_MILLISECONDS;
	return new Date(time).toISOString().slice(0, 10);
}

/** Whole days from one date (or time) to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
	const start = Date.parse(`${from.slice(0, 10)}T00:00:00Z`);
	const end = Date.parse(`${to.slice(0, 10)}T00:00:00Z`);
	return Math.round((end - start) / DAY_IN_MILLISECONDS);
}

/** The latest of some dates; undefined ones do not count. */
export function latestDate(...dates: Array<string | undefined>): string | undefined {
	let latest: string | undefined;
	for (const date of dates) {
		if (date !== undefined && (latest === undefined || date > latest)) latest = date;
	}
	return latest;
}
