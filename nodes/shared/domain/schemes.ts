/** What a Direct Debit scheme allows (GoCardless sheet 5.2, 5.6). Unknown schemes give undefined. */

interface Scheme {
	currency: string;
	/** Longest payment reference of one's own; 0 where none may be set. */
	referenceLength: number;
}

const SCHEMES: Record<string, Scheme> = {
	ach: { currency: 'USD', referenceLength: 10 },
	autogiro: { currency: 'SEK', referenceLength: 11 },
	bacs: { currency: 'GBP', referenceLength: 10 },
	becs: { currency: 'AUD', referenceLength: 30 },
	becs_nz: { currency: 'NZD', referenceLength: 12 },
	betalingsservice: { currency: 'DKK', referenceLength: 30 },
	faster_payments: { currency: 'GBP', referenceLength: 0 },
	pad: { currency: 'CAD', referenceLength: 0 },
	pay_to: { currency: 'AUD', referenceLength: 18 },
	sepa_core: { currency: 'EUR', referenceLength: 140 },
	sepa_credit_transfer: { currency: 'EUR', referenceLength: 0 },
	sepa_instant_credit_transfer: { currency: 'EUR', referenceLength: 0 },
};

const CURRENCIES = new Set(['AUD', 'CAD', 'DKK', 'EUR', 'GBP', 'NZD', 'SEK', 'USD']);

/** The one currency a mandate of this scheme can collect. */
export function schemeCurrency(scheme: string): string | undefined {
	return Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme]?.currency : undefined;
}

export function schemeReferenceLength(scheme: string): number {
	return Object.hasOwn(SCHEMES, scheme) ? (SCHEMES[scheme]?.referenceLength ?? 0) : 0;
}

export function isDirectDebitCurrency(currency: string): boolean {
	return CURRENCIES.has(currency);
}
