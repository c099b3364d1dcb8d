import { invalidProperty } from '../protocol/vendorFaults';

const EXPONENTS: Record<string, number> = {
	JPY: 0,
	KRW: 0,
	ISK: 0,
	CLP: 0,
	KWD: 3,
	BHD: 3,
	OMR: 3,
};

export function exponentOf(currency: string): number {
	return EXPONENTS[currency] ?? 2;
}

/**
 * A JSON amount in minor units. Up to five decimals are rounded to the currency, as the vendor does;
 * more are refused, because only unrounded floating point arithmetic produces them.
 */
export function toMinor(amount: unknown, currency: string, property = 'Amount'): number {
	const match = /^(-?)(\d{1,15})(?:\.(\d{1,5}))?$/.exec(String(amount));
	if (match === null || !(typeof amount === 'number' || typeof amount === 'string')) {
		throw invalidProperty(`${property}: ${String(amount)}`);
	}
	return rounded(match[1] === '-', `${match[2]}`, match[3] ?? '', exponentOf(currency));
}

function rounded(negative: boolean, whole: string, decimals: string, exponent: number): number {
	const padded = decimals.padEnd(exponent + 1, '0');
	const minor = Number(`${whole}${padded.slice(0, exponent)}`);
	const up = Number(padded[exponent] ?? '0') >= 5 ? 1 : 0;
	return (minor + up) * (negative ? -1 : 1) || 0;
}

/** Minor units as the JSON number the vendor sends: `387`, `1675.52`. */
export function fromMinor(minor: number, currency: string): number {
	return Number(decimalText(minor, currency));
}

/** Minor units with all decimals of the currency: `387.00`. */
export function decimalText(minor: number, currency: string): string {
	const exponent = exponentOf(currency);
	const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
	const whole = digits.slice(0, digits.length - exponent);
	const decimals = exponent > 0 ? `.${digits.slice(digits.length - exponent)}` : '';
	return `${minor < 0 ? '-' : ''}${whole}${decimals}`;
}

/** `minor` units of `from` in minor units of `to`, at `rate` units of `to` for one unit of `from`. */
export function convert(minor: number, from: string, to: string, rate: number): number {
	if (from === to) return minor;
	const scale = 10_000_000n;
	const numerator = BigInt(minor) * BigInt(Math.round(rate * Number(scale)));
	return divideRounded(
		numerator * 10n ** BigInt(exponentOf(to)),
		scale * 10n ** BigInt(exponentOf(from)),
	);
}

/** Quantity times unit price in minor units, rounded once, in exact decimal arithmetic. */
export function multiply(quantity: number, price: number, currency: string): number {
	const scale = 1_000_000;
	const product = BigInt(Math.round(quantity * scale)) * BigInt(Math.round(price * scale));
	return divideRounded(
		product * 10n ** BigInt(exponentOf(currency)),
		BigInt(scale) * BigInt(scale),
	);
}

/** A percentage (up to four decimals) of an amount, rounded to the minor unit. */
export function percentage(minor: number, percent: number): number {
	return divideRounded(BigInt(minor) * BigInt(Math.round(percent * 10_000)), 1_000_000n);
}

/** Half away from zero. */
function divideRounded(numerator: bigint, denominator: bigint): number {
	const sign = numerator < 0n ? -1n : 1n;
	return Number(sign * ((numerator * sign * 2n + denominator) / (denominator * 2n)));
}
