import type { FilterDefinition } from '../../shared/engine/fields';
import { referenceFilter } from '../../shared/vendors/zohoBooks/ids';

/** Filters that many lists share: parameters that Zoho is known to heed (Zoho sheet 6). */

export const CUSTOMER_FILTER = referenceFilter({
	name: 'customer',
	label: 'Customer',
	target: 'customer_id',
	search: 'searchContacts',
});

/** The text as a whole, by its beginning, or within. */
export function textFilters(name: string, label: string, target: string): FilterDefinition[] {
	return [
		{ name, label, type: 'text', target, description: 'The whole text' },
		{
			name: `${name}StartsWith`,
			label: `${label} Starts With`,
			type: 'text',
			target: `${target}_startswith`,
		},
		{
			name: `${name}Contains`,
			label: `${label} Contains`,
			type: 'text',
			target: `${target}_contains`,
		},
	];
}

/** Whether Zoho counts the bounds in is not known, so a run should look a day wider (sheet 6). */
export function dateFilters(name: string, label: string, target: string): FilterDefinition[] {
	return [
		{ name, label, type: 'date', target },
		{ name: `${name}From`, label: `${label} From`, type: 'date', target: `${target}_start` },
		{ name: `${name}Until`, label: `${label} Until`, type: 'date', target: `${target}_end` },
	];
}

export function amountFilters(name: string, label: string, target: string): FilterDefinition[] {
	return [
		{ name, label, type: 'decimal', target },
		{
			name: `${name}AtLeast`,
			label: `${label} at Least`,
			type: 'decimal',
			target: `${target}_greater_equals`,
		},
		{
			name: `${name}AtMost`,
			label: `${label} at Most`,
			type: 'decimal',
			target: `${target}_less_equals`,
		},
	];
}

export const MODIFIED_FILTER: FilterDefinition = {
	name: 'modifiedSince',
	label: 'Modified Since',
	type: 'dateTime',
	target: 'last_modified_time',
};

export const SEARCH_TEXT: FilterDefinition = {
	name: 'searchText',
	label: 'Search Text',
	type: 'text',
	target: 'search_text',
	maximumLength: 100,
};

/** A choice of one value, in the order of the alphabet. */
export function choiceFilter(
	filter: Pick<FilterDefinition, 'name' | 'label' | 'target' | 'description'>,
	values: Record<string, string>,
): FilterDefinition {
	const options = Object.entries(values)
		.map(([name, value]) => ({ name, value }))
		.sort((left, right) => left.name.localeCompare(right.name));
	return { ...filter, type: 'options', options };
}

/** By what a list is sorted; without it Zoho decides. */
export function sortFilters(columns: Record<string, string>): FilterDefinition[] {
	return [
		choiceFilter({ name: 'sortBy', label: 'Sort By', target: 'sort_column' }, columns),
		choiceFilter(
			{ name: 'sortDirection', label: 'Sort Direction', target: 'sort_order' },
			{ Ascending: 'A', Descending: 'D' },
		),
	];
}
