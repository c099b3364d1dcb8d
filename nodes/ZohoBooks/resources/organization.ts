import { zohoBooksResource } from '../declaration';
import { checkConnection } from '../operations/checkConnection';
import { requestBudgetOperation } from '../operations/requestBudget';
import { labelOf, searchBy } from '../search';

/** The one resource that needs no organization to be chosen (Zoho sheet 3). */
export const organization = zohoBooksResource({
	value: 'organization',
	name: 'Organization',
	description: 'A company whose books are kept',
	path: 'organizations',
	operations: ['get', 'getAll'],
	descriptions: { getAll: 'Get the organizations that the connected user belongs to' },
	more: [checkConnection, requestBudgetOperation],
	search: searchBy({
		method: 'searchOrganizations',
		path: 'organizations',
		label: ({ name, currency_code: currency, organization_id: id }) => labelOf(name, currency, id),
	}),
});
