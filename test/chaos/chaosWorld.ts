import type { RunResult } from '../harness/inProcess';
import { SeededRandom } from '../simulators/shared/random';
import { seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import { DirectDebitWorld } from '../world/directDebitWorld';
import { Counts } from './counts';
import { decideOutcomes } from './outcomes';
import { PlanMemory } from './planMemory';
import { SecretWatch } from './secretWatch';

export type PostingMoment = 'submitted' | 'confirmed' | 'paid_out';

/** The world of one seed, and what is remembered of it for the judgement at the end. */
export interface ChaosWorld {
	seed: number;
	random: SeededRandom;
	world: DirectDebitWorld;
	moment: PostingMoment;
	/** Customer ids of the books. */
	customers: string[];
	/** The highest total each invoice ever had, minor units. */
	highestTotals: Map<string, number>;
	counts: Counts;
	plans: PlanMemory;
	secrets: SecretWatch;
	/** Forged or tampered deliveries that started an execution or were not refused. */
	forgeriesAccepted: string[];
}

export interface ChaosSize {
	customers: number;
	invoices: number;
	days: number;
}

export async function createChaosWorld(seed: number, size: ChaosSize): Promise<ChaosWorld> {
	const random = new SeededRandom(seed * 7919 + 13);
	const moment = random.pick<PostingMoment>([
		'confirmed',
		'confirmed',
		'confirmed',
		'submitted',
		'paid_out',
	]);
	const world = await DirectDebitWorld.create({
		seed,
		settings: {
			postingMoment: moment,
			maximumAttempts: random.integer(1, 2),
			inviteCustomers: random.pick(['all', 'withBalance']),
			leadDays: random.integer(5, 90),
		},
	});
	decideOutcomes(world.goCardless, seed);
	const customers = Array.from({ length: size.customers }, (_, number) => {
		const name = `Customer ${number + 1} Ltd`;
		if (random.chance(0.6)) return world.seedPayer(name).id;
		const email = `customer${number + 1}@payer.example`;
		return seedCustomer(world.company, { name, email, extra: { CompanyName: name } });
	});
	const chaos: ChaosWorld = {
		seed,
		random,
		world,
		moment,
		customers,
		highestTotals: new Map(),
		counts: new Counts(),
		plans: new PlanMemory(),
		secrets: new SecretWatch(world),
		forgeriesAccepted: [],
	};
	for (let number = 0; number < size.invoices; number += 1) issueInvoice(chaos);
	return chaos;
}

export function issueInvoice({
	world,
	random,
	customers,
	highestTotals,
	counts,
}: ChaosWorld): void {
	const amount = random.integer(100, 50_000);
	highestTotals.set(world.seedInvoice(random.pick(customers), amount), amount);
	counts.add('invoices');
}

/** What an execution has left behind. */
export function noteRun({ plans, secrets, counts }: ChaosWorld, run: RunResult): void {
	counts.add('runs');
	counts.add(`runs_${run.status}`);
	plans.note(run);
	secrets.inspect(run);
}
