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

/**
 * The same day so many weeks, months or years later; where the month is too short, its last day. Counted
 * from the first day every time, so that the 31st comes back after February.
 */
export function addInterval(
	date: string,
	unit: 'weekly' | 'monthly' | 'yearly',
	count: number,
): string {
	if (unit === 'weekly') return addDays(date, 7 * count);
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const months = year * 12 + (month - 1) + count * (unit === 'yearly' ? 12 : 1);
	const target = { year: Math.floor(months / 12), month: (months % 12) + 1 };
	const lastDay = new Date(Date.UTC(target.year, target.month, 0)).getUTCDate();
	const pad = (value: number) => String(value).padStart(2, '0');
	return `${target.year}-${pad(target.month)}-${pad(Math.min(day, lastDay))}`;
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
