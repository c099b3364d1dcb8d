import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CommandFailed, npmCommand, runQuietly } from './childProcess.mjs';
import { SetupProblem, step } from './progress.mjs';

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/**
 * Whether node_modules holds what package-lock.json asks for. Compares contents, not dates: a checkout touches dates,
 * and npm writes its own record last, so an interrupted installation counts as missing.
 */
export function dependenciesAreInstalled(projectFolder) {
	const installedRecord = join(projectFolder, 'node_modules', '.package-lock.json');
	if (!existsSync(installedRecord)) return false;
	const installed = readPackages(installedRecord);
	const wanted = readPackages(join(projectFolder, 'package-lock.json'));
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '') return true;
		const present = installed[path];
		// Packages for other platforms and peers that npm leaves out are in the lock, never on the disk.
		if (!present) return Boolean(entry.optional || entry.devOptional || entry.peer);
		return present.version === entry.version;
	});
}

/** Runs `npm ci` unless node_modules already matches the lock file. @throws SetupProblem */
export async function ensureDependencies(projectFolder) {
	if (dependenciesAreInstalled(projectFolder)) return;
	const logFolder = join(projectFolder, '.runtime');
	mkdirSync(logFolder, { recursive: true });
	const logFile = join(logFolder, 'npm-ci.log');
	const { command, leadingArgs } = npmCommand();
	await step(
		'Installing the tools that build and test the project (about two minutes, once)',
		async () => {
			try {
				await runQuietly(command, [...leadingArgs, 'ci', '--no-audit', '--no-fund'], {
					cwd: projectFolder,
					logFile,
				});
			} catch (error) {
				throw explainNpmFailure(error, logFile);
			}
		},
	);
}

/** Turns the end of an npm run into one sentence and where to read more. */
export function explainNpmFailure(error, logFile) {
	if (!(error instanceof CommandFailed)) return error;
	const reasons = [
		[/ENOSPC/, 'the disk is full: free some space (about 3 GB are needed)'],
		[/EACCES|EPERM/, 'a folder could not be written: check its owner'],
		[
			/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i,
			'the npm registry could not be reached: check the internet connection or the proxy',
		],
	];
	const found = reasons.find(([pattern]) => pattern.test(error.log));
	const reason = found ? found[1] : `npm said:\n${error.log}`;
	return new SetupProblem(`The installation stopped because ${reason} (whole log: ${logFile}).`);
}
