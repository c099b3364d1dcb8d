import { Counts } from './counts';
import { INVARIANTS } from './invariants';
import { commandFor } from './options';
import type { SentReport } from './worker';

const ALL_INVARIANTS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Broken, or so much out of order that it could not be judged. */
export function isBroken({ breaches, failure }: SentReport): boolean {
	return breaches.length > 0 || failure !== undefined;
}

/** A line on a seed; for a broken one all that is known, and how to run it alone. */
export function describe(report: SentReport): string {
	const { seed, breaches, failure, milliseconds, counts } = report;
	const told = ['debits', 'postings', 'runs', 'faults_injected']
		.map((name) => `${name.replace('_', ' ')} ${counts[name] ?? 0}`)
		.join(', ');
	const state = isBroken(report) ? 'BROKEN' : 'holds';
	return [
		`seed ${seed} ${state} in ${(milliseconds / 1000).toFixed(1)} s: ${told}`,
		...breaches.map(({ invariant, details }) => `  invariant ${invariant}: ${details}`),
		...(failure === undefined ? [] : [`  it could not be judged: ${failure}`]),
		...(isBroken(report) ? [`  run it alone: ${commandFor(seed)}`] : []),
	].join('\n');
}

/** One flat object; an invariant that is not asserted yet is null and never zero. */
export function summarise(reports: readonly SentReport[]): Record<string, number | null> {
	const counts = new Counts();
	for (const report of reports) counts.addAll(report.counts);
	const isAsserted = (invariant: number) => (INVARIANTS as readonly number[]).includes(invariant);
	const countBroken = (invariant: number) =>
		reports.filter(({ breaches }) => breaches.some((breach) => breach.invariant === invariant))
			.length;
	return {
		seeds: reports.length,
		broken: reports.filter(isBroken).length,
		...Object.fromEntries(
			ALL_INVARIANTS.map((invariant) => [
				`broken.invariant_${invariant}`,
				isAsserted(invariant) ? countBroken(invariant) : null,
			]),
		),
		not_judged: reports.filter(({ failure }) => failure !== undefined).length,
		...counts.toObject(),
	};
}
