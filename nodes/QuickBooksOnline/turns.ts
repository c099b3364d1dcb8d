export { inTurn } from '../shared/engine/turns';

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
