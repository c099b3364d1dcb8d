import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { CommandFailed, runQuietly } from './childProcess.mjs';
import { SetupProblem } from './progress.mjs';

/** A download that hangs behind a firewall must not hold up the compiler. */
const DOWNLOAD_TIMEOUT_MS = 60_000;

/** node-gyp as it comes with npm; the one in n8n's own tree is too old for Python 3.12 and newer. */
function nodeGyp(modules) {
	const npmCli = process.env.npm_execpath;
	const candidates = [
		...(npmCli
			? [join(dirname(npmCli), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')]
			: []),
		join(
			dirname(process.execPath),
			'..',
			'lib',
			'node_modules',
			'npm',
			'node_modules',
			'node-gyp',
			'bin',
			'node-gyp.js',
		),
		join(modules, 'node-gyp', 'bin', 'node-gyp.js'),
	];
	return candidates.find((file) => existsSync(file)) ?? candidates.at(-1);
}

const isMissing = (command) => spawnSync(command, ['--version']).error !== undefined;

/** What compiling a native module needs and this machine lacks. */
export function missingBuildTools() {
	const python = process.env.PYTHON ?? process.env.npm_config_python;
	return [
		...(isMissing('make') ? ['make'] : []),
		...(isMissing(process.env.CXX ?? 'g++') && isMissing('c++') ? ['a C++ compiler (g++)'] : []),
		...((python ? isMissing(python) : isMissing('python3') && isMissing('python'))
			? ['python3']
			: []),
	];
}

/**
 * Makes sqlite3 usable, the only native module that n8n needs and that brings no binary in its npm package: its
 * maker's prebuilt one if it can be fetched, else compiled here against the headers of the Node that will load it.
 *
 * @throws SetupProblem naming the missing tools
 */
export async function buildSqlite({ node, nodeFolder, modules }, logFile) {
	const cwd = join(modules, 'sqlite3');
	const env = { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
	const run = async (args, timeoutMs) =>
		await runQuietly(node, args, { cwd, env, logFile, timeoutMs });
	const loads = async () => await run(['-e', 'require("sqlite3")']);
	try {
		await run([join(modules, 'prebuild-install', 'bin.js'), '-r', 'napi'], DOWNLOAD_TIMEOUT_MS);
		await loads();
		return;
	} catch (error) {
		if (!(error instanceof CommandFailed)) throw error;
	}
	try {
		await run([nodeGyp(modules), 'rebuild', `--nodedir=${nodeFolder}`]);
		await loads();
	} catch (error) {
		if (!(error instanceof CommandFailed)) throw error;
		const missing = missingBuildTools();
		throw new SetupProblem(
			missing.length > 0
				? `n8n's database module has to be compiled here, and that needs ${missing.join(', ')}: install them (Debian and Ubuntu: apt-get install build-essential python3; macOS: xcode-select --install) and run the command again.`
				: `n8n's database module could not be compiled (whole log: ${logFile}). The end of it:\n${error.log}`,
		);
	}
}
