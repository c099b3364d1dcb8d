import type { IDataObject } from 'n8n-workflow';

import type { FilterValue } from '../../engine/filters';
import type { JsonRecord } from '../../engine/types';

type Check = (stored: string, wanted: string) => boolean;

/** What a suffix of a query parameter means. The longest come first (Zoho sheet 6). */
const SUFFIXES: ReadonlyArray<[suffix: string, check: Check]> = [
	['_startswith', (stored, wanted) => fold(stored).startsWith(fold(wanted))],
	['_contains', (stored, wanted) => fold(stored).includes(fold(wanted))],
	['_less_equals', (stored, wanted) => !(compare(stored, wanted) > 0)],
	['_less_than', (stored, wanted) => !(compare(stored, wanted) >= 0)],
	['_greater_equals', (stored, wanted) => !(compare(stored, wanted) < 0)],
	['_greater_than', (stored, wanted) => !(compare(stored, wanted) <= 0)],
	['_start', (stored, wanted) => !(compare(stored, wanted) < 0)],
	['_after', (stored, wanted) => !(compare(stored, wanted) <= 0)],
	['_end', (stored, wanted) => !(compare(stored, wanted) > 0)],
	['_before', (stored, wanted) => !(compare(stored, wanted) >= 0)],
];

/** Statuses that a row has exactly or not at all; the others of the filter are groups. */
const EXACT_STATUSES = new Set('active closed draft expired open paid stopped void'.split(' '));

/** Not fields of the rows they choose, though rows have fields of these names. */
const NOT_CHECKED: Readonly<Record<string, readonly string[]>> = {
	// A transfer is listed for both of its accounts, and its status names are not those of the filter.
	banktransactions: ['account_id', 'status'],
	// Reported to find equal values only, which is none of a row's business (Zoho sheet 6).
	journals: ['last_modified_time'],
};

/** Parameters whose field in the rows has another name. */
const OTHER_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	expenses: { amount: 'total' },
	invoices: { created_date: 'created_time' },
	journals: { date: 'journal_date' },
};

/** The query parameters of filters. */
export function toQuery(filters: FilterValue[]): IDataObject {
	return Object.fromEntries(
		filters
			.filter(({ value }) => value !== undefined)
			.map(({ target, value }) => [target, toParameter(target, value)]),
	);
}

/**
 * Whether a row is what was asked for. Zoho ignores parameters that it does not know and then returns
 * everything (Zoho sheet 0.8). What a row does not say is believed.
 */
export function fits(path: string, filters: FilterValue[], row: JsonRecord): boolean {
	return filters.every(
		({ target, value }) =>
			value === undefined ||
			NOT_CHECKED[path]?.includes(target) === true ||
			fitsOne(path, target, String(value), row),
	);
}

function fitsOne(path: string, target: string, wanted: string, row: JsonRecord): boolean {
	if (target === 'status') return fitsStatus(row.status, wanted);
	if (target === 'last_modified_time') return isSince(row, wanted);
	const suffix = SUFFIXES.find(([end]) => target.endsWith(end));
	const parameter = suffix === undefined ? target : target.slice(0, -suffix[0].length);
	const stored = row[OTHER_NAMES[path]?.[parameter] ?? parameter];
	if (typeof stored !== 'string' && typeof stored !== 'number') return true;
	if (suffix !== undefined) return suffix[1](String(stored), wanted);
	return isSame(String(stored), wanted);
}

function fitsStatus(stored: unknown, wanted: string): boolean {
	if (typeof stored !== 'string') return true;
	if (EXACT_STATUSES.has(wanted)) return stored === wanted;
	return !EXACT_STATUSES.has(stored) || wanted.toLowerCase() === 'all';
}

function isSince(row: JsonRecord, wanted: string): boolean {
	const stored = Date.parse(String(row.last_modified_time ?? row.updated_time));
	return Number.isNaN(stored) || stored >= Date.parse(wanted);
}

/** Amounts are equal whatever their decimals, text whatever its case. */
export function isSame(stored: string, wanted: string): boolean {
	if (fold(stored) === fold(wanted)) return true;
	const isAmount = [stored, wanted].every((text) => /^-?\d{1,15}(\.\d{1,6})?$/.test(text));
	return isAmount && /\./.test(stored + wanted) && Number(stored) === Number(wanted);
}

/** Days or amounts; `NaN`, which fits everything, where the two cannot be compared. */
function compare(stored: string, wanted: string): number {
	const days = [stored, wanted].map((text) => /^\d{4}-\d\d-\d\d/.exec(text)?.[0]);
	if (days.every((day) => day === undefined)) return Number(stored || 'none') - Number(wanted);
	return Date.parse(String(days[0])) - Date.parse(String(days[1]));
}

function fold(text: string): string {
	return text.trim().toLowerCase();
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Whether a day named as a bound belongs to the range is not known (Zoho sheet 6), so one day more is
 * asked for, and `fits` takes away what is too much.
 */
function widen(target: string, day: string): string {
	const step = /_(start|after)$/.test(target) ? -1 : /_(end|before)$/.test(target) ? 1 : 0;
	return new Date(Date.parse(day) + step * DAY_MS).toISOString().slice(0, 10);
}

/** Zoho wants an offset without colon and knows no `Z` (Zoho sheet 6). */
function toParameter(target: string, value: unknown): string {
	const text = String(value);
	if (DAY.test(text)) return widen(target, text);
	if (target !== 'last_modified_time') return text;
	const milliseconds = Date.parse(text);
	if (Number.isNaN(milliseconds)) return text;
	return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+0000');
}
