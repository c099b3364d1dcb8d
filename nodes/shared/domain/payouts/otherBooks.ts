import { findAccount } from '../bookkeeping/accounts';
import { ownershipOf } from '../identity';
import type { Payout, PayoutItem } from '../types';
import { nothing, type Verdict } from '../verdict';
import type { PayoutsContext } from './context';

/**
 * Leaves a payout alone that belongs to another company with the same GoCardless account: these books
 * collect nothing in its currency, and every payment in it was made for other books. GoCardless pays a
 * currency out to one bank account, so this money never comes to a bank of ours.
 */
export function checkOwner(
	{ settings, payments }: PayoutsContext,
	{ currency }: Payout,
	items: readonly PayoutItem[],
): Verdict | undefined {
	if (findAccount(settings, 'clearing', currency) !== undefined) return undefined;
	const owners = new Set<string>();
	for (const { paymentId } of items) {
		if (paymentId === undefined) continue;
		const { metadata = {} } = payments.get(paymentId) ?? {};
		if (ownershipOf(metadata, settings.books) !== 'foreign') return undefined;
		owners.add(String(metadata.books));
	}
	if (owners.size === 0) return undefined;
	const names = [...owners].sort().join(' and ');
	return nothing('otherBooks', `All payments of the payout belong to other books (${names}).`);
}
