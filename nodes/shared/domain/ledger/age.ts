import type { Entry } from './readEntries';

const MINUTE_IN_MILLISECONDS = 60_000;

/** Minutes from when an entry was written until `now` (ISO 8601). */
export function minutesSince({ data }: Pick<Entry, 'data'>, now: string): number {
	return (Date.parse(now) - Date.parse(data.time)) / MINUTE_IN_MILLISECONDS;
}
