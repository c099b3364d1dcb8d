import { SlidingWindow } from '../../shared/rateLimit';
import { Refusal } from './errors';

const MINUTE = 60_000;

/** Limits over real time with the vendor's headers (GoCardless sheet 1.4). */
export class RateLimits {
	private readonly general: SlidingWindow;

	private readonly balances = new SlidingWindow(60, MINUTE);

	constructor(readonly perMinute: number) {
		this.general = new SlidingWindow(perMinute, MINUTE);
	}

	/** @returns headers of the answer; refuses when the minute is used up. */
	take(path: string): Record<string, string> {
		const window = path === '/balances' ? this.balances : this.general;
		const { allowed, remaining, resetAt } = window.take();
		const headers = rateHeaders(window.limit, remaining, resetAt);
		if (!allowed) throw rateLimitExceeded(headers);
		return headers;
	}

	/** A refusal out of turn; it is over within a second or two. */
	refuse(): Refusal {
		return rateLimitExceeded(rateHeaders(this.perMinute, 0, Date.now() + 1000));
	}
}

/** The reset is an HTTP date, whole seconds, rounded up: never too early. */
function rateHeaders(limit: number, remaining: number, resetAt: number): Record<string, string> {
	return {
		'ratelimit-limit': String(limit),
		'ratelimit-remaining': String(remaining),
		'ratelimit-reset': new Date(Math.ceil(resetAt / 1000) * 1000).toUTCString(),
	};
}

function rateLimitExceeded(headers: Record<string, string>): Refusal {
	const message = 'Rate limit exceeded';
	const entries = [{ reason: 'rate_limit_exceeded', message }];
	return new Refusal(429, 'invalid_api_usage', message, entries, headers);
}
