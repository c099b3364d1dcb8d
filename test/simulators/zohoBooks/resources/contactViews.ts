import type { Organization } from '../organization/books';
import { exponentOf } from '../values/amounts';
import { dayText } from '../values/times';
import type { Wire } from '../values/wire';
import { contactFigures } from './contactFigures';
import { primaryOf, showPerson } from './contactPersons';
import { customFieldsOf } from './customFields';
import type { Contact } from './models';
import { currencyFields } from './currencyFields';

const text = (contact: Contact, name: string) => contact.plain[name] ?? '';

function common(organization: Organization, contact: Contact): Wire {
	const person = primaryOf(contact)?.fields ?? {};
	const { currency_id, currency_code } = currencyFields(organization, contact.currency);
	return {
		contact_id: contact.id,
		contact_name: contact.name,
		company_name: text(contact, 'company_name'),
		website: text(contact, 'website'),
		language_code: text(contact, 'language_code'),
		language_code_formatted: '',
		contact_type: contact.kind,
		customer_sub_type: contact.plain.customer_sub_type ?? 'business',
		status: contact.isActive ? 'active' : 'inactive',
		source: 'api',
		is_linked_with_zohocrm: false,
		payment_terms: contact.plain.payment_terms ?? 0,
		payment_terms_label: contact.plain.payment_terms_label ?? 'Due on Receipt',
		payment_terms_id: '',
		currency_id,
		currency_code,
		twitter: '',
		facebook: '',
		...contactFigures(organization, contact),
		first_name: person.first_name ?? '',
		last_name: person.last_name ?? '',
		email: person.email ?? '',
		phone: person.phone ?? '',
		mobile: person.mobile ?? '',
		portal_status: 'disabled',
		track_1099: false,
		created_time: organization.time(contact.createdAt),
		last_modified_time: organization.time(contact.modifiedAt),
		...customFieldsOf(organization, 'contact', contact),
		tags: [],
		ach_supported: false,
	};
}

/** A row of the list. */
export function contactRow(organization: Organization, contact: Contact): Wire {
	const { timeZone } = organization.settings;
	return {
		...common(organization, contact),
		customer_name: contact.name,
		vendor_name: contact.name,
		contact_type_formatted: contact.kind === 'customer' ? 'Customer' : 'Vendor',
		portal_status_formatted: 'Disabled',
		created_time_formatted: dayText(contact.createdAt, timeZone),
		last_modified_time_formatted: dayText(contact.modifiedAt, timeZone),
		contactperson_custom_fields: [],
		has_attachment: false,
	};
}

export function showContact(organization: Organization, contact: Contact): Wire {
	const primary = primaryOf(contact);
	return {
		...common(organization, contact),
		contact_salutation: primary?.fields.salutation ?? '',
		designation: primary?.fields.designation ?? '',
		department: primary?.fields.department ?? '',
		is_bcy_only_contact: contact.currency === organization.settings.baseCurrency,
		has_transaction: hasTransactions(organization, contact),
		primary_contact_id: primary?.id ?? '',
		currency_symbol: currencyFields(organization, contact.currency).currency_symbol,
		price_precision: exponentOf(contact.currency),
		exchange_rate: '',
		opening_balance_amount: 0,
		unused_retainer_payments: 0,
		payment_reminder_enabled: true,
		account_id: '',
		account_name: '',
		billing_address: contact.billing,
		shipping_address: contact.shipping,
		contact_persons: contact.persons.map((person) => showPerson(contact, person)),
		addresses: [],
		cards: [],
		checks: [],
		bank_accounts: [],
		notes: text(contact, 'notes'),
		created_date: dayText(contact.createdAt, organization.settings.timeZone),
		created_by_id: organization.userId,
		created_by_name: 'Bo Keeper',
		last_modified_by_id: organization.userId,
		lock_details: { can_lock: false },
		locked_actions: [],
		documents: [],
		approvers_list: [],
		integration_references: [],
	};
}

export function hasTransactions(organization: Organization, { id }: Contact): boolean {
	const { invoices, payments, creditNotes, recurring } = organization;
	return [invoices, payments, creditNotes, recurring].some((table) => table.of(id).length > 0);
}
