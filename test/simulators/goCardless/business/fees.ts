import type { Payment, PayoutItem, Tax } from '../model/records';
import type { World } from '../world';

/** An amount in tenths of a minor unit as the vendor writes it: `-20.5`. */
export function fromTenths(tenths: number): string {
	const sign = tenths < 0 ? '-' : '';
	const size = Math.abs(tenths);
	return `${sign}${Math.floor(size / 10)}.${size % 10}`;
}

export function toTenths(amount: string): number {
	const [, sign = '', whole = '0', tenth = '0'] = /^(-?)(\d+)\.(\d)$/.exec(amount) ?? [];
	const size = Number(whole) * 10 + Number(tenth);
	return sign === '-' ? -size : size;
}

/** An item without fractions. `amount` in minor units. */
export function plainItem(type: string, amount: number, links: PayoutItem['links']): PayoutItem {
	return { type, amount: fromTenths(amount * 10), taxes: [], links };
}

/** What GoCardless keeps of a payment; tax included. Whole tenths of a minor unit. */
function feeInTenths(world: World, payment: Payment): number {
	const { basisPoints, smallest, largest } = world.fees;
	const share = Math.round((payment.amount * basisPoints) / 1000);
	return Math.min(Math.max(share, smallest * 10), largest * 10);
}

export function feeItems(world: World, payment: Payment): PayoutItem[] {
	const items: PayoutItem[] = [];
	if (world.fees.invoicedSeparately !== true) {
		items.push(feeItem(world, payment, 'gocardless_fee', -feeInTenths(world, payment)));
	}
	if (payment.app_fee !== undefined && payment.app_fee > 0) {
		items.push(plainItem('app_fee', -payment.app_fee, { payment: payment.id }));
	}
	return items;
}

/** On failure or chargeback after the payout the fee comes back (GoCardless sheet 6.2). */
export function feeGivenBack(world: World, payment: Payment): PayoutItem[] {
	if (world.fees.invoicedSeparately === true) return [];
	return [feeItem(world, payment, 'gocardless_fee', feeInTenths(world, payment))];
}

export function surchargeItem(world: World, payment: Payment): PayoutItem[] {
	const { surcharge, invoicedSeparately } = world.fees;
	if (surcharge === 0 || invoicedSeparately === true) return [];
	return [feeItem(world, payment, 'surcharge_fee', -surcharge * 10)];
}

function feeItem(world: World, payment: Payment, type: string, tenths: number): PayoutItem {
	const links = { payment: payment.id };
	return { type, amount: fromTenths(tenths), taxes: taxesOf(world, payment, tenths), links };
}

/** The tax that is contained in a fee. */
function taxesOf(world: World, payment: Payment, tenths: number): Tax[] {
	const { tax } = world.fees;
	if (tax === undefined) return [];
	const within = Math.round((tenths * tax.percent) / (100 + tax.percent));
	return [
		{
			amount: fromTenths(within),
			currency: payment.currency,
			tax_rate_id: tax.rateId,
			destination_amount: null,
			destination_currency: null,
			exchange_rate: null,
		},
	];
}

/** Types that make up a payout's deducted fees. */
export const FEE_TYPES: readonly string[] = [
	'gocardless_fee',
	'app_fee',
	'surcharge_fee',
	'revenue_share',
];
