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

/** What clocks and timers of both sides may be apart. */
const CLOCK_MS = 5;

/** To be called when a request has been answered: it arrived before that, whenever it left. */
export type Answered = () => void;

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

	/**
	 * Resolves when the next request may leave; requests leave in the order in which they asked.
	 *
	 * @returns what to call with the answer, which lets the next window begin a little earlier
	 */
	async turn(signal?: AbortSignal): Promise<Answered> {
		const turn = this.queue.then(async () => await this.wait(signal));
		this.queue = turn.then(
			() => undefined,
			() => undefined,
		);
		return await turn;
	}

	/** The vendor said 429: nobody of this account sends before that moment. */
	pauseFor(milliseconds: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.now() + milliseconds);
	}

	/** The vendor's own count of what is left; lower than ours when others use the same account. */
	observeRemaining(remaining: number, resetInMs: number): void {
		if (remaining <= 0) this.pauseFor(resetInMs);
	}

	private async wait(signal?: AbortSignal): Promise<Answered> {
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
		const places = this.windows.map((window) => window.record(departure));
		return () => {
			const now = this.now();
			for (const place of places) place.noteArrival(now);
		};
	}
}

/** One request's share of a window. */
class Place {
	/** When it is free for another request. */
	freeAt: number;

	constructor(
		private readonly rate: RateLimit,
		readonly departure: number,
	) {
		this.freeAt = departure + rate.windowMs + Math.max(JITTER_MS, rate.windowMs * JITTER_SHARE);
	}

	/** The request has arrived by that moment, so that nothing has to be guessed any more. */
	noteArrival(moment: number): void {
		this.freeAt = Math.min(this.freeAt, moment + this.rate.windowMs + CLOCK_MS);
	}
}

/**
 * The requests of the last window, in a ring as large as the limit: whoever takes a place arrives a
 * whole window after the one who had it before, so no window ever holds more than the limit.
 */
class SlidingWindow {
	private readonly places: Place[] = [];

	private next = 0;

	constructor(private readonly rate: RateLimit) {}

	/** Milliseconds until one more may leave, or until it is worth asking again. */
	delay(now: number): number {
		const oldest = this.places[this.next];
		if (oldest === undefined) return 0;
		// Until then it cannot be free, and by then its answer may be there.
		const soonest = oldest.departure + this.rate.windowMs - now;
		return soonest > 0 ? soonest : oldest.freeAt - now;
	}

	record(departure: number): Place {
		const place = new Place(this.rate, departure);
		this.places[this.next] = place;
		this.next = (this.next + 1) % this.rate.limit;
		return place;
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
