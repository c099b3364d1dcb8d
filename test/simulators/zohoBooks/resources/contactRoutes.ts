import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { noResource } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { contactBy, createContact, touchContact, updateContact } from './contacts';
import { readPerson, showPerson } from './contactPersons';
import { contactRow, hasTransactions, showContact } from './contactViews';
import type { Contact } from './models';
import { showRefund } from './refundViews';
import { upsert } from './upsert';

const first = (call: Call) => contactBy(call.organization, call.ids[0] ?? '');

function list(call: Call): Reply {
	const { organization } = call;
	return listReply(call, {
		key: 'contacts',
		reportName: 'Contacts',
		records: organization.contacts.all(),
		toRow: (contact) => contactRow(organization, contact),
		filters: {
			exact: ['contact_type', 'contact_id'],
			texts: ['contact_name', 'company_name', 'first_name', 'last_name', 'email', 'phone'],
			search: ['contact_name', 'company_name', 'email', 'first_name', 'last_name', 'notes'],
		},
		filterBy: {
			'Status.All': () => true,
			'Status.Active': ({ status }) => status === 'active',
			'Status.Inactive': ({ status }) => status === 'inactive',
			'Invoice.Unpaid': ({ outstanding_receivable_amount: owed }) => Number(owed) > 0,
		},
		appliedFilter: 'Status.All',
		context: { custom_fields: [] },
		sort: { column: 'contact_name', order: 'A' },
		sortable: [
			'contact_name',
			'first_name',
			'last_name',
			'email',
			'outstanding_receivable_amount',
			'created_time',
			'last_modified_time',
		],
	});
}

function update(call: Call, contact: Contact): Reply {
	updateContact(call.organization, contact, call.body);
	const shown = showContact(call.organization, contact);
	return { message: 'Contact information has been saved.', body: { contact: shown } };
}

function create(call: Call): Reply & { record: Contact } {
	const record = createContact(call.organization, call.body);
	const body = { contact: showContact(call.organization, record) };
	return { ...created('The contact has been added.', 'contacts', record.id, body), record };
}

function remove(call: Call): Reply {
	const { organization } = call;
	const contact = first(call);
	if (hasTransactions(organization, contact)) throw unconfirmed('hasTransactions');
	organization.contacts.remove(contact.id);
	organization.changed('contact', contact, 'delete');
	return { message: 'The customer has been deleted.' };
}

function setActive(call: Call, isActive: boolean): Reply {
	const contact = first(call);
	contact.isActive = isActive;
	touchContact(call.organization, contact);
	const word = isActive ? 'active' : 'inactive';
	return { message: `The contact has been marked as ${word}.` };
}

function withPerson(call: Call, position = 0) {
	const id = call.ids[position] ?? '';
	for (const contact of call.organization.contacts.all()) {
		const person = contact.persons.find((one) => one.id === id);
		if (person !== undefined) return { contact, person };
	}
	throw noResource();
}

function addPerson(call: Call): Reply {
	const { organization, body } = call;
	const contact = contactBy(organization, String(body.contact_id));
	const person = readPerson(organization, body);
	person.isPrimary ||= contact.persons.length === 0;
	if (person.isPrimary) for (const other of contact.persons) other.isPrimary = false;
	contact.persons.push(person);
	touchContact(organization, contact);
	const shown = { contact_person: showPerson(contact, person) };
	return created('The contact person has been added.', 'contacts/contactpersons', person.id, shown);
}

function changePerson(call: Call): Reply {
	const { contact, person } = withPerson(call);
	Object.assign(person, readPerson(call.organization, call.body, person));
	if (person.isPrimary) {
		for (const other of contact.persons) other.isPrimary = other === person;
	}
	touchContact(call.organization, contact);
	const shown = { contact_person: showPerson(contact, person) };
	return { message: 'The contact person details have been updated.', body: shown };
}

function removePerson(call: Call): Reply {
	const { contact, person } = withPerson(call);
	contact.persons = contact.persons.filter((one) => one !== person);
	if (person.isPrimary && contact.persons[0] !== undefined) contact.persons[0].isPrimary = true;
	touchContact(call.organization, contact);
	return { message: 'The contact person has been deleted.' };
}

function listPersons(call: Call): Reply {
	const contact = first(call);
	const persons = contact.persons.map((person) => showPerson(contact, person));
	const page_context = { page: 1, per_page: 200, has_more_page: false };
	return { body: { contact_persons: persons, page_context } };
}

function listRefunds(call: Call): Reply {
	const { organization } = call;
	const { id } = first(call);
	const sources = [...organization.payments.of(id), ...organization.creditNotes.of(id)];
	const rows = sources.flatMap((source) =>
		source.refunds.map((refund) => showRefund(organization, source, refund)),
	);
	const page_context = { page: 1, per_page: 200, has_more_page: false };
	return { body: { refunds: rows, page_context } };
}

/** Zoho sheet 7.1. */
export const contactRoutes: Route[] = [
	route('GET', 'contacts', 'contacts', list),
	route('POST', 'contacts', 'contacts', create),
	route('PUT', 'contacts', 'contacts', (call) =>
		upsert(call, {
			entity: 'contact',
			noun: 'Contact',
			create,
			update: (same, record) => update(same, contactBy(same.organization, record.id)),
		}),
	),
	route('POST', 'contacts/contactpersons', 'contacts', addPerson),
	route('PUT', 'contacts/contactpersons/:', 'contacts', changePerson),
	route('POST', 'contacts/contactpersons/:/primary', 'contacts', (call) => {
		const { contact, person } = withPerson(call);
		for (const one of contact.persons) one.isPrimary = one === person;
		touchContact(call.organization, contact);
		return { message: 'This contact person has been marked as your primary contact person.' };
	}),
	route('DELETE', 'contacts/contactpersons/:', 'contacts', removePerson),
	route('GET', 'contacts/:', 'contacts', (call) => ({
		body: { contact: showContact(call.organization, first(call)) },
	})),
	route('PUT', 'contacts/:', 'contacts', (call) => update(call, first(call))),
	route('DELETE', 'contacts/:', 'contacts', remove),
	route('POST', 'contacts/:/active', 'contacts', (call) => setActive(call, true)),
	route('POST', 'contacts/:/inactive', 'contacts', (call) => setActive(call, false)),
	route('GET', 'contacts/:/contactpersons', 'contacts', listPersons),
	route('GET', 'contacts/:/refunds', 'contacts', listRefunds),
	route('GET', 'contacts/:/contactpersons/:', 'contacts', (call) => {
		const { contact, person } = withPerson(call, 1);
		return { body: { contact_person: showPerson(contact, person) } };
	}),
];
