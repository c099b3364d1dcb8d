import { createChaosWorld, type ChaosSize } from './chaosWorld';
import { Counts } from './counts';
import { followClock } from './hostDate';
import { findBreaches, type Breach } from './invariants';
import { countFaults, startMishaps } from './mishaps';
import { settle } from './settle';
import { liveOneDay } from './timeline';

export interface SeedReport {
	seed: number;
	breaches: Breach[];
	/** What ended the seed before it could be judged: a fault of the harness, or of ours. */
	failure?: string;
	counts: Counts;
	milliseconds: number;
}

/** A month of business with mishaps, then quiet, then the judgement. */
export async function runSeed(seed: number, size: ChaosSize): Promise<SeedReport> {
	const started = performance.now();
	const chaos = await createChaosWorld(seed, size);
	const { world, counts } = chaos;
	const stopFollowing = followClock(world.clock);
	const report = (breaches: Breach[], failure?: string): SeedReport => {
		const milliseconds = Math.round(performance.now() - started);
		return { seed, breaches, failure, counts, milliseconds };
	};
	try {
		startMishaps(chaos);
		for (let day = 0; day < size.days; day += 1) await liveOneDay(chaos);
		await settle(chaos);
		countFaults(chaos);
		counts.add('debits', world.goCardless.world.payments.size);
		counts.add('payments', world.company.store('Payment').size);
		counts.add('postings', countPostings(chaos.world.company.store('Payment').all()));
		counts.add('calls', world.goCardless.calls.length + world.quickBooks.calls.length);
		return report(await findBreaches(chaos));
	} catch (error) {
		return report([], error instanceof Error ? (error.stack ?? error.message) : String(error));
	} finally {
		stopFollowing();
		await world.close();
	}
}

/** Payments in the books that are ours, and not somebody's by hand. */
function countPostings(payments: Iterable<{ body: Record<string, unknown> }>): number {
	return [...payments].filter(({ body }) => String(body.PaymentRefNum ?? '').startsWith('PM'))
		.length;
}
