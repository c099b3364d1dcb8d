import { formatMoney } from '../../money';
import { groupBy } from '../lists';
import type { Payout } from '../types';
import { itemType } from './itemKinds';
import { arrivedAmount } from './checkBookedPayout';
import { formatTenths, roundTenths } from './provePayout';
import type { ResolvedItem } from './resolveItem';

/** The note of a payout's entry: what a person needs to find it again on the bank statement. */
export function describePayout(payout: Payout, resolved: readonly ResolvedItem[]): string {
	const { id, amount, currency, reference, exchange } = payout;
	const parts = [`payout ${id} of ${formatMoney({ minorUnits: amount, currency })}`];
	if (exchange !== undefined) {
		parts.push(`exchanged to ${formatMoney(arrivedAmount(payout))} at ${exchange.rate ?? ''}`);
	}
	if (reference !== undefined) parts.push(`bank reference ${reference}`);
	parts.push(`${resolved.length} items`);
	return parts.concat(declaredTax(resolved)).join(', ');
}

/** "Payments 250.00 GBP, GoCardless fees -4.05 GBP." */
export function tellItems(resolved: readonly ResolvedItem[], currency: string): string {
	const byName = groupBy(resolved, ({ item }) => itemType(item.type)?.name);
	const parts = [...byName].map(([name, items]) => {
		const tenths = items.reduce((sum, { item }) => sum + item.tenths, 0);
		return `${name} ${formatTenths(tenths, currency)}`;
	});
	return `${parts.sort().join(', ')}.`;
}

/** Tax as it is declared, where that is in another currency than the payout. */
function declaredTax(resolved: readonly ResolvedItem[]): string[] {
	const taxes = resolved.flatMap(({ item }) => item.declaredTaxes);
	return [...groupBy(taxes, ({ currency }) => currency)].map(([currency, parts]) => {
		const tenths = parts.reduce((sum, part) => sum + Math.abs(part.tenths), 0);
		return `tax to declare ${formatMoney({ minorUnits: roundTenths(tenths), currency })}`;
	});
}
