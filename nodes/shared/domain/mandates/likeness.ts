import type { BooksCustomer, DirectDebitCustomer } from '../types';

/** Forms of companies and titles say nothing about who it is. */
const NOISE =
	/\b(?:ltd|limited|llc|llp|inc|plc|gmbh|ag|kg|bv|sarl|sa|srl|pty|co|mr|mrs|ms|dr|the)\b/g;

const POINTS = { name: 60, postalCode: 30, city: 10 };

/** What a name comes down to: small letters and digits, without forms of companies. */
export function nameKey(name: string | undefined): string | undefined {
	const key = (name ?? '')
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.replaceAll(NOISE, '')
		.replaceAll(' ', '');
	return key.length < 3 ? undefined : key;
}

export function nameKeyOfHolder({
	companyName,
	givenName,
	familyName,
}: DirectDebitCustomer): string | undefined {
	return nameKey(companyName ?? `${givenName ?? ''} ${familyName ?? ''}`);
}

/** All names under which a customer of the books may be known. */
export function nameKeysOf(customer: BooksCustomer): string[] {
	const { name, companyName, givenName, familyName } = customer;
	const names = [companyName, name, `${givenName ?? ''} ${familyName ?? ''}`];
	return [...new Set(names.map(nameKey).filter((key): key is string => key !== undefined))];
}

/** How much speaks for both being the same, of 100: the same name, postal code and town. */
export function likenessOf(customer: BooksCustomer, holder: DirectDebitCustomer): number {
	const holderName = nameKeyOfHolder(holder);
	if (holderName === undefined || !nameKeysOf(customer).includes(holderName)) return 0;
	const isSame = (left: string | undefined, right: string | undefined) =>
		plain(left) !== '' && plain(left) === plain(right);
	return (
		POINTS.name +
		(isSame(customer.address?.postalCode, holder.postalCode) ? POINTS.postalCode : 0) +
		(isSame(customer.address?.city, holder.city) ? POINTS.city : 0)
	);
}

function plain(text: string | undefined): string {
	return (text ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
