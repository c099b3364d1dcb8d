/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { readOptions } from './options';
import { FULL_SIZE, SMALL_SIZE } from './sizes';
import { describe, isBroken, summarise } from './summary';
import type { SentReport } from './worker';
import { runSeeds } from './workers';

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

async function main(): Promise<boolean> {
	const { seeds, json, small } = readOptions(process.argv.slice(2));
	say(`Chaos over ${seeds.length} seeds.`);
	const reports: SentReport[] = [];
	await runSeeds(seeds, small ? SMALL_SIZE : FULL_SIZE, (report) => {
		reports.push(report);
		say(describe(report));
	});
	const summary = summarise(reports);
	say(json ? JSON.stringify(summary) : `${String(summary.broken)} of ${reports.length} broken.`);
	return !reports.some(isBroken);
}

main().then(
	(holds) => process.exit(holds ? 0 : 1),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	},
);
