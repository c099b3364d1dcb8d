/**
 * A sliding window over real time, as the vendors count: at most `limit` requests in any
 * `windowMs`. The clock is real because the node's own pacing is real.
 */
export class SlidingWindow {
	private readonly hits: number[] = [];

	constructor(
		readonly limit: number,
		readonly windowMs: number,
	) {}

	/** Counts a request, or refuses it; `remaining` and `resetAt` are for the answer's headers. */
	take(now = Date.now()): { allowed: boolean; remaining: number; resetAt: number } {
		while (this.hits.length > 0 && (this.hits[0] as number) <= now - this.windowMs)
			this.hits.shift();
		const allowed = this.hits.length < this.limit;
		if (allowed) this.hits.push(now);
		return {
			allowed,
			remaining: Math.max(0, this.limit - this.hits.length),
			resetAt: (this.hits[0] ?? now) + this.windowMs,
		};
	}
}
