import type { AnyBookkeeper, BookkeeperOptions } from '../anyBookkeeper';
import type { Debit } from '../ledgerBooks';
import { AMOUNT } from './amounts';

/** A debit that was collected, booked and paid out; the payout is not in the books yet. */
export async function untilPaidOut<Keeper extends AnyBookkeeper>(
	open: (options?: BookkeeperOptions) => Promise<Keeper>,
	options: BookkeeperOptions = {},
): Promise<{ keeper: Keeper; debit: Debit; payout: string }> {
	const keeper = await open(options);
	const debit = await keeper.confirmedDebit(AMOUNT);
	await keeper.sweep();
	const payout = await keeper.payOut();
	return { keeper, debit, payout };
}

export function payoutOf({ world }: AnyBookkeeper, id: string) {
	return world.goCardless.world.payouts.require(id);
}
