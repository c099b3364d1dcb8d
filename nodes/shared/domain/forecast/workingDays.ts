import { addDays } from '../calendar';

/**
 * Monday to Friday. Bank holidays differ by country and year and no API tells them, so a forecast can
 * be a day early around them.
 */
export function isWorkingDay(date: string): boolean {
	const day = dayOfWeek(date);
	return day !== 0 && day !== 6;
}

/** So many working days after a date; a date on a weekend counts as the Monday after it. */
export function addWorkingDays(date: string, days: number): string {
	let day = nextWorkingDay(date);
	for (let left = days; left > 0; left -= 1) day = nextWorkingDay(addDays(day, 1));
	return day;
}

/** The date itself, or the Monday after it. */
export function nextWorkingDay(date: string): string {
	let day = date;
	while (!isWorkingDay(day)) day = addDays(day, 1);
	return day;
}

/** The Monday on or before a date. */
export function startOfWeek(date: string): string {
	return addDays(date, -((dayOfWeek(date) + 6) % 7));
}

/** 0 is Sunday. */
function dayOfWeek(date: string): number {
	return new Date(`${date}T00:00:00Z`).getUTCDay();
}
