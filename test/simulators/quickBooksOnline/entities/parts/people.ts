import { invalidEmail, requiredMissing, wrongLength } from '../../protocol/vendorFaults';
import type { Company } from '../../company';
import { isWire, textOf, type Wire } from '../../values/wire';
import { checkNameCharacters } from './checks';

export const PERSON_PROPERTIES = [
	'DisplayName',
	'Title',
	'GivenName',
	'MiddleName',
	'FamilyName',
	'Suffix',
	'CompanyName',
	'PrintOnCheckName',
	'Active',
	'Notes',
	'PrimaryEmailAddr',
	'PrimaryPhone',
	'AlternatePhone',
	'Mobile',
	'Fax',
	'WebAddr',
	'BillAddr',
	'CurrencyRef',
	'TermRef',
	'AcctNum',
	'Taxable',
];

export const PERSON_LENGTHS = {
	DisplayName: 500,
	Title: 16,
	Suffix: 16,
	GivenName: 100,
	MiddleName: 100,
	FamilyName: 100,
	CompanyName: 100,
	PrintOnCheckName: 110,
	Notes: 2000,
};

const NAME_PARTS = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];

/** The display name: given, or made of the name parts, one of which must be there (2020). */
export function checkPerson(body: Wire): string {
	checkNameCharacters(body, ['DisplayName', ...NAME_PARTS]);
	const parts = NAME_PARTS.flatMap((part) => textOf(body[part]) ?? []);
	const displayName = textOf(body.DisplayName) ?? parts.join(' ');
	if (displayName === '') throw requiredMissing('DisplayName');
	checkEmail(body.PrimaryEmailAddr);
	checkPhone(body, 'PrimaryPhone');
	checkPhone(body, 'Mobile');
	return displayName;
}

export function checkEmail(value: unknown): void {
	const address = isWire(value) ? textOf(value.Address) : undefined;
	if (address === undefined) return;
	if (address.length > 100) throw wrongLength('PrimaryEmailAddr', 100, address.length);
	for (const one of address.split(',')) {
		if (!one.includes('@') || !one.includes('.')) throw invalidEmail();
	}
}

function checkPhone(body: Wire, property: string): void {
	const phone = body[property];
	const number = isWire(phone) ? textOf(phone.FreeFormNumber) : undefined;
	if (number !== undefined && number.length > 30) throw wrongLength(property, 30, number.length);
}

/** Addresses get an id of their own. */
export function withAddressId(company: Company, address: unknown): Wire | undefined {
	if (!isWire(address)) return undefined;
	return address.Id === undefined ? { Id: company.nextId('addresses'), ...address } : address;
}

/** Deactivated names are shown with a suffix (QuickBooks sheet 5). */
export function shownName(body: Wire, property: 'DisplayName' | 'FullyQualifiedName'): unknown {
	const name = body[property];
	return body.Active === false ? `${String(name)} (deleted)` : name;
}
