import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';

/** No currency has more decimals (ISO 4217); how many an organization uses is up to it. */
const MOST_DECIMALS = 3;

/** Fifteen digits are what a JSON number says exactly. */
const LARGEST = 999_999_999_999;

/**
 * An amount in major units, given as decimal text and sent as the JSON number that says the same.
 * Zoho knows a currency by its id only, so its precision is not known here: what no currency has is
 * refused, the rest is for Zoho to check (Zoho sheet 7.10).
 */
export function moneyField(
	field: Omit<FieldDefinition, 'type' | 'encode'> & { mayBeNegative?: boolean },
): FieldDefinition {
	const { mayBeNegative = false, ...rest } = field;
	return {
		placeholder: '12.34',
		...rest,
		type: 'decimal',
		encode: (value, label) => checkMoney(Number(value), label, mayBeNegative),
	};
}

function checkMoney(amount: number, label: string, mayBeNegative: boolean): number {
	const decimals = String(amount).split('.')[1] ?? '';
	if (decimals.length > MOST_DECIMALS || /e/i.test(String(amount))) {
		throw new ParameterError(
			`"${label}" has more decimals than any currency: ${amount}.`,
			'Round the amount first.',
		);
	}
	if (Math.abs(amount) > LARGEST) {
		throw new ParameterError(`"${label}" is too large to be sent exactly: ${amount}.`);
	}
	if (amount < 0 && !mayBeNegative) {
		throw new ParameterError(
			`"${label}" must not be negative: ${amount}.`,
			'Money that goes the other way has an operation of its own, such as a refund.',
		);
	}
	return amount;
}

/** Whole thousandths, so that amounts can be added exactly. */
export function toThousandths(amount: number): number {
	return Math.round(amount * 1000);
}
