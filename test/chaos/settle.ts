import type { TemplateName } from '../world/directDebitWorld';
import type { ChaosWorld } from './chaosWorld';
import { stopMishaps } from './mishaps';
import { runOnce } from './timeline';

export const TEMPLATES: readonly TemplateName[] = ['mandates', 'collections', 'events'];

/** Days enough for the last debit to be confirmed, paid out, and to fail late. */
const ROUNDS = 6;

const DAYS_A_ROUND = 4;

/** Things calm down: nothing goes wrong any more, and the schedules run as they should. */
export async function settle(chaos: ChaosWorld, rounds = ROUNDS): Promise<void> {
	stopMishaps(chaos);
	for (let round = 0; round < rounds; round += 1) {
		await runAll(chaos);
		await chaos.world.clock.advance({ days: DAYS_A_ROUND });
	}
	// The last debits are made in the first of these, and nothing is left for the second.
	await runAll(chaos);
	await runAll(chaos);
}

export async function runAll(chaos: ChaosWorld): Promise<void> {
	for (const template of TEMPLATES) {
		const run = await runOnce(chaos, template);
		// A connection that broke before, and was renewed just now.
		if (run.status !== 'success') (await runOnce(chaos, template)).demandSuccess();
	}
}
