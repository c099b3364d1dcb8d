import { zohoBooksResource } from '../declaration';
import { searchBy } from '../search';
import { ACTIVATION } from './activation';
import { customerLookUp } from './customerLookUp';
import { contactLabel, CUSTOMER_FIELDS, finishContact } from './contactFields';
import { CONTACT_FILTERS } from './contactFilters';
import { listOperation } from './listOperation';

/** Customers and vendors are one kind of record in Zoho Books (Zoho sheet 7.1). */
export const contact = zohoBooksResource({
	value: 'contact',
	name: 'Customer',
	description: 'A contact that is invoiced',
	path: 'contacts',
	operations: ['create', 'get', 'update', 'delete', 'upsert'],
	hasCustomFields: true,
	fields: CUSTOMER_FIELDS,
	finish: finishContact('customer'),
	actions: ACTIVATION,
	more: [
		listOperation({
			plural: 'customers',
			path: 'contacts',
			filters: CONTACT_FILTERS,
			always: { contact_type: 'customer' },
		}),
		customerLookUp,
	],
	search: searchBy({
		method: 'searchContacts',
		path: 'contacts',
		filter: 'contact_name_contains',
		always: { contact_type: 'customer' },
		label: contactLabel,
	}),
});
