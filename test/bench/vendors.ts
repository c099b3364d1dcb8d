import { CONCURRENCY } from '../../nodes/GoCardless/concurrency';
import type { SimulatorServer } from '../simulators/shared/httpServer';
import { VENDOR_LIMITS } from '../simulators/quickBooksOnline';
import { VENDOR_LIMITS as ZOHO_LIMITS } from '../simulators/zohoBooks';
import { leastMilliseconds } from './idealSchedule';

/** From request to answer, at all vendors. */
export const LATENCY_MS = 80;

export const VENDORS = {
	/** GoCardless sheet 1.4. */
	goCardless: {
		allowances: [{ limit: 1000, windowMs: 60_000 }],
		concurrency: CONCURRENCY,
	},
	/** QuickBooks sheet 3; 40 batches a minute are more than any run here needs. */
	quickBooks: {
		allowances: [
			{ limit: VENDOR_LIMITS.perSecond, windowMs: 1000 },
			{ limit: VENDOR_LIMITS.perMinute, windowMs: 60_000 },
		],
		concurrency: 4,
	},
	/** Zoho sheet 4: so many calls a minute for an organisation, and ten at a time on a paid plan. */
	zoho: {
		allowances: [{ limit: ZOHO_LIMITS.perMinute, windowMs: 60_000 }],
		concurrency: 10,
	},
} as const;

export type Vendor = keyof typeof VENDORS;

/** The ideal time of so many calls, see `leastMilliseconds`. */
export function idealMilliseconds(vendor: Vendor, calls: number, already = 0): number {
	return leastMilliseconds({ ...VENDORS[vendor], calls, already, latencyMs: LATENCY_MS });
}

export function slowDown(...simulators: SimulatorServer[]): void {
	for (const { faults } of simulators) {
		faults.rates = { latency: { from: LATENCY_MS, to: LATENCY_MS } };
	}
}

export function count429(simulator: SimulatorServer): number {
	return simulator.count({ status: 429 });
}

/** Forgets the calls so far, for instance those of a warm-up. */
export function forgetCalls(...simulators: SimulatorServer[]): void {
	for (const simulator of simulators) simulator.calls.length = 0;
}
