import type { FieldDefinition } from '../../shared/engine/fields';
import type { JsonRecord } from '../../shared/engine/types';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { labelOf } from '../search';
import { addressFields } from './addressFields';
import { CURRENCY, NOTES, PAYMENT_TERMS, TAX } from './commonFields';

/** A person of a contact: name and ways to reach them (lengths: Zoho sheet 7.1). */
export function personFields(prefix = ''): FieldDefinition[] {
	const field = (name: string, label: string, property: string, maximumLength: number) => ({
		name,
		label,
		type: 'text' as const,
		target: `${prefix}${property}`,
		maximumLength,
	});
	return [
		field('salutation', 'Salutation', 'salutation', 25),
		field('firstName', 'First Name', 'first_name', 100),
		field('lastName', 'Last Name', 'last_name', 100),
		{ ...field('email', 'E-Mail', 'email', 100), placeholder: 'name@example.com' },
		field('phone', 'Phone', 'phone', 50),
		field('mobile', 'Mobile', 'mobile', 50),
	];
}

/** Where the primary person of a new contact waits until the body is finished. */
const PRIMARY_PERSON = 'primary_person';

/** What customers and vendors have in common (Zoho sheet 7.1). */
export const CONTACT_FIELDS: FieldDefinition[] = [
	{
		name: 'name',
		label: 'Display Name',
		type: 'text',
		target: 'contact_name',
		required: true,
		maximumLength: 200,
		description: 'Unique among the contacts of the organization',
	},
	{
		name: 'companyName',
		label: 'Company Name',
		type: 'text',
		target: 'company_name',
		maximumLength: 200,
	},
	// An update would replace all persons, so there they are changed one by one.
	...personFields(`${PRIMARY_PERSON}.`).map((field) => ({ ...field, only: 'create' as const })),
	CURRENCY,
	...PAYMENT_TERMS,
	NOTES,
	{
		name: 'language',
		label: 'Language',
		type: 'text',
		target: 'language_code',
		placeholder: 'en',
	},
	{ name: 'website', label: 'Website', type: 'text' },
	{
		name: 'vatNumber',
		label: 'VAT Number',
		type: 'text',
		target: 'vat_reg_no',
		description: 'In the United Kingdom and the European Union',
	},
	{
		name: 'vatTreatment',
		label: 'VAT Treatment',
		type: 'text',
		target: 'vat_treatment',
		placeholder: 'uk',
		description: 'Such as uk, eu_vat_registered or overseas, in the United Kingdom and the Union',
	},
	{
		name: 'taxable',
		label: 'Taxable',
		type: 'boolean',
		target: 'is_taxable',
		description: 'Whether transactions with this contact are taxed',
	},
	TAX,
	...addressFields('billing', 'Billing', 'billing_address'),
	...addressFields('shipping', 'Shipping', 'shipping_address'),
];

export const CUSTOMER_FIELDS: FieldDefinition[] = [
	...CONTACT_FIELDS,
	{
		name: 'customerType',
		label: 'Customer Type',
		type: 'options',
		target: 'customer_sub_type',
		options: [
			{ name: 'Business', value: 'business' },
			{ name: 'Individual', value: 'individual' },
		],
		default: 'business',
	},
	referenceField({ name: 'owner', label: 'Owner', target: 'owner_id', search: 'searchUsers' }),
];

/** The e-mail address belongs into a person, not beside the name (Zoho sheet 0.12). */
export function finishContact(kind: 'customer' | 'vendor') {
	return (body: JsonRecord, mode: 'create' | 'update'): JsonRecord => {
		if (mode === 'update') return body;
		const { [PRIMARY_PERSON]: person, ...rest } = body;
		const contact = { contact_type: kind, ...rest };
		if (person === undefined) return contact;
		const primary = { ...(person as JsonRecord), is_primary_contact: true };
		const others = Array.isArray(rest.contact_persons) ? (rest.contact_persons as unknown[]) : [];
		return { ...contact, contact_persons: [primary, ...others] };
	};
}

/** As a list to choose from shows a contact. */
export function contactLabel(contact: JsonRecord): string {
	const { contact_name: name, company_name: company, email, currency_code: currency } = contact;
	return labelOf(name, company === name ? '' : company, email, currency);
}
