/**
 * Working days from the charge date to the day on which a payout with it arrives (GoCardless sheet
 * 5.6: payout less charge). The longer one where the sheet names two.
 */
const PAYOUT_AFTER_CHARGE: Record<string, number> = {
	ach: 3,
	autogiro: 2,
	bacs: 2,
	becs: 3,
	becs_nz: 4,
	betalingsservice: 4,
	faster_payments: 1,
	pad: 4,
	pay_to: 1,
	sepa: 3,
	sepa_core: 3,
};

/** Of a scheme the table does not know: rather late than early. */
const UNKNOWN_SCHEME = 5;

const SCHEME_OF_CURRENCY: Record<string, string> = {
	AUD: 'becs',
	CAD: 'pad',
	DKK: 'betalingsservice',
	EUR: 'sepa_core',
	GBP: 'bacs',
	NZD: 'becs_nz',
	SEK: 'autogiro',
	USD: 'ach',
};

/** @param scheme as the payment names it; some answers leave it out */
export function daysUntilPayout(scheme: string | undefined, currency: string): number {
	const known = scheme ?? lookUp(SCHEME_OF_CURRENCY, currency) ?? '';
	return lookUp(PAYOUT_AFTER_CHARGE, known) ?? UNKNOWN_SCHEME;
}

function lookUp<Value>(table: Record<string, Value>, key: string): Value | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
