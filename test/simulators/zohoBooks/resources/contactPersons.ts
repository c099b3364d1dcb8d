import { objectsIn, switchIn, textIn } from '../protocol/bodyFields';
import { invalidValue } from '../protocol/refusals';
import type { Organization } from '../organization/books';
import type { Wire } from '../values/wire';
import type { Contact, ContactPerson } from './models';

const FIELDS = [
	'salutation',
	'first_name',
	'last_name',
	'email',
	'phone',
	'mobile',
	'designation',
	'department',
];

/** `contact_persons` of a contact's body: it replaces all of them (Zoho sheet 3). */
export function personsIn(
	organization: Organization,
	body: Wire,
	before: ContactPerson[] = [],
): ContactPerson[] | undefined {
	const given = objectsIn(body, 'contact_persons');
	if (given === undefined) return undefined;
	const persons = given.map((person) => {
		const known = before.find(({ id }) => id === person.contact_person_id);
		return readPerson(organization, person, known);
	});
	const primary = persons.find(({ isPrimary }) => isPrimary) ?? persons[0];
	for (const person of persons) person.isPrimary = person === primary;
	return persons;
}

/** A person as the body describes it; an address that is none is refused. */
export function readPerson(
	organization: Organization,
	body: Wire,
	before?: ContactPerson,
): ContactPerson {
	const fields = { ...before?.fields };
	for (const name of FIELDS) {
		const text = textIn(body, name, 100);
		if (text !== undefined) fields[name] = text;
	}
	if (fields.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email)) throw invalidValue('email');
	return {
		id: before?.id ?? organization.nextId(),
		isPrimary: switchIn(body, 'is_primary_contact') ?? before?.isPrimary ?? false,
		fields,
	};
}

export function primaryOf(contact: Contact): ContactPerson | undefined {
	return contact.persons.find(({ isPrimary }) => isPrimary);
}

export function emailOf(contact: Contact): string {
	return primaryOf(contact)?.fields.email ?? '';
}

export function showPerson(contact: Contact, { id, isPrimary, fields }: ContactPerson): Wire {
	return {
		contact_person_id: id,
		contact_id: contact.id,
		...Object.fromEntries(FIELDS.map((name) => [name, fields[name] ?? ''])),
		is_primary_contact: isPrimary,
		enable_portal: false,
		is_added_in_portal: false,
		status: 'active',
	};
}
