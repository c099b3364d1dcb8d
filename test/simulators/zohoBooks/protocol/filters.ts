import type { Behaviour } from '../behaviour';
import { isWire, wireList, type Wire } from '../values/wire';

/** Query parameters a list understands; every other one is silently ignored (Zoho sheet, trap 8). */
export interface Filters {
	/** Equal to the property of the same name. */
	exact?: string[];
	/** Equal, in any case of letters, and nothing else. */
	wholeTexts?: string[];
	/** Equal, or with `_startswith` and `_contains`. */
	texts?: string[];
	/** Equal, or with `_start`, `_end`, `_before`, `_after`. */
	dates?: string[];
	/** Equal, or with `_less_than`, `_less_equals`, `_greater_than`, `_greater_equals`, `_start`, `_end`. */
	amounts?: string[];
	/** Properties that `search_text` looks into. */
	search?: string[];
	/** Parameters with a meaning of their own. */
	own?: Record<string, (row: Wire, value: string) => boolean>;
	/** Custom fields as `custom_field_{id}` or `cf_…`. */
	customFields?: boolean;
}

export function matchesFilters(
	row: Wire,
	query: URLSearchParams,
	filters: Filters,
	behaviour: Behaviour,
): boolean {
	for (const [name, value] of query) {
		if (value === '') continue;
		if (!matches(row, name, value, filters, behaviour)) return false;
	}
	return true;
}

function matches(
	row: Wire,
	name: string,
	value: string,
	filters: Filters,
	behaviour: Behaviour,
): boolean {
	const own = filters.own?.[name];
	if (own !== undefined) return own(row, value);
	if (filters.exact?.includes(name)) return String(row[name]) === value;
	if (filters.wholeTexts?.includes(name)) return lower(row[name]) === value.toLowerCase();
	if (name === 'search_text' && filters.search !== undefined) {
		const wanted = value.toLowerCase();
		return filters.search.some((property) => lower(row[property]).includes(wanted));
	}
	if (filters.customFields === true && name.startsWith('custom_field_')) {
		return isWire(row.custom_field_hash) && customValue(row, name.slice(13)) === value;
	}
	for (const property of filters.texts ?? []) {
		const text = lower(row[property]);
		if (name === property) return text === value.toLowerCase();
		if (name === `${property}_startswith`) return text.startsWith(value.toLowerCase());
		if (name === `${property}_contains`) return text.includes(value.toLowerCase());
	}
	for (const property of filters.dates ?? []) {
		if (name === property) return row[property] === value;
		if (name.startsWith(`${property}_`)) {
			return inRange(String(row[property]), name.slice(property.length + 1), value, behaviour);
		}
	}
	for (const property of filters.amounts ?? []) {
		if (name === property) return row[property] === Number(value);
		if (name.startsWith(`${property}_`)) {
			return isComparable(Number(row[property]), name.slice(property.length + 1), Number(value));
		}
	}
	return true;
}

function inRange(date: string, suffix: string, value: string, behaviour: Behaviour): boolean {
	const isIn = behaviour.dateRange === 'inclusive';
	if (suffix === 'start') return isIn ? date >= value : date > value;
	if (suffix === 'end') return isIn ? date <= value : date < value;
	if (suffix === 'after') return date > value;
	if (suffix === 'before') return date < value;
	return true;
}

function isComparable(amount: number, suffix: string, value: number): boolean {
	if (suffix === 'less_than') return amount < value;
	if (suffix === 'less_equals' || suffix === 'end') return amount <= value;
	if (suffix === 'greater_than') return amount > value;
	if (suffix === 'greater_equals' || suffix === 'start') return amount >= value;
	return true;
}

function customValue(row: Wire, fieldId: string): string | undefined {
	const field = wireList(row.custom_fields).find(
		({ customfield_id }) => customfield_id === fieldId,
	);
	return field === undefined ? undefined : String(field.value);
}

function lower(value: unknown): string {
	return typeof value === 'string' ? value.toLowerCase() : String(value ?? '').toLowerCase();
}
