import type { INodeProperties } from 'n8n-workflow';

import { describeField, type FilterDefinition } from './fields';
import { readFieldValue } from './fieldValues';
import type { JsonRecord } from './types';
import { type ItemParameters, ParameterError } from './parameters';

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

/**
 * @param onlyOneOf groups of filters, by name, of which one at most may be given
 * @throws ParameterError naming the filter and the rule
 */
export function readFilters(
	parameters: ItemParameters,
	filters: FilterDefinition[],
	onlyOneOf: string[][] = [],
): FilterValue[] {
	const given = parameters.collection('filters');
	refuseUnknown(given, filters, 'filter');
	const used = filters.flatMap((filter) => {
		const value = given[filter.name];
		if (value === undefined || value === '' || value === null) return [];
		const checked = readFieldValue({ ...filter, encode: undefined }, value);
		if (isNothing(checked)) return [];
		return [{ filter, value: checked }];
	});
	for (const names of onlyOneOf) {
		const labels = used.map(({ filter }) => filter).filter(({ name }) => names.includes(name));
		if (labels.length < 2) continue;
		throw new ParameterError(
			`The filters ${labels.map(({ label }) => `"${label}"`).join(' and ')} exclude each other.`,
			'Remove all of them but one, and filter the rest in the workflow.',
		);
	}
	return used.map(({ filter, value }) => ({
		target: filter.target ?? filter.name,
		operator: filter.operator ?? '=',
		value: filter.encode === undefined ? value : filter.encode(value, filter.label),
	}));
}

/**
 * A name that this node does not know would be left out in silence: a filter that does not filter, a
 * field that is not sent.
 *
 * @throws ParameterError naming it and what there is
 */
export function refuseUnknown(
	given: JsonRecord,
	known: ReadonlyArray<{ name: string }>,
	kind: 'filter' | 'field',
): void {
	const names = known.map(({ name }) => name);
	const unknown = Object.keys(given).find((name) => !names.includes(name));
	if (unknown === undefined) return;
	throw new ParameterError(
		`There is no ${kind} "${unknown}" here.`,
		`Use one of ${[...names].sort().join(', ')}.`,
	);
}

function isNothing(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return value === '' || value === undefined;
	return Object.keys(value).length === 0;
}

/** How many records a "Get Many" is to return; `Infinity` for all. */
export function readLimit(parameters: ItemParameters): number {
	if (parameters.boolean('returnAll')) return Infinity;
	const limit = parameters.integer('limit', 50);
	if (limit < 1) throw new ParameterError(`"Limit" must be 1 or more, not ${limit}.`);
	return limit;
}

export function sortByDisplayName(properties: INodeProperties[]): INodeProperties[] {
	return [...properties].sort((left, right) => left.displayName.localeCompare(right.displayName));
}
