import type { Payment, Payout, Refund } from '../model/records';
import type { World } from '../world';

/** What GoCardless owes the merchant: a credit balance, hence `held` turns the sign. */
export const HELD = 'held for merchant';

export const BANK = 'client money bank account';

export const FEES = 'fees earned';

/** Minor units that GoCardless holds for the merchant; negative when the merchant owes. */
export function held(world: World, currency: string): number {
	const balance = world.books.balance(HELD, currency);
	return balance === 0 ? 0 : -balance;
}

/** Money came in from a payer (positive) or went back to one (negative). */
export function postCollected(world: World, payment: Payment, amount: number, memo: string): void {
	move(world, payment.id, memo, payment.currency, amount);
}

export function postRefund(world: World, refund: Refund, amount: number, memo: string): void {
	move(world, refund.id, memo, refund.currency, amount);
}

/** A payout that bounced (positive: held again) or was sent again (negative). */
export function postBounce(world: World, payout: Payout, amount: number, memo: string): void {
	move(world, payout.id, memo, payout.currency, amount);
}

/** The payout leaves: its gross is no longer held, the net goes to the merchant, fees stay. */
export function postPayout(world: World, payout: Payout): void {
	const { currency, amount: net, deducted_fees: fees } = payout;
	world.books.post({
		date: world.today,
		subject: payout.id,
		memo: 'payout paid',
		sides: [
			{ account: HELD, amount: net + fees, currency },
			{ account: BANK, amount: -net, currency },
			{ account: FEES, amount: -fees, currency },
		],
	});
}

function move(world: World, subject: string, memo: string, currency: string, amount: number): void {
	world.books.post({
		date: world.today,
		subject,
		memo,
		sides: [
			{ account: BANK, amount, currency },
			{ account: HELD, amount: -amount, currency },
		],
	});
}
