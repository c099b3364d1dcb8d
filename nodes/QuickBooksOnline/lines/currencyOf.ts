import type { JsonRecord } from '../../shared/engine/types';

/**
 * The currency whose decimals the amounts of a body have. Without one it is the company's home
 * currency, of which two decimals are assumed; QuickBooks itself refuses what does not fit.
 */
export function currencyOf({ CurrencyRef: currency }: JsonRecord): string {
	return typeof currency === 'object' && currency !== null && 'value' in currency
		? String(currency.value)
		: 'GBP';
}

/** A record without the members that have no value. */
export function withoutEmpty(record: JsonRecord): JsonRecord {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
