import { countWrites, readBooks } from '../world/bookkeeping';
import type { ChaosWorld } from './chaosWorld';
import { checkClearing } from './clearingCheck';
import { checkPostings } from './postingsCheck';
import { runAll } from './settle';

/** Numbers are those of the design's list of invariants. */
export type InvariantNumber = 1 | 2 | 3 | 4 | 6 | 7;

export const INVARIANTS: readonly InvariantNumber[] = [1, 2, 3, 4, 6, 7];

/** Which parts come with later work: said in the report, so that nobody takes silence for proof. */
export const NOT_YET_ASSERTED = [
	'3: payouts are not booked yet, so clearing is compared with what was collected before payouts',
	'4: no payout has a bank entry yet; that every entry balances is asserted',
	'5: there is no ledger of planned and done actions yet',
];

export interface Breach {
	invariant: InvariantNumber;
	details: string;
}

/** Judges a world that has settled, by the simulators' own books. */
export async function findBreaches(chaos: ChaosWorld): Promise<Breach[]> {
	const found = [
		...named(1, checkDebits(chaos)),
		...named(2, checkPostings(chaos)),
		...named(3, checkClearing(chaos)),
		...named(4, checkEntries(chaos)),
		...named(6, await checkRepetition(chaos)),
	];
	return [...found, ...named(7, [...chaos.forgeriesAccepted, ...new Set(chaos.secrets.leaks)])];
}

function named(invariant: InvariantNumber, details: string[]): Breach[] {
	return details.map((text) => ({ invariant, details: text }));
}

/** Live and successful debits of an invoice never exceed what it was ever for. */
function checkDebits({ world, highestTotals }: ChaosWorld): string[] {
	return [...highestTotals].flatMap(([invoice, total]) => {
		const debited = world.goCardless.liveDebitsOfInvoice(world.books, invoice);
		return debited > total
			? [`Invoice ${invoice} was over ${total} at most, but ${debited} are or were debited.`]
			: [];
	});
}

function checkEntries({ world }: ChaosWorld): string[] {
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
	const { world } = chaos;
	const before = JSON.stringify(readBooks(world));
	const writes = countWrites(world);
	await runAll(chaos);
	const after = JSON.stringify(readBooks(world));
	const written = countWrites(world) - writes;
	return [
		...(written === 0 ? [] : [`Running everything again sent ${written} writes.`]),
		...(before === after ? [] : [`Running everything again changed ${before} to ${after}.`]),
	];
}
