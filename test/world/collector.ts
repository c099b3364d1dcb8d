import { GoCardlessSimulator } from '../simulators/goCardless';
import type { GoCardlessSimulatorOptions } from '../simulators/goCardless/settings';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';

/** A GoCardless account and its clock, which all books that collect with it follow. */
export interface Collector {
	clock: SimulatedClock;
	goCardless: GoCardlessSimulator;
}

export interface CollectorOptions {
	/** Seed of everything that is left to chance. */
	seed?: number;
	/** True: the rate limits of the vendors, for runs that are about pace. */
	limits?: boolean;
	/** What the GoCardless account is like: fees, exchange, payouts. */
	account?: Pick<
		GoCardlessSimulatorOptions,
		'creditor' | 'exchangeRates' | 'fees' | 'payoutsWithoutSurplus'
	>;
	/** The business begins so many days before today. */
	startsDaysAgo?: number;
}

export async function startCollector(options: CollectorOptions = {}): Promise<Collector> {
	const { seed: chance = 1, limits, account, startsDaysAgo = 0 } = options;
	// The clock starts today, because nodes ask the host for the date.
	const clock = new SimulatedClock(new Date(Date.now() - startsDaysAgo * 86_400_000));
	const goCardless = new GoCardlessSimulator({
		...account,
		clock,
		faults: new Faults(chance),
		...(limits === true ? {} : { rateLimitPerMinute: 1_000_000 }),
	});
	await goCardless.listen();
	return { clock, goCardless };
}
