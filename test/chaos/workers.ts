/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import type { ChaosSize } from './chaosWorld';
import type { Assignment, SentReport } from './worker';

/** A seed mostly waits for retries, so a core serves several. */
const SEEDS_A_CORE = 2;

/** Runs seeds in processes of their own; reports come in the order of the seeds. */
export async function runSeeds(
	seeds: readonly number[],
	size: ChaosSize,
	report: (report: SentReport) => void,
): Promise<void> {
	const waiting = [...seeds];
	const done = new Map<number, SentReport>();
	let next = 0;
	const deliver = (finished: SentReport) => {
		done.set(finished.seed, finished);
		for (let found = done.get(seeds[next] ?? NaN); found !== undefined; ) {
			report(found);
			next += 1;
			found = done.get(seeds[next] ?? NaN);
		}
	};
	const processes = Math.min(seeds.length, availableParallelism() * SEEDS_A_CORE);
	await Promise.all(
		Array.from({ length: processes }, async () => await work(waiting, size, deliver)),
	);
}

/** One process takes seeds until none is left. */
async function work(
	waiting: number[],
	size: ChaosSize,
	deliver: (report: SentReport) => void,
): Promise<void> {
	const child = fork(join(__dirname, 'worker.ts'), { execArgv: ['--import', 'tsx'] });
	try {
		for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
			const assignment: Assignment = { seed, size };
			deliver(
				await new Promise<SentReport>((resolve, reject) => {
					child.removeAllListeners();
					child.once('message', (report) => resolve(report as SentReport));
					child.once('exit', (code) =>
						reject(new Error(`The process of seed ${seed} ended with ${code}.`)),
					);
					child.send(assignment);
				}),
			);
		}
	} finally {
		child.removeAllListeners();
		child.kill();
	}
}
