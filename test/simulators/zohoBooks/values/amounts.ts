import { invalidValue } from '../protocol/refusals';

/** Exact decimal arithmetic on minor units, shared with the QuickBooks simulator. */
export {
	convert,
	decimalText,
	exponentOf,
	fromMinor,
	multiply,
	percentage,
} from '../../quickBooksOnline/values/amounts';
import { exponentOf } from '../../quickBooksOnline/values/amounts';

/**
 * A JSON amount in minor units of the currency. A number in a string is taken too; more decimals
 * than the currency has are refused, so that no caller rounds by accident.
 */
export function toMinor(value: unknown, currency: string, property: string): number {
	const isText = typeof value === 'string' || typeof value === 'number';
	const match = isText ? /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(String(value)) : null;
	if (match === null) throw invalidValue(property);
	const exponent = exponentOf(currency);
	const decimals = (match[3] ?? '').replace(/0+$/, '');
	if (decimals.length > exponent) throw invalidValue(property);
	const minor = Number(`${match[2]}${decimals.padEnd(exponent, '0')}`);
	return match[1] === '-' ? -minor || 0 : minor;
}
