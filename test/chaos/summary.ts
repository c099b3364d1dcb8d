import { Counts } from './counts';
import { INVARIANTS } from './invariants';
import { commandFor } from './options';
import type { SentReport } from './worker';

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

/** One flat object. */
export function summarise(reports: readonly SentReport[]): Record<string, number> {
	const counts = new Counts();
	for (const report of reports) counts.addAll(report.counts);
	const countBroken = (invariant: number) =>
		reports.filter(({ breaches }) => breaches.some((breach) => breach.invariant === invariant))
			.length;
	return {
		seeds: reports.length,
		broken: reports.filter(isBroken).length,
		...Object.fromEntries(
			INVARIANTS.map((invariant) => [`broken.invariant_${invariant}`, countBroken(invariant)]),
		),
		not_judged: reports.filter(({ failure }) => failure !== undefined).length,
		...counts.toObject(),
	};
}
