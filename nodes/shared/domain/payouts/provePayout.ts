import { formatMoney, toMajorUnits } from '../../money';
import type { PlanDetailItem } from '../planItem';
import type { Payout, PayoutItem } from '../types';

export interface PayoutProof {
	/** Exact sum of all items, in tenths of a minor unit. */
	tenths: number;
	/** Tenths that the items exceed the payout by, beyond what its one rounding explains. */
	difference: number;
}

/** GoCardless rounds a payout once, over the exact sum (GoCardless sheet 6.2). */
const ROUNDING = 5;

/** Whether the items, summed exactly, are the payout. */
export function provePayout({ amount }: Payout, items: readonly PayoutItem[]): PayoutProof {
	const tenths = items.reduce((sum, item) => sum + item.tenths, 0);
	const off = tenths - amount * 10;
	return { tenths, difference: Math.abs(off) <= ROUNDING ? 0 : off };
}

/** The items as a person compares them with the GoCardless dashboard. */
export function describeItems(items: readonly PayoutItem[], currency: string): PlanDetailItem[] {
	return items.map(({ type, tenths, paymentId, refundId }) => ({
		type,
		goCardlessId: refundId ?? paymentId ?? null,
		amountText: formatTenths(tenths, currency),
	}));
}

/** "-20.45 GBP" for whole minor units, "-20.455 GBP" where a tenth is left over. */
export function formatTenths(tenths: number, currency: string): string {
	const rest = Math.abs(tenths) % 10;
	const minorUnits = (Math.abs(tenths) - rest) / 10;
	const sign = tenths < 0 ? '-' : '';
	if (rest === 0) return sign + formatMoney({ minorUnits, currency });
	const whole = toMajorUnits({ minorUnits, currency });
	return `${sign}${whole}${whole.includes('.') ? '' : '.'}${rest} ${currency}`;
}

/** Rounds tenths to minor units, halves away from zero. */
export function roundTenths(tenths: number): number {
	const rounded = Math.floor((Math.abs(tenths) + ROUNDING) / 10);
	return tenths < 0 && rounded !== 0 ? -rounded : rounded;
}
