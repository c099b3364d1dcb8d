import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const isAlive = (pid) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
};

const ownerOf = (lockFolder) => {
	try {
		return Number(readFileSync(join(lockFolder, 'pid'), 'utf8'));
	} catch {
		// Between another process's mkdir and its first write there is no pid yet.
		return undefined;
	}
};

const take = (lockFolder) => {
	try {
		mkdirSync(lockFolder);
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	}
	writeFileSync(join(lockFolder, 'pid'), String(process.pid));
	return true;
};

/**
 * Does `work` while no other process on this machine holds the same lock; waits for its turn.
 * A lock whose owner was killed is taken over.
 */
export async function withFolderLock(lockFolder, work, onWait = () => {}) {
	let told = false;
	let roundsWithoutOwner = 0;
	while (!take(lockFolder)) {
		const owner = ownerOf(lockFolder);
		roundsWithoutOwner = owner === undefined ? roundsWithoutOwner + 1 : 0;
		if ((owner !== undefined && !isAlive(owner)) || roundsWithoutOwner > 10) {
			rmSync(lockFolder, { recursive: true, force: true });
			continue;
		}
		if (!told) onWait(owner);
		told = true;
		await wait(500);
	}
	const release = () => rmSync(lockFolder, { recursive: true, force: true });
	process.on('exit', release);
	try {
		return await work();
	} finally {
		process.off('exit', release);
		release();
	}
}
