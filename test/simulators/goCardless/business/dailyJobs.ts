import type { World } from '../world';
import { settleSchedules } from './instalments';
import { runMandates } from './mandates';
import { runPayments } from './paymentDays';
import { runPayouts } from './payouts';
import { runRefunds } from './refunds';
import { runSubscriptions } from './subscriptions';

/** What GoCardless does by itself whenever time has moved on, in the order of a day. */
export function runDailyJobs(world: World): void {
	settleSchedules(world);
	runMandates(world);
	runSubscriptions(world);
	runPayments(world);
	runRefunds(world);
	runPayouts(world);
}
