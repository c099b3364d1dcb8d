import type { ChaosSize } from './chaosWorld';

export const FULL_SIZE: ChaosSize = { customers: 8, invoices: 12, days: 10 };

/** For the seeds of every test run. */
export const SMALL_SIZE: ChaosSize = { customers: 4, invoices: 6, days: 5 };
