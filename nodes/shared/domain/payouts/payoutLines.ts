import { compareText } from '../lists';
import type { Settings } from '../settings';
import { review, type Verdict } from '../verdict';
import { itemType } from './itemKinds';
import { roundTenths } from './provePayout';
import type { ResolvedItem } from './resolveItem';

/** One line of a payout's entry, before it has an account; as GoCardless signs it. */
export interface PayoutLine {
	target: 'clearing' | 'suspense' | 'fees' | 'feeVat';
	memo: string;
	/** Minor units of the payout's currency. */
	amount: number;
	/** The items' own exchange rates with their amounts, where the line is one that was booked. */
	booked: ReadonlyArray<{ amount: number; exchangeRate?: number }>;
}

/**
 * The lines of a payout. Only fees have fractions; what rounding the payout once left over goes with
 * them (GoCardless sheet 6.2), so that the lines add up to `net` exactly.
 */
export function payoutLines(
	resolved: readonly ResolvedItem[],
	net: number,
	settings: Settings,
): PayoutLine[] | Verdict {
	const moved = resolved.filter(({ target }) => target !== 'fees');
	const broken = moved.find(({ item }) => item.tenths % 10 !== 0);
	if (broken !== undefined) {
		return review(
			'itemFraction',
			`An item of the type "${broken.item.type}" has a fraction of a minor unit. Book it by hand.`,
		);
	}
	const lines = settings.payoutDetail === 'items' ? moved.map(toLine) : totals(moved);
	// The order in which items are listed must not make another request of the same payout.
	lines.sort((left, right) => compareText(left.memo, right.memo) || left.amount - right.amount);
	const fees = resolved.filter(({ target }) => target === 'fees');
	const rest = net - lines.reduce((sum, { amount }) => sum + amount, 0);
	const vat = settings.feeVatAccountId === undefined ? 0 : vatWithin(fees);
	const feeLines: PayoutLine[] = [
		{ target: 'fees', memo: feeMemo(fees), amount: rest - vat, booked: [] },
		{ target: 'feeVat', memo: 'Tax within the fees', amount: vat, booked: [] },
	];
	return [...lines, ...feeLines].filter(({ amount }) => amount !== 0);
}

function toLine(resolved: ResolvedItem): PayoutLine {
	const { item, target, exchangeRate } = resolved;
	const name = itemType(item.type)?.name ?? item.type;
	const id = item.refundId ?? item.paymentId ?? '';
	const amount = item.tenths / 10;
	const side = target === 'fees' ? 'clearing' : target;
	return { target: side, memo: `${name}: ${id}`, amount, booked: [{ amount, exchangeRate }] };
}

/** One clearing line for each type; what goes to suspense is always named one by one. */
function totals(resolved: readonly ResolvedItem[]): PayoutLine[] {
	const byName = new Map<string, PayoutLine>();
	for (const entry of resolved) {
		const line = toLine(entry);
		const name = itemType(entry.item.type)?.name ?? entry.item.type;
		const key = line.target === 'suspense' ? line.memo : name;
		const before = byName.get(key);
		byName.set(key, {
			...line,
			memo: key,
			amount: (before?.amount ?? 0) + line.amount,
			booked: [...(before?.booked ?? []), ...line.booked],
		});
	}
	return [...byName.values()];
}

/** Whatever sign the tax is given with: it is part of its fee. */
function vatWithin(fees: readonly ResolvedItem[]): number {
	const tenths = fees.reduce((sum, { item }) => {
		const size = Math.abs(item.taxTenths);
		return sum + (item.tenths < 0 ? -size : size);
	}, 0);
	return roundTenths(tenths);
}

function feeMemo(fees: readonly ResolvedItem[]): string {
	const names = new Set(fees.map(({ item }) => itemType(item.type)?.name ?? item.type));
	return names.size === 0 ? 'Rounding' : [...names].sort().join(', ');
}
