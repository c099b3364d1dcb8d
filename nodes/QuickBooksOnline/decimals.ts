import { ParameterError } from '../shared/engine/parameters';
import { currencyExponent, toMajorNumber } from '../shared/money';

/**
 * Quantity times unit price, exactly, rounded half up to the currency's smallest unit, which is how
 * QuickBooks checks a line (QuickBooks sheet 8, code 6070).
 *
 * @param quantity and `price` decimal numbers as JSON carries them; read by their shortest text
 * @returns major units as the JSON number that QuickBooks expects
 */
export function multiplyToAmount(quantity: number, price: number, currency: string): number {
	const left = toScaledInteger(quantity);
	const right = toScaledInteger(price);
	const exponent = currencyExponent(currency);
	const shift = left.decimals + right.decimals - exponent;
	const product = left.digits * right.digits;
	const minorUnits = shift <= 0 ? product * 10n ** BigInt(-shift) : divideHalfUp(product, shift);
	return toMajorNumber({ minorUnits: Number(minorUnits), currency });
}

/** Minor units of amounts that came out of the checks before, summed. */
export function sumOf(minorUnits: number[]): number {
	return minorUnits.reduce((total, amount) => total + amount, 0);
}

function divideHalfUp(value: bigint, decimals: number): bigint {
	const divisor = 10n ** BigInt(decimals);
	const magnitude = value < 0n ? -value : value;
	const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
	return value < 0n ? -rounded : rounded;
}

function toScaledInteger(value: number): { digits: bigint; decimals: number } {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
	if (match === null) throw new ParameterError(`${value} cannot be computed exactly.`);
	const [, sign = '', whole = '', decimals = ''] = match;
	const digits = BigInt(whole + decimals);
	return { digits: sign === '-' ? -digits : digits, decimals: decimals.length };
}
