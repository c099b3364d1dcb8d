import { choiceIn, neededText, numberIn, textIn } from '../protocol/bodyFields';
import { contactExists, doesNotExist, invalidValue } from '../protocol/refusals';
import type { Organization } from '../organization/books';
import { keepPlain } from '../store/record';
import type { Wire } from '../values/wire';
import { addressIn, emptyAddress } from './addresses';
import { personsIn } from './contactPersons';
import { currencyIn } from './currencyFields';
import { checkMandatory, customValuesIn } from './customFields';
import type { Contact } from './models';

const PLAIN = [
	'company_name',
	'website',
	'language_code',
	'customer_sub_type',
	'payment_terms',
	'payment_terms_label',
	'notes',
	'vat_reg_no',
	'vat_treatment',
];

export function contactBy(organization: Organization, id: string): Contact {
	const contact = organization.contacts.find(id);
	if (contact === undefined) throw doesNotExist('Contact');
	return contact;
}

/** The active customer a transaction names. */
export function customerIn(organization: Organization, body: Wire): Contact {
	const contact = organization.contacts.find(textIn(body, 'customer_id') ?? '');
	if (contact === undefined || contact.kind !== 'customer') throw invalidValue('customer_id');
	if (!contact.isActive) throw invalidValue('customer_id');
	return contact;
}

export function createContact(organization: Organization, body: Wire): Contact {
	const name = neededText(body, 'contact_name', 200).trim();
	checkName(organization, name);
	checkTexts(body);
	const custom = customValuesIn(organization, 'contact', body.custom_fields);
	checkMandatory(organization, 'contact', custom);
	const currency = currencyIn(organization, body) ?? organization.settings.baseCurrency;
	const billing = addressIn(body, 'billing_address', emptyAddress(organization.nextId()));
	const shipping = addressIn(body, 'shipping_address', emptyAddress(organization.nextId()));
	const contact: Contact = {
		...organization.newRecord(),
		name,
		kind: choiceIn(body, 'contact_type', ['customer', 'vendor']) ?? 'customer',
		isActive: true,
		currency,
		persons: personsIn(organization, body) ?? [],
		billing,
		shipping,
	};
	contact.custom = custom;
	keepPlain(contact, body, PLAIN);
	organization.contacts.add(contact);
	organization.changed('contact', contact, 'add');
	return contact;
}

/** Only what the body has changes; arrays replace (Zoho sheet 3). */
export function updateContact(organization: Organization, contact: Contact, body: Wire): void {
	const name =
		body.contact_name === undefined ? contact.name : neededText(body, 'contact_name', 200);
	checkName(organization, name.trim(), contact);
	checkTexts(body);
	const custom = customValuesIn(organization, 'contact', body.custom_fields, contact);
	const persons = personsIn(organization, body, contact.persons);
	const billing = addressIn(body, 'billing_address', contact.billing);
	const shipping = addressIn(body, 'shipping_address', contact.shipping);
	const currency = currencyIn(organization, body) ?? contact.currency;
	if (currency !== contact.currency && organization.ledger.receivable(contact.id) !== 0) {
		throw invalidValue('currency_id');
	}
	Object.assign(contact, { name: name.trim(), billing, shipping, currency });
	if (persons !== undefined) contact.persons = persons;
	for (const [id, value] of custom) contact.custom.set(id, value);
	keepPlain(contact, body, PLAIN);
	touchContact(organization, contact);
}

export function touchContact(organization: Organization, contact: Contact): void {
	contact.modifiedAt = organization.now();
	organization.changed('contact', contact, 'edit');
}

/** Unique over customers, and over vendors (Zoho sheet, trap 12). */
function checkName(organization: Organization, name: string, owner?: Contact): void {
	const wanted = name.toLowerCase();
	const holder = organization.contacts.search(
		(one) => one !== owner && one.name.length === name.length && one.name.toLowerCase() === wanted,
	);
	if (holder !== undefined) throw contactExists(name);
}

function checkTexts(body: Wire): void {
	textIn(body, 'company_name', 200);
	textIn(body, 'website', 200);
	textIn(body, 'payment_terms_label', 100);
	numberIn(body, 'payment_terms');
	choiceIn(body, 'customer_sub_type', ['individual', 'business']);
}
