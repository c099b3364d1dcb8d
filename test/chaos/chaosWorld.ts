import type { RunResult } from '../harness/inProcess';
import { SeededRandom } from '../simulators/shared/random';
import { DirectDebitWorld, type TemplateName } from '../world/directDebitWorld';
import { openCompany, type AnyCompany, type ChaosCompany } from './company';
import { Counts } from './counts';
import { decideOutcomes } from './outcomes';
import { chooseSettings } from './settings';
import { openZohoCompany, type ZohoCompany } from './zoho/company';

/** The world of one seed, and what is remembered of it for the judgement at the end. */
export interface ChaosWorld {
	seed: number;
	random: SeededRandom;
	/** The company whose GoCardless account it is, and on some seeds a second one that shares it. */
	companies: ChaosCompany[];
	/** A company on Zoho Books that shares the account, or has it for itself. */
	zoho?: ZohoCompany;
	/** Whose GoCardless account and clock it is; on seeds where Zoho is alone, it does no business. */
	main: ChaosCompany;
	counts: Counts;
	/** Forged or tampered deliveries that started an execution or were not refused. */
	forgeriesAccepted: string[];
	/** A person answers what the templates ask, instead of leaving it. */
	answersQuestions: boolean;
}

export interface ChaosSize {
	customers: number;
	invoices: number;
	days: number;
}

/** Which seeds have what. */
export const hasForeignCustomers = (seed: number) => seed % 6 === 2;
export const hasNeighbour = (seed: number) => seed % 6 === 5;
/** A company on Zoho Books: beside one on QuickBooks Online, or alone. */
export const hasZoho = (seed: number) => seed % 6 === 4 || isZohoAlone(seed);
const isZohoAlone = (seed: number) => seed % 12 === 3;
const isExchanged = (seed: number) => seed % 12 === 2;

export async function createChaosWorld(seed: number, size: ChaosSize): Promise<ChaosWorld> {
	const random = new SeededRandom(seed * 7919 + 13);
	const settings = chooseSettings(random);
	const world = await DirectDebitWorld.create({
		seed,
		multiCurrency: hasForeignCustomers(seed),
		account: {
			fees: {
				surcharge: random.pick([0, 0, 500]),
				...(settings.usesFeeVat || random.chance(0.3)
					? { tax: { percent: 20, rateId: 'GB_VAT_1' } }
					: {}),
			},
			payoutsWithoutSurplus: random.chance(0.3),
			exchangeRates: { 'EUR/GBP': '0.8612345678', 'GBP/EUR': '1.1611241270' },
			...(isExchanged(seed) ? { creditor: { fx_payout_currency: 'GBP' } } : {}),
		},
	});
	decideOutcomes(world.goCardless, seed);
	const main = openCompany({
		world,
		settings,
		random,
		customers: isZohoAlone(seed) ? 0 : size.customers,
		hasForeignCustomers: hasForeignCustomers(seed),
		getsPayouts: true,
	});
	const chaos: ChaosWorld = {
		seed,
		random,
		companies: isZohoAlone(seed) ? [] : [main],
		main,
		counts: new Counts(),
		forgeriesAccepted: [],
		answersQuestions: random.chance(0.6),
	};
	for (const company of chaos.companies) {
		for (let number = 0; number < size.invoices; number += 1) issueInvoice(chaos, company);
	}
	if (hasZoho(seed)) chaos.zoho = await openZoho(chaos, size);
	if (hasNeighbour(seed)) chaos.companies.push(await openNeighbour(chaos, size));
	return chaos;
}

/** Other books with the same GoCardless account; the payouts go to the main company's bank. */
async function openNeighbour(chaos: ChaosWorld, size: ChaosSize): Promise<ChaosCompany> {
	const { random, main } = chaos;
	const neighbour = openCompany({
		world: await DirectDebitWorld.create({ beside: main.world }),
		settings: chooseSettings(random),
		random,
		customers: Math.ceil(size.customers / 2),
		hasForeignCustomers: false,
		getsPayouts: false,
	});
	const many = Math.ceil(size.invoices / 2);
	for (let number = 0; number < many; number += 1) issueInvoice(chaos, neighbour);
	return neighbour;
}

/** Everybody who keeps books, whichever program they are in. */
export function allCompanies({ companies, zoho }: ChaosWorld): AnyCompany[] {
	return zoho === undefined ? companies : [...companies, zoho];
}

async function openZoho(chaos: ChaosWorld, size: ChaosSize): Promise<ZohoCompany> {
	const { random, main, seed, counts } = chaos;
	const isAlone = isZohoAlone(seed);
	const share = isAlone ? 1 : 0.5;
	const company = await openZohoCompany({
		collector: main.world,
		settings: chooseSettings(random),
		random,
		seed,
		customers: Math.ceil(size.customers * share),
		currency: isAlone ? 'GBP' : 'EUR',
	});
	const many = Math.ceil(size.invoices * share);
	for (let number = 0; number < many; number += 1) issueInvoice(chaos, company);
	counts.add('zoho_companies');
	return company;
}

export function issueInvoice({ random, counts }: ChaosWorld, company: AnyCompany): void {
	const amount = random.integer(100, 50_000);
	const { world, customers, highestTotals } = company;
	highestTotals.set(world.seedInvoice(random.pick(customers), amount), amount);
	counts.add('invoices');
}

/** What an execution has left behind. */
export function noteRun(
	{ counts }: ChaosWorld,
	{ plans, secrets, world }: AnyCompany,
	template: TemplateName | 'replay',
	run: RunResult,
): void {
	counts.add('runs');
	counts.add(`runs_${run.status}`);
	if (template !== 'replay') plans.note(template, run, world.clock.today());
	secrets.inspect(run);
}
