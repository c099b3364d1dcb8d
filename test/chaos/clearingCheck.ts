import { HELD } from '../simulators/goCardless/business/ledger';
import { expectedClearing } from '../simulators/goCardless/questions';
import type { ChaosWorld } from './chaosWorld';
import { hasReached, isBooked } from './postingsCheck';

/**
 * The clearing account holds what GoCardless collected for us. Payouts are not booked yet, so
 * GoCardless' own books are read without them; what was left to a person is taken into account:
 *
 *     clearing = collected (by posting moment) - not booked, asked about + booked, taken back since
 */
export function checkClearing(chaos: ChaosWorld): string[] {
	const { world, moment } = chaos;
	const { goCardless, currency, clearing } = world;
	const collected = expectedClearing(goCardless.world, currency, heldBeforePayouts(chaos), moment);
	let expected = collected;
	for (const payment of goCardless.world.payments.all()) {
		const reached = hasReached(chaos, payment);
		const booked = isBooked(chaos, payment);
		if (reached && !booked) expected -= payment.amount;
		if (!reached && booked) expected += payment.amount;
	}
	if (clearing === expected) return [];
	return [
		`Clearing shows ${clearing} ${currency}, but should show ${expected} (collected: ${collected}).`,
	];
}

/** What GoCardless would hold for us if it had never paid out. */
function heldBeforePayouts({ world }: ChaosWorld): number {
	return world.goCardless.world.books.entries
		.filter(({ memo }) => memo !== 'payout paid')
		.flatMap(({ sides }) => sides)
		.filter(({ account, currency }) => account === HELD && currency === world.currency)
		.reduce((sum, { amount }) => sum - amount, 0);
}
