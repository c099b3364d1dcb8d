import { SetupProblem } from './progress.mjs';

const OLDEST_MAJOR = 20;

/** @throws SetupProblem when Node is older than what the build tools and tests need. */
export function requireNode(version = process.versions.node) {
	if (Number(version.split('.')[0]) >= OLDEST_MAJOR) return;
	throw new SetupProblem(
		`This project needs Node ${OLDEST_MAJOR} or newer, and this is Node ${version}: install a newer one from https://nodejs.org and run the command again.`,
	);
}
