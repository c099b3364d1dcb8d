import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runInForeground } from './childProcess.mjs';

/**
 * The layers of the tests, quickest first, each in a process of its own: in one process the nodes, engines
 * and simulators of some two hundred files would add up to more memory than Node.js takes.
 */
const LAYERS = [
	'/test/(unit|property)/',
	'/test/(simulators|schemas|harness/inProcess)/',
	'/test/workflow/',
	'/test/chaos/',
	'/test/(e2e|harness/realN8n)/',
];

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** A test file that could not even be loaded counts as one failure: it must never look like "nothing failed". */
function count(report) {
	if (!existsSync(report)) return { ...NOTHING, failed: 1 };
	const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
		readFileSync(report, 'utf8'),
	);
	return {
		passed: numPassedTests,
		failed: numFailedTests + numRuntimeErrorTestSuites,
		skipped: numPendingTests,
	};
}

/**
 * Runs jest (arguments are handed on) and closes with one plain line of numbers. Without arguments all
 * layers run, one after the other, whatever became of those before. @returns the exit code
 */
export async function runTests(projectFolder, args) {
	const reportFolder = join(projectFolder, '.runtime');
	const report = join(reportFolder, 'jest.json');
	const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
	mkdirSync(reportFolder, { recursive: true });
	const total = { ...NOTHING };
	let exitCode = 0;
	for (const layer of args.length > 0 ? [args] : LAYERS.map((pattern) => [pattern])) {
		rmSync(report, { force: true });
		const code = await runInForeground(
			process.execPath,
			[jest, '--json', `--outputFile=${report}`, ...layer],
			{ cwd: projectFolder },
		);
		exitCode ||= existsSync(report) ? code : code || 1;
		const result = count(report);
		for (const key of Object.keys(total)) total[key] += result[key];
	}
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
	process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
	return exitCode;
}
