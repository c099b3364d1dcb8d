import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { goCardlessResource } from '../resource';
import { labelOf, searchBy } from '../search';
import { choices } from './choices';
import { CREATED_FILTERS, CURRENCY_FILTER, METADATA, SORT_DIRECTION } from './commonFields';
import {
	ADDRESS_FIELDS,
	IDENTITY_NUMBER_FIELDS,
	LANGUAGE,
	NAME_FIELDS,
	PHONE_NUMBER,
} from './personFields';

/** GoCardless sheet 3.1. */
export const customer = goCardlessResource({
	value: 'customer',
	name: 'Customer',
	description: 'Somebody who pays',
	path: 'customers',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	descriptions: {
		create:
			'Create a customer. GoCardless does not refuse a second one with the same email, so give an idempotency key or search first.',
		delete:
			'Remove a customer for good, with all mandates; it disappears from lists and cannot be brought back',
	},
	fields: [
		...NAME_FIELDS,
		...ADDRESS_FIELDS,
		...IDENTITY_NUMBER_FIELDS,
		LANGUAGE,
		PHONE_NUMBER,
		METADATA,
	],
	filters: [
		...CREATED_FILTERS,
		CURRENCY_FILTER,
		{
			name: 'action_required',
			label: 'Action Required',
			type: 'boolean',
			default: true,
			description: 'Whether something has to be done before money can be collected',
		},
		{
			name: 'sort_field',
			label: 'Sort By',
			type: 'options',
			options: choices(['company_name', 'created_at', 'name']),
			default: 'created_at',
		},
		SORT_DIRECTION,
	],
	finish: (body, mode) => (mode === 'create' ? demandName(body) : body),
	search: searchBy('searchCustomers', 'customers', (record) =>
		labelOf(
			record.company_name,
			[record.given_name, record.family_name].filter(Boolean).join(' '),
			record.email,
			record.id,
		),
	),
});

function demandName(body: JsonRecord): JsonRecord {
	if (body.company_name || (body.given_name && body.family_name)) return body;
	throw new ParameterError(
		'"Company Name" is empty, and so is "Given Name" or "Family Name".',
		'Add a company name, or both given and family name.',
	);
}
