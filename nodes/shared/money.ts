/**
 * Money is a whole number of minor units (pence, cents, yen) with a currency. Nothing in this
 * project adds, compares or stores an amount in any other form.
 */
export interface Money {
	/** Whole number, in the currency's smallest unit. */
	minorUnits: number;
	/** ISO 4217 code, upper case. */
	currency: string;
}

/** An amount or currency that cannot be what it claims to be; the message says what to do. */
export class MoneyError extends Error {
	override readonly name = 'MoneyError';
}

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const EXPONENTS: Record<string, number> = {
	BIF: 0,
	CLP: 0,
	DJF: 0,
	GNF: 0,
	ISK: 0,
	JPY: 0,
	KMF: 0,
	KRW: 0,
	PYG: 0,
	RWF: 0,
	UGX: 0,
	VND: 0,
	VUV: 0,
	XAF: 0,
	XOF: 0,
	XPF: 0,
	BHD: 3,
	IQD: 3,
	JOD: 3,
	KWD: 3,
	LYD: 3,
	OMR: 3,
	TND: 3,
};

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Digits behind the decimal point: 2 for GBP, 0 for JPY, 3 for KWD. */
export function currencyExponent(currency: string): number {
	if (!/^[A-Z]{3}$/.test(currency)) {
		throw new MoneyError(
			`"${currency}" is not a currency code. Use three capital letters, for example GBP.`,
		);
	}
	return EXPONENTS[currency] ?? 2;
}

/**
 * Major units ("12.34", 12.34) to minor units (1234), without passing through a float calculation.
 * A JSON number is read by its shortest decimal text, which is what the sender wrote.
 *
 * @throws MoneyError when it is no decimal number, or has more decimals than the currency
 */
export function toMinorUnits(value: string | number, currency: string): number {
	const exponent = currencyExponent(currency);
	const [, sign, whole, decimals] = matchDecimal(value);
	const significant = decimals.replace(/0+$/, '');
	if (significant.length > exponent) {
		throw new MoneyError(
			`${String(value)} ${currency} has more than ${exponent} decimals. ` +
				`${currency} has ${exponent === 0 ? 'no' : exponent} decimals; round the amount first.`,
		);
	}
	const minorUnits = Number(whole + significant.padEnd(exponent, '0'));
	if (!Number.isSafeInteger(minorUnits)) {
		throw new MoneyError(`${String(value)} ${currency} is too large to be computed exactly.`);
	}
	return sign === '-' && minorUnits !== 0 ? -minorUnits : minorUnits;
}

/** Checks a value that is meant to be minor units already ("1234", 1234). */
export function parseMinorUnits(value: string | number): number {
	const [, sign, whole, decimals] = matchDecimal(value);
	const minorUnits = Number(whole);
	if (/[1-9]/.test(decimals) || !Number.isSafeInteger(minorUnits)) {
		throw new MoneyError(
			`${String(value)} is not a whole number of minor units. ` +
				'Give pence or cents (1234 for 12.34), or switch the amount unit to major units.',
		);
	}
	return sign === '-' && minorUnits !== 0 ? -minorUnits : minorUnits;
}

/** Minor units (1234) as major-unit text ("12.34"), as a bookkeeper reads it. */
export function toMajorUnits({ minorUnits, currency }: Money): string {
	assertMinorUnits(minorUnits);
	const exponent = currencyExponent(currency);
	const digits = String(Math.abs(minorUnits)).padStart(exponent + 1, '0');
	const sign = minorUnits < 0 ? '-' : '';
	if (exponent === 0) return sign + digits;
	return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Minor units as the JSON number that QuickBooks and Zoho expect (1234 -> 12.34). */
export function toMajorNumber(money: Money): number {
	return Number(toMajorUnits(money));
}

/** "12.34 GBP", for sentences. */
export function formatMoney(money: Money): string {
	return `${toMajorUnits(money)} ${money.currency}`;
}

/**
 * Tenths of a minor unit, as GoCardless writes payout items ("45.5" -> 455). They are summed as
 * tenths and rounded once, because a payout rounds its total and not its items.
 */
export function parseTenths(value: string | number): number {
	const [, sign, whole, decimals] = matchDecimal(value);
	const significant = decimals.replace(/0+$/, '');
	if (significant.length > 1) {
		throw new MoneyError(`${String(value)} has more than one decimal of a minor unit.`);
	}
	const tenths = Number(whole + significant.padEnd(1, '0'));
	if (!Number.isSafeInteger(tenths)) throw new MoneyError(`${String(value)} is too large.`);
	return sign === '-' && tenths !== 0 ? -tenths : tenths;
}

export function assertMinorUnits(minorUnits: number): void {
	if (!Number.isSafeInteger(minorUnits)) {
		throw new MoneyError(`${minorUnits} is not a whole number of minor units.`);
	}
}

function matchDecimal(value: string | number): [string, string, string, string] {
	const text = typeof value === 'number' ? String(value) : value.trim();
	const match = DECIMAL.exec(text);
	if (match === null) {
		throw new MoneyError(
			`"${text}" is not an amount. Write digits with a point for decimals, for example 12.34.`,
		);
	}
	return [match[0], match[1] ?? '', match[2] ?? '', match[3] ?? ''];
}
