/** What a vendor allows: at most `limit` calls in any `windowMs`. */
export interface Allowance {
	limit: number;
	windowMs: number;
}

export interface Schedule {
	calls: number;
	allowances: readonly Allowance[];
	/** From departure of a call to its answer. */
	latencyMs: number;
	/** Calls that may be open at a time. */
	concurrency: number;
	/** Calls that left just before and still count against the allowances. */
	already?: number;
}

/**
 * The least time, in milliseconds, in which so many calls can be made: every call leaves as early as
 * the vendor's sliding windows allow (a whole allowance at once is allowed) and as soon as one of the
 * open calls has been answered. Nothing else costs time: no processing at either end, no order between
 * calls, no safety margin, no reading of one page before the next. A measured time divided by this can
 * therefore not be below 1, unless more calls were open at a time.
 */
export function leastMilliseconds(schedule: Schedule): number {
	const { calls, allowances, latencyMs, concurrency, already = 0 } = schedule;
	const departures: number[] = Array.from({ length: already }, () => -latencyMs);
	for (let call = 0; call < calls; call += 1) {
		const place = already + call;
		const whenAnswered = (departures[place - concurrency] ?? -latencyMs) + latencyMs;
		const whenAllowed = allowances.map(
			({ limit, windowMs }) => (departures[place - limit] ?? -windowMs) + windowMs,
		);
		departures.push(Math.max(whenAnswered, ...whenAllowed));
	}
	return calls === 0 ? 0 : (departures.at(-1) ?? 0) + latencyMs;
}
