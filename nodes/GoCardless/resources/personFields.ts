import type { FieldDefinition } from '../../shared/engine/fields';
import { choices } from './choices';

/** Who somebody is; the same fields in several places (GoCardless sheet 3.1). */

export const NAME_FIELDS: FieldDefinition[] = [
	{
		name: 'company_name',
		label: 'Company Name',
		type: 'text',
		description: 'Instead of given and family name',
	},
	{ name: 'given_name', label: 'Given Name', type: 'text' },
	{ name: 'family_name', label: 'Family Name', type: 'text' },
	{ name: 'email', label: 'Email', type: 'text', placeholder: 'name@email.com' },
];

export const ADDRESS_FIELDS: FieldDefinition[] = [
	{ name: 'address_line1', label: 'Address Line 1', type: 'text' },
	{ name: 'address_line2', label: 'Address Line 2', type: 'text' },
	{ name: 'address_line3', label: 'Address Line 3', type: 'text' },
	{ name: 'city', label: 'City', type: 'text' },
	{
		name: 'region',
		label: 'Region',
		type: 'text',
		description: 'For the United States the two letters of the state',
	},
	{ name: 'postal_code', label: 'Postal Code', type: 'text' },
	{
		name: 'country_code',
		label: 'Country Code',
		type: 'text',
		placeholder: 'GB',
		description: 'Two letters (ISO 3166)',
	},
];

export const IDENTITY_NUMBER_FIELDS: FieldDefinition[] = [
	{
		name: 'danish_identity_number',
		label: 'Danish Identity Number',
		type: 'text',
		description: 'CPR or CVR number, for Betalingsservice; cannot be changed later',
	},
	{
		name: 'swedish_identity_number',
		label: 'Swedish Identity Number',
		type: 'text',
		description: 'Personal or organisation number, for Autogiro; cannot be changed later',
	},
];

export const PHONE_NUMBER: FieldDefinition = {
	name: 'phone_number',
	label: 'Phone Number',
	type: 'text',
	description: 'With the country code, for New Zealand customers',
};

export const LANGUAGE: FieldDefinition = {
	name: 'language',
	label: 'Language',
	type: 'options',
	options: [
		{ name: 'Danish', value: 'da' },
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
		{ name: 'French', value: 'fr' },
		{ name: 'German', value: 'de' },
		{ name: 'Italian', value: 'it' },
		{ name: 'Norwegian', value: 'nb' },
		{ name: 'Portuguese', value: 'pt' },
		{ name: 'Slovenian', value: 'sl' },
		{ name: 'Spanish', value: 'es' },
		{ name: 'Swedish', value: 'sv' },
	],
	default: 'en',
	description: 'Of the e-mails that GoCardless sends',
};

/** Local bank details, or an IBAN instead (GoCardless sheet 3.2). */
export const BANK_DETAIL_FIELDS: FieldDefinition[] = [
	{
		name: 'account_number',
		label: 'Account Number',
		type: 'text',
		description: 'Local details; give these or an IBAN',
	},
	{
		name: 'account_number_suffix',
		label: 'Account Number Suffix',
		type: 'text',
		description: 'New Zealand only',
	},
	{
		name: 'account_type',
		label: 'Account Type',
		type: 'options',
		options: choices(['checking', 'savings']),
		default: 'checking',
		description: 'USD only, and needed there',
	},
	{ name: 'bank_code', label: 'Bank Code', type: 'text' },
	{ name: 'branch_code', label: 'Branch Code', type: 'text', description: 'Sort code, BSB' },
	{ name: 'country_code', label: 'Country Code', type: 'text', placeholder: 'GB' },
	{ name: 'currency', label: 'Currency', type: 'text', placeholder: 'GBP' },
	{ name: 'iban', label: 'IBAN', type: 'text', description: 'Instead of local details' },
];

/** The same fields deeper in a body: `customer.email`. */
export function within(path: string, fields: FieldDefinition[]): FieldDefinition[] {
	return fields.map((field) => ({ ...field, target: `${path}.${field.target ?? field.name}` }));
}
