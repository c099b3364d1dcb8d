import { addWorkingDays } from '../../shared/clock';

export const CURRENCIES = ['AUD', 'CAD', 'DKK', 'EUR', 'GBP', 'NZD', 'SEK', 'USD'] as const;

export interface Scheme {
	currency: string;
	/** Of the payer's bank account; SEPA covers many. */
	country: string;
	/** Working days after creation of each step (GoCardless sheet 5.6). */
	submit: number;
	charge: number;
	confirm: number;
	payOut: number;
	/** The mandate is sent together with its first payment (GoCardless sheet 3.3). */
	submittedWithFirstPayment?: boolean;
	/** Instant bank payments: no mandate of the Direct Debit kind. */
	instant?: boolean;
	/** Longest own payment reference; 0 when none may be set (GoCardless sheet 5.2). */
	longestReference: number;
	/** Default limits of one payment, minor units. */
	smallest: number;
	largest: number;
	/** Extra working days when the mandate is not active yet. */
	newMandate?: number;
}

/** Facts of GoCardless sheet 5.2 and 5.6; where the sheet gives no limit, a wide one. */
export const SCHEMES: Readonly<Record<string, Scheme>> = {
	bacs: {
		currency: 'GBP',
		country: 'GB',
		submit: 1,
		charge: 3,
		confirm: 4,
		payOut: 5,
		newMandate: 1,
		longestReference: 10,
		smallest: 100,
		largest: 500_000,
	},
	sepa_core: {
		currency: 'EUR',
		country: 'DE',
		submit: 1,
		charge: 3,
		confirm: 4,
		payOut: 6,
		submittedWithFirstPayment: true,
		longestReference: 140,
		smallest: 100,
		largest: 500_000,
	},
	ach: {
		currency: 'USD',
		country: 'US',
		submit: 1,
		charge: 2,
		confirm: 4,
		payOut: 5,
		submittedWithFirstPayment: true,
		longestReference: 10,
		smallest: 1,
		largest: 100_000_000,
	},
	autogiro: {
		currency: 'SEK',
		country: 'SE',
		submit: 6,
		charge: 8,
		confirm: 8,
		payOut: 10,
		longestReference: 11,
		smallest: 1_000,
		largest: 5_000_000,
	},
	becs: {
		currency: 'AUD',
		country: 'AU',
		submit: 0,
		charge: 1,
		confirm: 3,
		payOut: 4,
		submittedWithFirstPayment: true,
		longestReference: 30,
		smallest: 200,
		largest: 1_000_000,
	},
	becs_nz: {
		currency: 'NZD',
		country: 'NZ',
		submit: 1,
		charge: 2,
		confirm: 5,
		payOut: 6,
		submittedWithFirstPayment: true,
		longestReference: 12,
		smallest: 200,
		largest: 1_000_000,
	},
	betalingsservice: {
		currency: 'DKK',
		country: 'DK',
		submit: 1,
		charge: 8,
		confirm: 8,
		payOut: 12,
		longestReference: 30,
		smallest: 1_000,
		largest: 5_000_000,
	},
	pad: {
		currency: 'CAD',
		country: 'CA',
		submit: 0,
		charge: 3,
		confirm: 5,
		payOut: 6,
		longestReference: 0,
		smallest: 200,
		largest: 500_000,
	},
	faster_payments: {
		currency: 'GBP',
		country: 'GB',
		submit: 0,
		charge: 0,
		confirm: 0,
		payOut: 1,
		instant: true,
		longestReference: 18,
		smallest: 1,
		largest: 100_000_000,
	},
	pay_to: {
		currency: 'AUD',
		country: 'AU',
		submit: 0,
		charge: 0,
		confirm: 0,
		payOut: 1,
		instant: true,
		longestReference: 18,
		smallest: 1,
		largest: 100_000_000,
	},
	sepa_credit_transfer: {
		currency: 'EUR',
		country: 'DE',
		submit: 0,
		charge: 0,
		confirm: 0,
		payOut: 1,
		instant: true,
		longestReference: 140,
		smallest: 1,
		largest: 100_000_000,
	},
	sepa_instant_credit_transfer: {
		currency: 'EUR',
		country: 'DE',
		submit: 0,
		charge: 0,
		confirm: 0,
		payOut: 1,
		instant: true,
		longestReference: 140,
		smallest: 1,
		largest: 100_000_000,
	},
};

export function schemeOf(id: string): Scheme {
	const scheme = SCHEMES[id];
	if (scheme === undefined) throw new Error(`Unknown scheme ${id}.`);
	return scheme;
}

/** The Direct Debit scheme that collects a currency. */
export function schemeOfCurrency(currency: string): string | undefined {
	return Object.entries(SCHEMES).find(
		([, scheme]) => scheme.currency === currency && scheme.instant !== true,
	)?.[0];
}

/** The earliest day on which a payer can be charged, if it is asked for today. */
export function earliestChargeDate(id: string, today: string, isNewMandate: boolean): string {
	const scheme = schemeOf(id);
	return addWorkingDays(today, scheme.charge + (isNewMandate ? (scheme.newMandate ?? 0) : 0));
}
