/**
 * One at a time for a key, in this process. Two runs that post the same payments side by side would
 * both look them up, find nothing, and post: batches of different composition are not recognised as
 * repeats by QuickBooks. Holds promises only, no data.
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

/** How long a key is remembered; longer than any retry of the same run. */
const REMEMBERED_MS = 60 * 60_000;

const MOST_REMEMBERED = 50_000;

/**
 * Keys that went out inside a batch from this process lately. QuickBooks knows the batch and not
 * the key, so one of them sent alone would be new to it: it has to be looked up first.
 */
export class RecentKeys {
	private readonly sentAt = new Map<string, number>();

	constructor(private readonly now: () => number = Date.now) {}

	add(key: string): void {
		const now = this.now();
		for (const [old, time] of this.sentAt) {
			if (now - time < REMEMBERED_MS && this.sentAt.size < MOST_REMEMBERED) break;
			this.sentAt.delete(old);
		}
		this.sentAt.delete(key);
		this.sentAt.set(key, now);
	}

	has(key: string): boolean {
		const time = this.sentAt.get(key);
		return time !== undefined && this.now() - time < REMEMBERED_MS;
	}
}
