/* eslint-disable @n8n/community-nodes/require-node-api-error */
import type { RunResult } from '../harness/inProcess';
import type { GoCardlessSimulator } from '../simulators/goCardless';
import { tokenAfterConsent } from '../world/connections';
import type { TemplateName } from '../world/directDebitWorld';
import { doBusiness } from './business';
import { noteRun, type ChaosWorld } from './chaosWorld';
import { deliverWebhooks } from './deliveries';
import { cutOff, disturb, expireTokens } from './mishaps';

/** How often a day sees each template run. */
const HABITS: Array<[template: TemplateName, chance: number]> = [
	['mandates', 0.5],
	['collections', 0.8],
	['events', 0.5],
];

/** One day of business, with everything that can go wrong in it. */
export async function liveOneDay(chaos: ChaosWorld): Promise<void> {
	const { random, world } = chaos;
	for (let acts = random.integer(0, 3); acts > 0; acts -= 1) doBusiness(chaos);
	if (random.chance(0.15)) expireTokens(chaos);
	for (const [template, chance] of HABITS) {
		if (random.chance(chance)) await runSomehow(chaos, template);
	}
	if (random.chance(0.7)) await deliverWebhooks(chaos);
	answerInvitations(chaos);
	await world.clock.advance({ days: random.integer(1, 3) });
}

/** Once, again, two at a time, or cut off; sometimes while somebody is at work in the books. */
async function runSomehow(chaos: ChaosWorld, template: TemplateName): Promise<void> {
	const { random } = chaos;
	if (random.chance(0.4)) disturb(chaos);
	const manner = random.next();
	if (manner < 0.15) {
		const controller = new AbortController();
		cutOff(chaos, controller);
		await runOnce(chaos, template, controller.signal);
	} else if (manner < 0.35) {
		chaos.counts.add('runs_side_by_side', 2);
		await Promise.all([runOnce(chaos, template), runOnce(chaos, template)]);
	} else {
		await runOnce(chaos, template);
		if (manner < 0.45) await runOnce(chaos, template);
	}
}

export async function runOnce(
	chaos: ChaosWorld,
	template: TemplateName,
	signal?: AbortSignal,
): Promise<RunResult> {
	const run = await chaos.world.run(template, { signal });
	await chaos.world.clock.advance({ minutes: 2 });
	noteRun(chaos, run);
	reconnectIfAsked(chaos, run);
	return run;
}

/** A person reads the error and connects the credential again, as it says. */
function reconnectIfAsked({ world, counts, secrets }: ChaosWorld, run: RunResult): void {
	if (!/connect it again/.test(`${run.error?.message} ${run.error?.description}`)) return;
	const issued = world.quickBooks.issueTokens(world.company.realmId);
	world.n8n.credentials.change(world.credentialIds.quickBooks, {
		oauthTokenData: tokenAfterConsent(issued),
	});
	secrets.collect();
	counts.add('reconnected');
}

/** Payers take their time. */
function answerInvitations({ world, random, counts }: ChaosWorld): void {
	for (const { id, status } of world.goCardless.world.billingRequests.all()) {
		if (status !== 'pending' || !random.chance(0.4)) continue;
		counts.add(openLink(world.goCardless, id) ? 'mandates_set_up' : 'payers_without_link');
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
