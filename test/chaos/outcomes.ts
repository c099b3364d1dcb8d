import type { GoCardlessSimulator, Outcome } from '../simulators/goCardless';
import { SeededRandom } from '../simulators/shared/random';

const CHANCES: Array<[outcome: Outcome, share: number]> = [
	['fail', 0.12],
	['lateFailure', 0.08],
	['chargeback', 0.1],
];

/**
 * What becomes of each debit, by seed and payment id alone, so that it does not depend on the order
 * in which the bank looks at them.
 */
export function decideOutcomes(goCardless: GoCardlessSimulator, seed: number): void {
	const lotOf = (id: string) => new SeededRandom(seed * 65_537 + hash(id)).next();
	let from = 0;
	for (const [outcome, share] of CHANCES) {
		const low = from;
		const high = from + share;
		goCardless.decide(
			({ id }) => {
				const lot = lotOf(id);
				return lot >= low && lot < high;
			},
			outcome,
			{
				cause: outcome === 'chargeback' ? 'authorisation_disputed' : 'refer_to_payer',
				beforePayout: seed % 2 === 0,
			},
		);
		from = high;
	}
}

function hash(text: string): number {
	return [...text].reduce(
		(sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003,
		7,
	);
}
