import { z } from 'zod';

import { countryCode, optionalMetadata, optionalText } from '../http/fields';
import type { AddressFields, Customer, Metadata, PersonFields } from '../model/records';
import type { World } from '../world';

const LANGUAGES = ['en', 'fr', 'de', 'pt', 'es', 'it', 'nl', 'da', 'nb', 'sl', 'sv'] as const;

export const personSchema = z
	.object({
		email: z
			.string()
			.regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'is not a valid email address')
			.nullable()
			.optional(),
		given_name: optionalText(255),
		family_name: optionalText(255),
		company_name: optionalText(255),
		phone_number: z
			.string()
			.regex(/^\+[\d ()-]{4,24}$/, 'is not an international phone number (E.164)')
			.nullable()
			.optional(),
		language: z.enum(LANGUAGES).nullable().optional(),
	})
	.strict();

export const addressSchema = z
	.object({
		address_line1: optionalText(255),
		address_line2: optionalText(255),
		address_line3: optionalText(255),
		city: optionalText(255),
		region: optionalText(255),
		postal_code: optionalText(32),
		country_code: countryCode.nullable().optional(),
		danish_identity_number: optionalText(32),
		swedish_identity_number: optionalText(32),
	})
	.strict();

export const customerSchema = personSchema
	.merge(addressSchema)
	.extend({ metadata: optionalMetadata })
	.strict();

export type CustomerFields = Partial<{
	[Field in keyof (PersonFields & AddressFields)]: (PersonFields & AddressFields)[Field] | null;
}> & { metadata?: Metadata };

/** A company name, or both personal names (GoCardless sheet 3.1). */
export function hasName(person: CustomerFields): boolean {
	const isCompany = Boolean(person.company_name);
	return isCompany || (Boolean(person.given_name) && Boolean(person.family_name));
}

export function addCustomer(world: World, given: CustomerFields, unnamed = false): Customer {
	return world.customers.add({
		id: world.ids.next('CU'),
		created_at: world.clock.iso(),
		email: given.email ?? null,
		given_name: given.given_name ?? null,
		family_name: given.family_name ?? null,
		company_name: given.company_name ?? null,
		phone_number: given.phone_number ?? null,
		language: given.language ?? 'en',
		address_line1: given.address_line1 ?? null,
		address_line2: given.address_line2 ?? null,
		address_line3: given.address_line3 ?? null,
		city: given.city ?? null,
		region: given.region ?? null,
		postal_code: given.postal_code ?? null,
		country_code: given.country_code ?? null,
		danish_identity_number: given.danish_identity_number ?? null,
		swedish_identity_number: given.swedish_identity_number ?? null,
		metadata: { ...given.metadata },
		internal: { unnamed },
	});
}

/** Takes over what was given; what was left out stays. */
export function changeCustomer(customer: Customer, given: CustomerFields): void {
	const { metadata, language, ...fields } = given;
	Object.assign(
		customer,
		Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
	);
	if (language) customer.language = language;
	if (metadata !== undefined) customer.metadata = { ...metadata };
}
