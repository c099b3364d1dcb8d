import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runInForeground } from './childProcess.mjs';

/** A test file that could not even be loaded counts as one failure: it must never look like "nothing failed". */
function summarise({ numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
	const failed = numFailedTests + numRuntimeErrorTestSuites;
	const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
	return `${numPassedTests} passed, ${failed} failed${skipped}`;
}

/** Runs jest (arguments are handed on) and closes with one plain line of numbers. @returns the exit code */
export async function runTests(projectFolder, args) {
	const reportFolder = join(projectFolder, '.runtime');
	const report = join(reportFolder, 'jest.json');
	mkdirSync(reportFolder, { recursive: true });
	rmSync(report, { force: true });
	const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
	const exitCode = await runInForeground(
		process.execPath,
		[jest, '--json', `--outputFile=${report}`, ...args],
		{ cwd: projectFolder },
	);
	if (!existsSync(report)) {
		process.stdout.write('0 passed, 1 failed\n');
		return exitCode || 1;
	}
	process.stdout.write(`${summarise(JSON.parse(readFileSync(report, 'utf8')))}\n`);
	return exitCode;
}
