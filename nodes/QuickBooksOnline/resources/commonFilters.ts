import type { FilterDefinition } from '../../shared/engine/fields';
import { referenceFilter } from '../../shared/vendors/quickBooksOnline/ids';

/** Filters that many resources share: fields that can be queried (QuickBooks sheet 5). */

export const UPDATED_FILTERS: FilterDefinition[] = [
	{
		name: 'updatedAfter',
		label: 'Updated After',
		type: 'dateTime',
		target: 'MetaData.LastUpdatedTime',
		operator: '>=',
	},
	{
		name: 'updatedBefore',
		label: 'Updated Before',
		type: 'dateTime',
		target: 'MetaData.LastUpdatedTime',
		operator: '<=',
	},
];

export const DATE_FILTERS: FilterDefinition[] = [
	{ name: 'dateFrom', label: 'Date From', type: 'date', target: 'TxnDate', operator: '>=' },
	{ name: 'dateUntil', label: 'Date Until', type: 'date', target: 'TxnDate', operator: '<=' },
];

export const TRANSACTION_FILTERS: FilterDefinition[] = [...DATE_FILTERS, ...UPDATED_FILTERS];

export const CUSTOMER_FILTER = referenceFilter({
	name: 'customer',
	label: 'Customer',
	target: 'CustomerRef',
	search: 'searchCustomers',
});

export const DOCUMENT_NUMBER_FILTER: FilterDefinition = {
	name: 'documentNumber',
	label: 'Document Number',
	type: 'text',
	target: 'DocNumber',
};

/** "Name Contains" and "Name" for a name list. */
export function nameFilters(target: string): FilterDefinition[] {
	return [
		{ name: 'name', label: 'Name', type: 'text', target, description: 'The whole name' },
		{
			name: 'nameContains',
			label: 'Name Contains',
			type: 'text',
			target,
			operator: 'LIKE',
			encode: (value) => `%${String(value)}%`,
		},
	];
}
