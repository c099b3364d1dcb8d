import { zohoBooksResource } from '../declaration';
import { getBelow, listBelow, type Parent } from './belowRecord';
import { personFields } from './contactFields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';

const CONTACT: Parent = {
	name: 'Customer or Vendor',
	path: 'contacts',
	id: 'contact_id',
	search: 'searchContacts',
};

const PERSONS = {
	parent: CONTACT,
	verb: 'contactpersons',
	collection: 'contacts/contactpersons',
};

/** Persons are listed below their contact, but written on their own (Zoho sheet 7.1). */
export const contactPerson = zohoBooksResource({
	value: 'contactPerson',
	name: 'Contact Person',
	description: 'A person of a customer or vendor, with an e-mail address of their own',
	path: 'contacts/contactpersons',
	operations: ['create', 'update', 'delete'],
	fields: [
		referenceField({
			name: 'contact',
			label: 'Customer or Vendor',
			target: 'contact_id',
			search: 'searchContacts',
			required: true,
			only: 'create',
		}),
		...personFields().map((field) =>
			field.name === 'firstName' ? { ...field, required: true } : field,
		),
		{ name: 'designation', label: 'Designation', type: 'text', maximumLength: 50 },
		{ name: 'department', label: 'Department', type: 'text', maximumLength: 50 },
		{
			name: 'enablePortal',
			label: 'Enable Portal',
			type: 'boolean',
			target: 'enable_portal',
			description: 'Whether the person may use the customer portal',
		},
	],
	actions: [
		{
			value: 'markAsPrimary',
			name: 'Mark as Primary',
			verb: 'primary',
			action: 'Mark a contact person as primary',
			description: 'Make it the person whose e-mail address the contact shows',
		},
	],
	more: [
		getBelow({
			...PERSONS,
			value: 'get',
			name: 'Get',
			action: 'Get a contact person',
			description: 'Get a person of a customer or vendor by its ID',
			label: 'Contact Person ID',
		}),
		listBelow({
			...PERSONS,
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many contact persons',
			description: 'Get the persons of a customer or vendor',
		}),
	],
});
