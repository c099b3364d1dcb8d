import type { FaultRates } from '../simulators/shared/faults';
import type { SimulatorServer } from '../simulators/shared/httpServer';
import { doBusiness } from './business';
import type { ChaosWorld } from './chaosWorld';

/** How the vendors behave until things settle; some seeds are calm, some are stormy. */
export function startMishaps({ main: { world }, random }: ChaosWorld): void {
	const strength = random.pick([0.3, 1, 1, 2]);
	const rates = (): FaultRates => ({
		latency: { from: 0, to: 3 },
		tooManyRequests: 0.002 * strength,
		serverErrorBefore: 0.015 * strength,
		serverErrorAfter: 0.02 * strength,
		dropBefore: 0.015 * strength,
		dropAfter: 0.02 * strength,
	});
	world.goCardless.faults.rates = rates();
	world.quickBooks.faults.rates = rates();
	world.quickBooks.staleSyncTokenRate = 0.5;
}

export function stopMishaps({ main: { world } }: ChaosWorld): void {
	world.goCardless.faults.stop();
	world.quickBooks.faults.stop();
	world.quickBooks.staleSyncTokenRate = 0;
}

export function countFaults({ main: { world }, counts }: ChaosWorld): void {
	const { goCardless, quickBooks } = world;
	for (const simulator of [goCardless, quickBooks]) {
		for (const [kind, times] of Object.entries(simulator.faults.injected)) {
			counts.add(`fault_${kind}`, times);
		}
	}
	counts.add('fault_staleSyncToken', quickBooks.staleSyncTokens);
	const mishaps = [
		'runs_aborted',
		'tokens_expired',
		'webhooks_forged',
		'webhooks_lost',
		'webhooks_repeated',
	];
	const faults = goCardless.faults.total + quickBooks.faults.total + quickBooks.staleSyncTokens;
	counts.add('faults_injected', faults + mishaps.reduce((sum, name) => sum + counts.get(name), 0));
}

/** All access tokens end at once, long before their time. */
export function expireTokens({ main: { world }, counts }: ChaosWorld): void {
	world.quickBooks.expireAccessTokens();
	counts.add('tokens_expired');
}

/** A run is cut off at some request; the simulators finish what they have begun. */
export function cutOff(chaos: ChaosWorld, controller: AbortController): void {
	const { random, counts } = chaos;
	const nth = random.integer(1, 8);
	atSomeRequest(chaos, nth, () => {
		counts.add('runs_aborted');
		controller.abort();
	});
}

/** People do not wait for our runs to end. */
export function disturb(chaos: ChaosWorld): void {
	const nth = chaos.random.integer(1, 10);
	atSomeRequest(chaos, nth, () => {
		chaos.counts.add('business_in_mid_run');
		doBusiness(chaos);
	});
}

function atSomeRequest(
	{ main: { world }, random }: ChaosWorld,
	nth: number,
	action: () => void,
): void {
	const vendor: SimulatorServer = random.pick([world.goCardless, world.quickBooks]);
	vendor.faults.interrupt({ nth }, action);
}
