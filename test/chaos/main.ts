/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { Counts } from './counts';
import { INVARIANTS, NOT_YET_ASSERTED } from './invariants';
import { commandFor, readOptions } from './options';
import { runSeed, type SeedReport } from './runSeed';

const ALL_INVARIANTS = [1, 2, 3, 4, 5, 6, 7] as const;

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

function describe({ seed, breaches, failure, milliseconds, counts }: SeedReport): string {
	const state = breaches.length === 0 && failure === undefined ? 'holds' : 'BROKEN';
	const told = ['debits', 'postings', 'runs', 'faults_injected']
		.map((name) => `${name.replace('_', ' ')} ${counts.get(name)}`)
		.join(', ');
	return [
		`seed ${seed} ${state} in ${(milliseconds / 1000).toFixed(1)} s: ${told}`,
		...breaches.map(({ invariant, details }) => `  invariant ${invariant}: ${details}`),
		...(failure === undefined ? [] : [`  it could not be judged: ${failure}`]),
		...(state === 'holds' ? [] : [`  run it alone: ${commandFor(seed)}`]),
	].join('\n');
}

/** One flat object; an invariant that is not asserted yet is null and never zero. */
function summarise(reports: readonly SeedReport[]): Record<string, unknown> {
	const counts = new Counts();
	for (const report of reports) counts.addAll(report.counts);
	const isAsserted = (invariant: number) => (INVARIANTS as readonly number[]).includes(invariant);
	const broken = (invariant: number) =>
		reports.filter(({ breaches }) => breaches.some((breach) => breach.invariant === invariant));
	return {
		seeds: reports.length,
		broken: reports.filter(isBroken).length,
		...Object.fromEntries(
			ALL_INVARIANTS.map((invariant) => [
				`broken.invariant_${invariant}`,
				isAsserted(invariant) ? broken(invariant).length : null,
			]),
		),
		not_judged: reports.filter(({ failure }) => failure !== undefined).length,
		seconds: Math.round(reports.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000),
		...counts.toObject(),
	};
}

function isBroken({ breaches, failure }: SeedReport): boolean {
	return breaches.length > 0 || failure !== undefined;
}

async function main(): Promise<void> {
	const { from, to, json } = readOptions(process.argv.slice(2));
	say(`Chaos, seeds ${from} to ${to}. Not asserted yet:`);
	for (const note of NOT_YET_ASSERTED) say(`  invariant ${note}`);
	const reports: SeedReport[] = [];
	for (let seed = from; seed <= to; seed += 1) {
		const report = await runSeed(seed);
		reports.push(report);
		say(describe(report));
	}
	const summary = summarise(reports);
	say(json ? JSON.stringify(summary) : `${String(summary.broken)} of ${reports.length} broken`);
	process.exitCode = reports.some(isBroken) ? 1 : 0;
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	},
);
