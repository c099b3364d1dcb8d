import type { INodeProperties } from 'n8n-workflow';

import { describeField, type FilterDefinition } from './fields';
import { readFieldValue } from './fieldValues';
import type { ItemParameters } from './parameters';

/** A filter with its checked value; the vendor's client puts it into the request. */
export interface FilterValue {
	target: string;
	operator: NonNullable<FilterDefinition['operator']>;
	value: unknown;
}

/** Return All, Limit and Filters of a "Get Many". */
export function describeFilters(filters: FilterDefinition[]): INodeProperties[] {
	const properties: INodeProperties[] = [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { returnAll: [false] } },
		},
	];
	if (filters.length > 0) {
		properties.push({
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: sortByDisplayName(filters.map(describeField)),
		});
	}
	return properties;
}

/** @throws ParameterError naming the filter and the rule */
export function readFilters(
	parameters: ItemParameters,
	filters: FilterDefinition[],
): FilterValue[] {
	const given = parameters.collection('filters');
	return filters.flatMap((filter) => {
		const value = given[filter.name];
		if (value === undefined || value === '' || value === null) return [];
		const checked = readFieldValue({ ...filter, encode: undefined }, value);
		if (checked === '' || (Array.isArray(checked) && checked.length === 0)) return [];
		return [
			{
				target: filter.target ?? filter.name,
				operator: filter.operator ?? '=',
				value: filter.encode === undefined ? checked : filter.encode(checked),
			},
		];
	});
}

export function sortByDisplayName(properties: INodeProperties[]): INodeProperties[] {
	return [...properties].sort((left, right) => left.displayName.localeCompare(right.displayName));
}
