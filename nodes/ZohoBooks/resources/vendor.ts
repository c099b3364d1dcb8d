import { zohoBooksResource } from '../declaration';
import { searchBy } from '../search';
import { ACTIVATION } from './activation';
import { CONTACT_FIELDS, contactLabel, finishContact } from './contactFields';
import { CONTACT_FILTERS } from './contactFilters';
import { listOperation } from './listOperation';

/** Customers and vendors are one kind of record in Zoho Books (Zoho sheet 7.1). */
export const vendor = zohoBooksResource({
	value: 'vendor',
	name: 'Vendor',
	description: 'A contact that is paid',
	path: 'contacts',
	operations: ['create', 'get', 'update', 'delete', 'upsert'],
	hasCustomFields: true,
	fields: CONTACT_FIELDS,
	finish: finishContact('vendor'),
	actions: ACTIVATION,
	more: [
		listOperation({
			plural: 'vendors',
			path: 'contacts',
			filters: CONTACT_FILTERS,
			always: { contact_type: 'vendor' },
		}),
	],
	search: searchBy({
		method: 'searchVendors',
		path: 'contacts',
		filter: 'contact_name_contains',
		always: { contact_type: 'vendor' },
		label: contactLabel,
	}),
});
