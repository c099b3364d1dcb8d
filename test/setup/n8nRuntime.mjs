import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { npmCommand, runQuietly } from './childProcess.mjs';
import { explainNpmFailure } from './dependencies.mjs';
import { withFolderLock } from './folderLock.mjs';
import { say, step } from './progress.mjs';
import { buildSqlite, missingBuildTools } from './sqlite.mjs';

/** n8n 2.40 refuses to start on anything older than Node 24, whatever Node runs us. */
const NODE_FOR_N8N = '24.21.0';

const UNFINISHED = '.unfinished-';

const PINNED_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'n8n');

const readPinned = (name) => readFileSync(join(PINNED_FOLDER, name), 'utf8');

export const N8N_VERSION = JSON.parse(readPinned('package.json')).dependencies.n8n;

function cacheFolder() {
	const { GOCARDLESS_BOOKS_CACHE, XDG_CACHE_HOME } = process.env;
	if (GOCARDLESS_BOOKS_CACHE) return GOCARDLESS_BOOKS_CACHE;
	return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-gocardless-books');
}

/** A folder per exact set of packages: another lock file, Node or machine never meets a stale copy. */
function runtimeFolder() {
	const contents = readPinned('package.json') + readPinned('package-lock.json') + NODE_FOR_N8N;
	const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
	return join(cacheFolder(), `n8n-${N8N_VERSION}-${process.platform}-${process.arch}-${hash}`);
}

/** npm publishes Node itself, one package a platform; it has the binary and the headers. */
function nodePackageName() {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	// Apple silicon is the one platform whose package got another prefix.
	const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${platform}-${process.arch}`;
}

/** Where the parts of a runtime are, below its folder. */
function partsOf(folder) {
	const nodeFolder = join(folder, 'node', 'node_modules', nodePackageName());
	return {
		folder,
		nodeFolder,
		node: join(nodeFolder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
		n8nFolder: join(folder, 'n8n'),
		n8n: join(folder, 'n8n', 'node_modules', 'n8n', 'bin', 'n8n'),
		modules: join(folder, 'n8n', 'node_modules'),
		version: N8N_VERSION,
	};
}

/** The installed runtime, or undefined. A folder under its final name is complete: it got the name last. */
export function findRuntime() {
	const folder = runtimeFolder();
	return existsSync(folder) ? partsOf(folder) : undefined;
}

async function installInto(folder, logFile) {
	const parts = partsOf(folder);
	const { command, leadingArgs } = npmCommand();
	const npm = async (cwd, args) => {
		const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
		try {
			await runQuietly(command, [...leadingArgs, ...args, ...quiet], { cwd, logFile });
		} catch (error) {
			throw explainNpmFailure(error, logFile);
		}
	};

	await step(`Fetching Node ${NODE_FOR_N8N} for n8n (step 1 of 3)`, async () => {
		const cwd = join(folder, 'node');
		mkdirSync(cwd, { recursive: true });
		writeFileSync(join(cwd, 'package.json'), '{ "private": true }\n');
		await npm(cwd, ['install', '--no-package-lock', `${nodePackageName()}@${NODE_FOR_N8N}`]);
	});
	await step(`Fetching n8n ${N8N_VERSION}, 2 GB, about three minutes (step 2 of 3)`, async () => {
		mkdirSync(parts.n8nFolder, { recursive: true });
		for (const name of ['package.json', 'package-lock.json']) {
			cpSync(join(PINNED_FOLDER, name), join(parts.n8nFolder, name));
		}
		// Scripts stay off: several optional native modules of n8n do not build on a plain machine, and none is needed.
		await npm(parts.n8nFolder, ['ci', '--legacy-peer-deps']);
	});
	await step('Preparing the database module, about a minute (step 3 of 3)', async () => {
		await buildSqlite(parts, logFile);
	});
}

/**
 * Removes what interrupted installations left. Every attempt has a folder of its own, because the npm of a killed one
 * may live on for a while and write into it; what it still holds on to goes the next time.
 */
function removeAbandoned(finalFolder) {
	const prefix = `${basename(finalFolder)}${UNFINISHED}`;
	for (const name of readdirSync(dirname(finalFolder))) {
		if (!name.startsWith(prefix)) continue;
		try {
			rmSync(join(dirname(finalFolder), name), { recursive: true, force: true });
		} catch (error) {
			if (error.code !== 'ENOTEMPTY') throw error;
		}
	}
}

/** Installs the pinned n8n and its Node outside the work tree, once a machine. @throws SetupProblem */
export async function ensureRuntime() {
	const found = findRuntime();
	if (found) return found;
	const finalFolder = runtimeFolder();
	const cache = dirname(finalFolder);
	mkdirSync(cache, { recursive: true });
	const install = async () => {
		const installedMeanwhile = findRuntime();
		if (installedMeanwhile) return installedMeanwhile;
		removeAbandoned(finalFolder);
		const unfinished = `${finalFolder}${UNFINISHED}${process.pid}`;
		mkdirSync(unfinished);
		const logFile = join(cache, 'install.log');
		rmSync(logFile, { force: true });
		say(`Installing n8n ${N8N_VERSION} into ${cache} (once; about five minutes)`);
		const missing = missingBuildTools();
		if (missing.length > 0) {
			say(
				`Not found here: ${missing.join(', ')}. They are needed if a module cannot be downloaded ready-made.`,
			);
		}
		await installInto(unfinished, logFile);
		renameSync(unfinished, finalFolder);
		return partsOf(finalFolder);
	};
	const onWait = (pid) =>
		say(`Another process (${pid ?? 'just starting'}) is installing n8n; waiting for it`);
	return await withFolderLock(`${finalFolder}.lock`, install, onWait);
}
