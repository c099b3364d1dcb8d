import type { FaultRates } from '../simulators/shared/faults';
import type { SimulatorServer } from '../simulators/shared/httpServer';
import { doBusiness } from './business';
import type { ChaosWorld } from './chaosWorld';

/** How the vendors behave until things settle; some seeds are calm, some are stormy. */
export function startMishaps({ main: { world }, zoho, random }: ChaosWorld): void {
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
	// Throttled more often than the others: code 44 comes every minute to whoever is not careful.
	if (zoho !== undefined) {
		zoho.world.zohoBooks.faults.rates = { ...rates(), tooManyRequests: 0.01 * strength };
	}
	world.quickBooks.staleSyncTokenRate = 0.5;
}

export function stopMishaps({ main: { world }, zoho }: ChaosWorld): void {
	world.goCardless.faults.stop();
	world.quickBooks.faults.stop();
	zoho?.world.zohoBooks.faults.stop();
	world.quickBooks.staleSyncTokenRate = 0;
}

export function countFaults(chaos: ChaosWorld): void {
	const { main, counts } = chaos;
	const { quickBooks } = main.world;
	const simulators = vendorsOf(chaos);
	for (const simulator of simulators) {
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
	const injected = simulators.reduce((sum, { faults }) => sum + faults.total, 0);
	const faults = injected + quickBooks.staleSyncTokens;
	counts.add('faults_injected', faults + mishaps.reduce((sum, name) => sum + counts.get(name), 0));
}

/** All access tokens end at once, long before their time. */
export function expireTokens({ main: { world }, zoho, counts }: ChaosWorld): void {
	world.quickBooks.expireAccessTokens();
	zoho?.world.zohoBooks.accounts.tokens.expireAccess();
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

function vendorsOf({ main: { world }, zoho }: ChaosWorld): SimulatorServer[] {
	const vendors: SimulatorServer[] = [world.goCardless, world.quickBooks];
	return zoho === undefined ? vendors : [...vendors, zoho.world.zohoBooks];
}

function atSomeRequest(chaos: ChaosWorld, nth: number, action: () => void): void {
	const vendor = chaos.random.pick(vendorsOf(chaos));
	vendor.faults.interrupt({ nth }, action);
}
