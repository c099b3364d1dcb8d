import { createChaosWorld, type ChaosSize } from './chaosWorld';
import type { ChaosCompany } from './company';
import type { Counts } from './counts';
import { followClock } from './hostDate';
import { findBreaches, type Breach } from './invariants';
import { countFaults, startMishaps } from './mishaps';
import { settle } from './settle';
import { liveOneDay } from './timeline';
import { countZohoBookings } from './zoho/reading';

/** While the schedules run well again, life goes on. */
const ACTS_A_ROUND = 3;

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
	const { counts, companies } = chaos;
	const { world } = chaos.main;
	const stopFollowing = followClock(world.clock);
	const report = (breaches: Breach[], failure?: string): SeedReport => {
		const milliseconds = Math.round(performance.now() - started);
		return { seed, breaches, failure, counts, milliseconds };
	};
	try {
		startMishaps(chaos);
		for (let day = 0; day < size.days; day += 1) await liveOneDay(chaos);
		await settle(chaos, { actsARound: ACTS_A_ROUND });
		countFaults(chaos);
		counts.add('debits', world.goCardless.world.payments.size);
		counts.add('payouts', world.goCardless.world.payouts.size);
		counts.add('refunds', world.goCardless.world.refunds.size);
		counts.add('companies', companies.length);
		for (const company of companies) countBookings(counts, company);
		if (chaos.zoho !== undefined) countZohoBookings(counts, chaos.zoho);
		counts.add('calls', world.goCardless.calls.length + world.quickBooks.calls.length);
		return report(await findBreaches(chaos));
	} catch (error) {
		return report([], error instanceof Error ? (error.stack ?? error.message) : String(error));
	} finally {
		stopFollowing();
		await chaos.zoho?.world.zohoBooks.close();
		await world.close();
	}
}

/** What is in the books, and not somebody's by hand. */
function countBookings(counts: Counts, { world: { company } }: ChaosCompany): void {
	const payments = [...company.store('Payment').all()];
	const isOurs = ({ body }: { body: Record<string, unknown> }) =>
		String(body.PaymentRefNum ?? '').startsWith('PM');
	counts.add('payments', payments.length);
	counts.add('postings', payments.filter(isOurs).length);
	counts.add('deposits', company.store('Deposit').size);
	const numbers = [...company.store('JournalEntry').all()].map(({ body }) =>
		String(body.DocNumber),
	);
	counts.add('reversals', numbers.filter((number) => /^PM.*-R\d$/.test(number)).length);
	counts.add('reinstatements', numbers.filter((number) => /^PM.*-W\d$/.test(number)).length);
	const refunds = numbers.filter((number) => /^RF\w+$/.test(number)).length;
	counts.add('refunds_booked', refunds + company.store('RefundReceipt').size);
}
