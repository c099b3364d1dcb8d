import type { BooksCustomer, DirectDebitCustomer } from '../types';
import { countryCode } from './countries';

/** The fields of a GoCardless customer that come from the books, as its API names them. */
export interface CustomerDetails {
	email?: string;
	company_name?: string;
	given_name?: string;
	family_name?: string;
	address_line1?: string;
	address_line2?: string;
	city?: string;
	region?: string;
	postal_code?: string;
	country_code?: string;
}

/**
 * What GoCardless is told about a customer. It needs a company name, or a given and a family name
 * (GoCardless sheet 3.1); a customer of the books may have neither and only a display name.
 */
export function detailsOf(customer: BooksCustomer): CustomerDetails {
	const { address, companyName, givenName, familyName } = customer;
	const isPerson = companyName === undefined && givenName !== undefined && familyName !== undefined;
	const country = countryCode(address?.country);
	return dropEmpty({
		email: customer.emails[0],
		company_name: isPerson ? undefined : (companyName ?? customer.name.trim()),
		given_name: isPerson ? givenName : undefined,
		family_name: isPerson ? familyName : undefined,
		address_line1: address?.line1,
		address_line2: address?.line2,
		city: address?.city,
		region: regionFor(address?.region, country),
		postal_code: address?.postalCode,
		country_code: country,
	});
}

export function hasName({ company_name, given_name }: CustomerDetails): boolean {
	return company_name !== undefined || given_name !== undefined;
}

/** The fields that differ at GoCardless. What the books leave empty is never erased there. */
export function changedDetails(
	details: CustomerDetails,
	existing: DirectDebitCustomer,
): CustomerDetails {
	const current: CustomerDetails = {
		email: existing.email,
		company_name: existing.companyName,
		given_name: existing.givenName,
		family_name: existing.familyName,
		address_line1: existing.addressLine1,
		address_line2: existing.addressLine2,
		city: existing.city,
		region: existing.region,
		postal_code: existing.postalCode,
		country_code: existing.countryCode,
	};
	const changed: CustomerDetails = {};
	for (const field of FIELDS) {
		const wanted = details[field];
		if (wanted !== undefined && !isSameText(wanted, current[field])) changed[field] = wanted;
	}
	return changed;
}

const FIELDS = [
	'email',
	'company_name',
	'given_name',
	'family_name',
	'address_line1',
	'address_line2',
	'city',
	'region',
	'postal_code',
	'country_code',
] as const;

/** Letter case and spacing are no change worth an update. */
function isSameText(left: string, right: string | undefined): boolean {
	return normalise(left) === normalise(right ?? '');
}

function normalise(text: string): string {
	return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The region of an American customer is a two-letter state or nothing (GoCardless sheet 3.1). */
function regionFor(region: string | undefined, country: string | undefined): string | undefined {
	if (country !== 'US' || region === undefined) return region;
	return /^[A-Za-z]{2}$/.test(region.trim()) ? region.trim().toUpperCase() : undefined;
}

function dropEmpty(details: CustomerDetails): CustomerDetails {
	const filled: CustomerDetails = {};
	for (const field of FIELDS) {
		const text = details[field]?.trim();
		if (text !== undefined && text !== '') filled[field] = text;
	}
	return filled;
}
