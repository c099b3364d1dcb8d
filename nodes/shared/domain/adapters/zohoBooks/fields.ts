import { z } from 'zod';

/** Zoho writes "" for all that is empty: numbers, lists and objects too (Zoho sheet 3). */

/** Ids have 18 to 19 digits and are texts; as numbers they would have lost digits (Zoho sheet 0.10). */
export const id = z.string().min(1);

export const optionalText = z.string().nullish();

/** Major units; usually a number, sometimes a text (Zoho sheet 3). */
export const amount = z.union([z.number(), z.string().min(1)]);

export const optionalAmount = z.union([z.number(), z.string()]).nullish();

/** An amount as Zoho wrote it, or undefined when there is none. */
export function amountOrNone(
	value: string | number | null | undefined,
): string | number | undefined {
	return value === null || value === '' ? undefined : value;
}

export function isAboveZero(value: string | number | null | undefined): boolean {
	return Number(amountOrNone(value) ?? 0) > 0;
}

/** A rate, or undefined where Zoho has none: it writes 0 or "" then (Zoho sheet 7.10). */
export function rateOrNone(value: string | number | null | undefined): number | undefined {
	const rate = Number(amountOrNone(value) ?? 0);
	return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}

/** A list, where "" stands for an empty one. */
export function listOf<Schema extends z.ZodTypeAny>(schema: Schema) {
	return z.union([z.array(schema), z.literal('')]).nullish();
}

export function listOrNone<Entry>(list: Entry[] | '' | null | undefined): Entry[] | undefined {
	return list === '' || list === null ? undefined : list;
}

const STAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** A time stamp as a number that rises with every change: `2026-06-09T13:16:45-0400`. */
export function readVersion(stamp: string | null | undefined): number {
	const parts = STAMP.exec(stamp ?? '');
	if (parts === null) return 0;
	const [, year, month, day, hours, minutes, seconds, zone = 'Z'] = parts;
	const time = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hours),
		Number(minutes),
		Number(seconds),
	);
	return time - offsetOf(zone);
}

function offsetOf(zone: string): number {
	if (zone === 'Z') return 0;
	const digits = zone.slice(1).replace(':', '');
	const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
	return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
