import { sleep } from 'n8n-workflow';

/** A vendor's limit: at most `limit` requests in any `windowMs`. */
export interface RateLimit {
	limit: number;
	windowMs: number;
}

/**
 * Requests are counted by the vendor on arrival, so two of ours may come closer together than they
 * left. The window is stretched by this share, and by this much at the least.
 */
const JITTER_SHARE = 0.01;
const JITTER_MS = 150;

/**
 * Keeps one account's requests under the vendor's limits, without ever waiting longer than they
 * demand. In memory and per process: with several workers the vendor's headers and 429 decide.
 */
export class Pace {
	private readonly windows: SlidingWindow[];

	private blockedUntil = 0;

	private queue: Promise<void> = Promise.resolve();

	constructor(
		limits: readonly RateLimit[],
		private readonly now: () => number = Date.now,
	) {
		this.windows = limits.map((limit) => new SlidingWindow(limit));
	}

	/** Resolves when the next request may leave; requests leave in the order in which they asked. */
	async turn(signal?: AbortSignal): Promise<void> {
		const turn = this.queue.then(async () => await this.wait(signal));
		this.queue = turn.catch(() => undefined);
		await turn;
	}

	/** The vendor said 429: nobody of this account sends before that moment. */
	pauseFor(milliseconds: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.now() + milliseconds);
	}

	/** The vendor's own count of what is left; lower than ours when others use the same account. */
	observeRemaining(remaining: number, resetInMs: number): void {
		if (remaining <= 0) this.pauseFor(resetInMs);
	}

	private async wait(signal?: AbortSignal): Promise<void> {
		for (;;) {
			const now = this.now();
			const delay = Math.max(
				this.blockedUntil - now,
				...this.windows.map((window) => window.delay(now)),
			);
			if (delay <= 0) break;
			await sleep(delay, signal);
		}
		const departure = this.now();
		for (const window of this.windows) window.record(departure);
	}
}

/** The departures of the last window, in a ring as large as the limit. */
class SlidingWindow {
	private readonly departures: number[] = [];

	private next = 0;

	private readonly span: number;

	constructor(private readonly rate: RateLimit) {
		this.span = rate.windowMs + Math.max(JITTER_MS, rate.windowMs * JITTER_SHARE);
	}

	/** Milliseconds until one more may leave. */
	delay(now: number): number {
		const oldest = this.departures[this.next];
		return oldest === undefined ? 0 : oldest + this.span - now;
	}

	record(departure: number): void {
		this.departures[this.next] = departure;
		this.next = (this.next + 1) % this.rate.limit;
	}
}

const paces = new Map<string, Pace>();

/** The pace of one account, shared by all runs of this process. Holds timestamps only, no data. */
export function sharedPace(key: string, limits: readonly RateLimit[]): Pace {
	let pace = paces.get(key);
	if (pace === undefined) {
		pace = new Pace(limits);
		paces.set(key, pace);
	}
	return pace;
}
