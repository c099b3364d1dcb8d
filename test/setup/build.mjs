import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { CommandFailed, npmCommand, runQuietly } from './childProcess.mjs';
import { SetupProblem, step } from './progress.mjs';

const SOURCES = [
	'nodes',
	'credentials',
	'icons',
	'workflows',
	'gulpfile.js',
	'package.json',
	'tsconfig.json',
];

function* filesUnder(path) {
	if (!existsSync(path)) return;
	if (!statSync(path).isDirectory()) {
		yield path;
		return;
	}
	for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** One value for the state of all sources: it changes when a file is edited, added, renamed or removed. */
function fingerprintSources(projectFolder) {
	const hash = createHash('sha256');
	for (const source of SOURCES) {
		for (const file of filesUnder(join(projectFolder, source))) {
			const { size, mtimeMs } = statSync(file);
			hash.update(`${relative(projectFolder, file)}\0${size}\0${mtimeMs}\n`);
		}
	}
	return hash.digest('hex');
}

/** Builds `dist` when a source changed since the last build. @throws SetupProblem with what the compiler said */
export async function ensureBuild(projectFolder) {
	const stampFolder = join(projectFolder, '.runtime');
	const stamp = join(stampFolder, 'built');
	const fingerprint = fingerprintSources(projectFolder);
	const upToDate =
		existsSync(join(projectFolder, 'dist')) &&
		existsSync(stamp) &&
		readFileSync(stamp, 'utf8') === fingerprint;
	if (upToDate) return;
	mkdirSync(stampFolder, { recursive: true });
	const { command, leadingArgs } = npmCommand();
	await step('Building the nodes', async () => {
		try {
			await runQuietly(command, [...leadingArgs, 'run', 'build'], {
				cwd: projectFolder,
				logFile: join(stampFolder, 'build.log'),
			});
		} catch (error) {
			if (!(error instanceof CommandFailed)) throw error;
			throw new SetupProblem(`The nodes do not build. The compiler said:\n${error.log}`);
		}
	});
	writeFileSync(stamp, fingerprint);
}
