import { countWrites, readBooks } from '../world/bookkeeping';
import type { ChaosWorld } from './chaosWorld';
import { checkClearing } from './clearingCheck';
import type { AnyCompany, ChaosCompany } from './company';
import { checkLedger, checkReplay } from './ledgerCheck';
import { checkPayouts } from './payoutsCheck';
import { checkPostings } from './postingsCheck';
import { checkRefunds } from './refundsCheck';
import { runAll } from './settle';
import { checkZohoClearing, checkZohoPayouts } from './zoho/moneyCheck';
import { checkZohoLedger, checkZohoReplay } from './zoho/ledgerCheck';
import { checkZohoPostings } from './zoho/postingsCheck';
import { countZohoWrites, readZohoBooks } from './zoho/reading';
import type { ZohoCompany } from './zoho/company';

/** Numbers are those of the design's list of invariants. */
export const INVARIANTS = [1, 2, 3, 4, 5, 6, 7] as const;

export type InvariantNumber = (typeof INVARIANTS)[number];

export interface Breach {
	invariant: InvariantNumber;
	details: string;
}

/** Judges a world that has settled, by the simulators' own books. */
export async function findBreaches(chaos: ChaosWorld): Promise<Breach[]> {
	const found: Breach[] = [];
	for (const company of chaos.companies) {
		found.push(
			...named(1, checkDebits(company)),
			...named(2, checkPostings(company)),
			...named(2, checkRefunds(company)),
			...named(3, checkClearing(chaos, company)),
			...named(4, checkPayouts(chaos, company)),
			...named(4, checkEntries(company)),
			...named(5, checkLedger(company)),
		);
	}
	if (chaos.zoho !== undefined) found.push(...judgeZoho(chaos, chaos.zoho));
	found.push(...named(6, await checkRepetition(chaos)));
	for (const company of chaos.companies) {
		found.push(...named(6, await checkReplay(chaos, company)));
		found.push(...named(7, [...new Set(company.secrets.leaks)]));
	}
	if (chaos.zoho !== undefined) {
		found.push(...named(6, await checkZohoReplay(chaos, chaos.zoho)));
		found.push(...named(7, [...new Set(chaos.zoho.secrets.leaks)]));
	}
	return [...found, ...named(7, chaos.forgeriesAccepted)];
}

function judgeZoho(chaos: ChaosWorld, zoho: ZohoCompany): Breach[] {
	return [
		...named(1, checkDebits(zoho)),
		...named(2, checkZohoPostings(zoho)),
		...named(3, checkZohoClearing(chaos, zoho)),
		...named(4, checkZohoPayouts(chaos, zoho)),
		...named(5, checkZohoLedger(zoho)),
	];
}

function named(invariant: InvariantNumber, details: string[]): Breach[] {
	return details.map((text) => ({ invariant, details: text }));
}

/** Live and successful debits of an invoice never exceed what it was ever for. */
function checkDebits({ world, highestTotals }: AnyCompany): string[] {
	return [...highestTotals].flatMap(([invoice, total]) => {
		const debited = world.goCardless.liveDebitsOfInvoice(world.books, invoice);
		return debited > total
			? [`Invoice ${invoice} was over ${total} at most, but ${debited} are or were debited.`]
			: [];
	});
}

function checkEntries({ world }: ChaosCompany): string[] {
	const { company, goCardless } = world;
	const entries = [...company.ledger.books.entries, ...goCardless.world.books.entries];
	const unbalanced = entries.filter(
		({ sides }) => sides.reduce((sum, { amount }) => sum + amount, 0) !== 0,
	);
	const sum = Object.values(company.trialBalance()).reduce((total, balance) => total + balance, 0);
	return [
		...unbalanced.map((entry) => `An entry does not balance: ${JSON.stringify(entry)}`),
		...(sum === 0 ? [] : [`The trial balance is off by ${sum}.`]),
	];
}

/** Everything once more: nothing may change, and nothing may even be tried. */
async function checkRepetition(chaos: ChaosWorld): Promise<string[]> {
	const tell = () =>
		JSON.stringify([
			...chaos.companies.map(({ world }) => readBooks(world)),
			...(chaos.zoho === undefined ? [] : [readZohoBooks(chaos.zoho)]),
		]);
	const countAll = () =>
		countWrites(chaos.main.world) + (chaos.zoho === undefined ? 0 : countZohoWrites(chaos.zoho));
	const before = tell();
	const writes = countAll();
	await runAll(chaos);
	const after = tell();
	const written = countAll() - writes;
	return [
		...(written === 0 ? [] : [`Running everything again sent ${written} writes.`]),
		...(before === after ? [] : [`Running everything again changed ${before} to ${after}.`]),
	];
}
