/* eslint-disable @n8n/community-nodes/require-node-api-error */
import type { RunResult } from '../harness/inProcess';
import type { GoCardlessSimulator } from '../simulators/goCardless';
import { addDays } from '../simulators/shared/clock';
import type { TemplateName } from '../world/directDebitWorld';
import { doBusiness } from './business';
import { allCompanies, noteRun, type ChaosWorld } from './chaosWorld';
import type { AnyCompany } from './company';
import { deliverWebhooks, loseWebhooks } from './deliveries';
import { cutOff, disturb, expireTokens } from './mishaps';
import { reconnectIfAsked } from './reconnect';
import { replayUnfinished } from './replay';

/** How often a day sees each template run. */
const HABITS: Array<[template: TemplateName, chance: number]> = [
	['mandates', 0.4],
	['collections', 0.8],
	['events', 0.5],
	['payouts', 0.4],
];

/** The sweep looks back eight days (template 04): a host that is down for longer is told to the user. */
const LONGEST_WITHOUT_SWEEP = 5;

/** One day of business, with everything that can go wrong in it. */
export async function liveOneDay(chaos: ChaosWorld): Promise<void> {
	const { random, main } = chaos;
	const { clock } = main.world;
	for (let acts = random.integer(0, 4); acts > 0; acts -= 1) doBusiness(chaos);
	if (random.chance(0.15)) expireTokens(chaos);
	for (const company of allCompanies(chaos)) {
		for (const [template, chance] of HABITS) {
			if (!company.getsPayouts && template === 'payouts') continue;
			const isOverdue =
				template === 'events' && addDays(company.lastSweep, LONGEST_WITHOUT_SWEEP) <= clock.today();
			if (isOverdue || random.chance(chance)) await runSomehow(chaos, company, template);
			if (isOverdue) await runOnce(chaos, company, template);
		}
		if (random.chance(0.2)) await replayUnfinished(chaos, company);
	}
	if (random.chance(0.8)) await deliverWebhooks(chaos);
	else loseWebhooks(chaos);
	answerInvitations(chaos);
	await clock.advance({ days: random.integer(1, 3) });
}

/** Once, again, two at a time, or cut off; sometimes while somebody is at work in the books. */
async function runSomehow(
	chaos: ChaosWorld,
	company: AnyCompany,
	template: TemplateName,
): Promise<void> {
	const { random } = chaos;
	if (random.chance(0.4)) disturb(chaos);
	const manner = random.next();
	if (manner < 0.15) {
		const controller = new AbortController();
		cutOff(chaos, controller);
		await runOnce(chaos, company, template, controller.signal);
	} else if (manner < 0.35) {
		chaos.counts.add('runs_side_by_side', 2);
		await Promise.all([runOnce(chaos, company, template), runOnce(chaos, company, template)]);
	} else {
		await runOnce(chaos, company, template);
		if (manner < 0.45) await runOnce(chaos, company, template);
	}
}

export async function runOnce(
	chaos: ChaosWorld,
	company: AnyCompany,
	template: TemplateName,
	signal?: AbortSignal,
): Promise<RunResult> {
	const { world } = company;
	const run = await world.run(template, { signal });
	await world.clock.advance({ minutes: 2 });
	noteRun(chaos, company, template, run);
	reconnectIfAsked(chaos, company, run);
	if (template === 'events' && run.status === 'success') company.lastSweep = world.clock.today();
	return run;
}

/** Payers take their time. */
function answerInvitations({ main, random, counts }: ChaosWorld): void {
	const { goCardless } = main.world;
	for (const { id, status } of goCardless.world.billingRequests.all()) {
		if (status !== 'pending' || !random.chance(0.4)) continue;
		counts.add(openLink(goCardless, id) ? 'mandates_set_up' : 'payers_without_link');
	}
}

/** A link ends after a week, or was never made: the payer waits for the next. */
function openLink(goCardless: GoCardlessSimulator, billingRequest: string): boolean {
	try {
		goCardless.completeFlow(billingRequest);
		return true;
	} catch (error) {
		if (/expired|not found/.test(String(error))) return false;
		throw error;
	}
}
