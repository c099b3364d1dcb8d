/**
 * One at a time for a key, in this process. Two runs that post the same thing side by side would both
 * look it up, find nothing, and post. Holds promises only, no data.
 */
export async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
	const before = turns.get(key) ?? Promise.resolve();
	const mine = before.then(work);
	const settled = mine.then(
		() => undefined,
		() => undefined,
	);
	turns.set(key, settled);
	try {
		return await mine;
	} finally {
		if (turns.get(key) === settled) turns.delete(key);
	}
}

const turns = new Map<string, Promise<void>>();
