import type { TemplateName } from '../world/directDebitWorld';
import { answerQuestions } from './answers';
import { allCompanies, type ChaosWorld } from './chaosWorld';
import type { AnyCompany } from './company';
import { moveMoney } from './business';
import { stopMishaps } from './mishaps';
import { replayUnfinished } from './replay';
import { runOnce } from './timeline';
import { answerZohoQuestions } from './zoho/answers';

/** The sweep comes twice, as it does every hour: a refund is booked once its payment is. */
const TEMPLATES: readonly TemplateName[] = [
	'events',
	'mandates',
	'collections',
	'events',
	'payouts',
];

/** Days enough for the last debit to be confirmed, paid out, and to fail late. */
const ROUNDS = 4;

/** Within what the sweeps look back. */
const DAYS_A_ROUND = 6;

interface SettleOptions {
	rounds?: number;
	/** What banks and payers still do in a round; not in the last two, after which all has to be quiet. */
	actsARound?: number;
}

/** Things calm down: nothing goes wrong any more, and the schedules run as they should. */
export async function settle(
	chaos: ChaosWorld,
	{ rounds = ROUNDS, actsARound = 0 }: SettleOptions = {},
): Promise<void> {
	const { clock } = chaos.main.world;
	stopMishaps(chaos);
	await replayAll(chaos);
	for (let round = 0; round < rounds; round += 1) {
		await runAll(chaos);
		if (chaos.answersQuestions) answerAll(chaos);
		if (round < rounds - 2) for (let act = 0; act < actsARound; act += 1) moveMoney(chaos);
		await clock.advance({ days: DAYS_A_ROUND });
	}
	// The last debits are made in the first of these, and nothing is left for the second.
	await runAll(chaos);
	await runAll(chaos);
	await replayAll(chaos);
}

async function replayAll(chaos: ChaosWorld): Promise<void> {
	for (const company of allCompanies(chaos)) {
		const run = await replayUnfinished(chaos, company);
		if (run.status !== 'success') (await replayUnfinished(chaos, company)).demandSuccess();
	}
}

export async function runAll(chaos: ChaosWorld): Promise<void> {
	for (const company of allCompanies(chaos)) {
		for (const template of templatesOf(company)) {
			const run = await runOnce(chaos, company, template);
			// A connection that broke before, and was renewed just now.
			if (run.status !== 'success') (await runOnce(chaos, company, template)).demandSuccess();
		}
	}
}

function answerAll({ companies, zoho }: ChaosWorld): void {
	for (const company of companies) answerQuestions(company);
	if (zoho !== undefined) answerZohoQuestions(zoho);
}

function templatesOf({ getsPayouts }: AnyCompany): readonly TemplateName[] {
	return TEMPLATES.filter((template) => getsPayouts || template !== 'payouts');
}
