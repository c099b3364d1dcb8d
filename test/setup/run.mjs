/**
 * The one entrance of `npm start`, `npm test`, `npm run bench` and `npm run chaos`. Needs nothing but Node and npm:
 * installs what is missing, builds what changed, then does the job. Only Node's own modules may be imported from here.
 *
 *   node test/setup/run.mjs <command> [arguments of the command]
 *   node test/setup/run.mjs prepare          everything but the job itself
 *   node test/setup/run.mjs where            prints where the pinned n8n is, as JSON
 */
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBuild } from './build.mjs';
import { runInForeground } from './childProcess.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureRuntime, findRuntime } from './n8nRuntime.mjs';
import { requireNode } from './nodeVersion.mjs';
import { say, SetupProblem } from './progress.mjs';
import { runTests } from './tests.mjs';

const PROJECT_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const runScript = (script) => async (args) =>
	await runInForeground(
		process.execPath,
		['--import', 'tsx', join(PROJECT_FOLDER, script), ...args],
		{
			cwd: PROJECT_FOLDER,
		},
	);

const COMMANDS = {
	start: { needsN8n: true, run: runScript('test/demo/main.ts') },
	test: { needsN8n: true, run: async (args) => await runTests(PROJECT_FOLDER, args) },
	bench: { needsN8n: true, run: runScript('test/bench/main.ts') },
	chaos: { needsN8n: false, run: runScript('test/chaos/main.ts') },
	prepare: { needsN8n: true, run: async () => 0 },
};

async function main([name, ...args]) {
	if (name === 'where') {
		process.stdout.write(`${JSON.stringify(findRuntime() ?? null)}\n`);
		return 0;
	}
	const command = COMMANDS[name];
	if (!command) {
		throw new SetupProblem(`Say what to run: one of ${Object.keys(COMMANDS).join(', ')}.`);
	}
	requireNode();
	await ensureDependencies(PROJECT_FOLDER);
	await ensureBuild(PROJECT_FOLDER);
	if (command.needsN8n) await ensureRuntime();
	return await command.run(args);
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof SetupProblem)) throw error;
	say(`\n${error.message}`);
	process.exitCode = 1;
}
