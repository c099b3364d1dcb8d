import { currencyExponent } from '../../money';

/** Exchange in whole numbers. A rate is home units for one unit of the other currency. */

const RATE_DECIMALS = 10;

/** A rate as a whole number of ten-thousand-millionths; undefined if it is none. */
function scaleRate(rate: number): bigint | undefined {
	if (!Number.isFinite(rate) || rate <= 0) return undefined;
	return BigInt(rate.toFixed(RATE_DECIMALS).replace('.', ''));
}

/** Minor units of one currency in minor units of another, rounded once, halves away from zero. */
export function exchangeAt(
	minorUnits: number,
	rate: number,
	from: string,
	to: string,
): number | undefined {
	const scaled = scaleRate(rate);
	if (scaled === undefined) return undefined;
	const numerator = BigInt(minorUnits) * scaled * power(currencyExponent(to));
	const denominator = power(RATE_DECIMALS) * power(currencyExponent(from));
	return Number(divideRounded(numerator, denominator));
}

/** `amount` x `share` / `whole` in whole numbers: a part of a sum that was exchanged as one. */
export function proportion(amount: number, share: number, whole: number): number {
	return Number(divideRounded(BigInt(amount) * BigInt(share), BigInt(whole)));
}

/**
 * The rate at which one amount becomes another, to ten decimals: enough for QuickBooks to arrive at
 * the same minor units again.
 */
export function rateBetween(
	foreign: { minorUnits: number; currency: string },
	home: { minorUnits: number; currency: string },
): number {
	const numerator =
		BigInt(home.minorUnits) * power(RATE_DECIMALS + currencyExponent(foreign.currency));
	const denominator = BigInt(foreign.minorUnits) * power(currencyExponent(home.currency));
	const digits = String(divideRounded(numerator, denominator)).padStart(RATE_DECIMALS + 1, '0');
	return Number(`${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`);
}

function divideRounded(numerator: bigint, denominator: bigint): bigint {
	const isNegative = numerator < 0n !== denominator < 0n;
	const top = numerator < 0n ? -numerator : numerator;
	const bottom = denominator < 0n ? -denominator : denominator;
	const rounded = (top * 2n + bottom) / (bottom * 2n);
	return isNegative ? -rounded : rounded;
}

function power(exponent: number): bigint {
	return 10n ** BigInt(exponent);
}
