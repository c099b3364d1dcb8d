import type { JsonRecord } from '../../shared/engine/types';

const DECIMALS = 6;

/**
 * A decimal number of Zoho's, as a whole number of millionths; `undefined` for what is none. Zoho
 * writes amounts as JSON numbers and sometimes as texts (Zoho sheet 3).
 */
export function toMillionths(value: unknown): bigint | undefined {
	const match = /^(-?)(\d+)(?:\.(\d{1,6})\d*)?$/.exec(String(value ?? '').trim());
	if (match === null) return undefined;
	const [, sign = '', whole = '', decimals = ''] = match;
	const digits = BigInt(whole + decimals.padEnd(DECIMALS, '0'));
	return sign === '-' ? -digits : digits;
}

export function isSameAmount(left: unknown, right: unknown): boolean {
	const amount = toMillionths(left);
	return amount !== undefined && amount === toMillionths(right);
}

/**
 * What a body that is to be created amounts to, as far as it says so: its amount, or the debits of a
 * journal. Documents with lines are left to their reference: tax and discount decide, too.
 *
 * @returns millionths
 */
export function amountOfBody({ amount, line_items: lines }: JsonRecord): bigint | undefined {
	if (amount !== undefined) return toMillionths(amount);
	if (!Array.isArray(lines)) return undefined;
	const debits = (lines as JsonRecord[]).filter(({ debit_or_credit: side }) => side === 'debit');
	if (debits.length === 0) return undefined;
	return debits.reduce((total, line) => total + (toMillionths(line.amount) ?? 0n), 0n);
}

/** Whether a row of a list has this amount, under whichever name (Zoho sheets 7.4 to 7.9). */
export function hasAmount({ amount, total }: JsonRecord, wanted: bigint): boolean {
	return toMillionths(amount) === wanted || toMillionths(total) === wanted;
}
