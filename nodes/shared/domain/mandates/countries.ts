/** Countries of the Direct Debit schemes as bookkeepers write them, to ISO 3166-1 alpha-2. */
const CODES: Record<string, string> = {
	AUSTRALIA: 'AU',
	AUSTRIA: 'AT',
	BELGIUM: 'BE',
	CANADA: 'CA',
	DENMARK: 'DK',
	ENGLAND: 'GB',
	FINLAND: 'FI',
	FRANCE: 'FR',
	GERMANY: 'DE',
	'GREAT BRITAIN': 'GB',
	IRELAND: 'IE',
	ITALY: 'IT',
	LUXEMBOURG: 'LU',
	NETHERLANDS: 'NL',
	'NEW ZEALAND': 'NZ',
	'NORTHERN IRELAND': 'GB',
	PORTUGAL: 'PT',
	SCOTLAND: 'GB',
	SPAIN: 'ES',
	SWEDEN: 'SE',
	UK: 'GB',
	'UNITED KINGDOM': 'GB',
	'UNITED STATES': 'US',
	'UNITED STATES OF AMERICA': 'US',
	USA: 'US',
	WALES: 'GB',
};

/** Undefined for a country that is not recognised: no code is better than a wrong one. */
export function countryCode(country: string | undefined): string | undefined {
	if (country === undefined) return undefined;
	const text = country.trim().toUpperCase();
	if (Object.hasOwn(CODES, text)) return CODES[text];
	return /^[A-Z]{2}$/.test(text) ? text : undefined;
}
