import fc from 'fast-check';

import { Pace, sharedPace } from '../../../nodes/shared/transport/pace';

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

/** When each of `count` requests leaves. */
async function departures(pace: Pace, count: number): Promise<number[]> {
	const times: number[] = [];
	const turns = Array.from({ length: count }, async () => {
		await pace.turn();
		times.push(Date.now());
	});
	await jest.runAllTimersAsync();
	await Promise.all(turns);
	return times;
}

test('as many as the limit leave at once; the next when the window has passed', async () => {
	const times = await departures(new Pace([{ limit: 3, windowMs: 60_000 }]), 5);
	expect(times.slice(0, 3)).toEqual([0, 0, 0]);
	// A little more than the window, since requests are counted when they arrive.
	expect(times[3]).toBeGreaterThan(60_000);
	expect(times[3]).toBeLessThanOrEqual(61_000);
});

test('no window holds more than its limit, and nobody waits without need', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 8 }),
			fc.integer({ min: 10, max: 5_000 }),
			fc.integer({ min: 1, max: 40 }),
			async (limit, windowMs, count) => {
				jest.setSystemTime(0);
				const times = await departures(new Pace([{ limit, windowMs }]), count);
				times.forEach((time, index) => {
					const earlier = times[index - limit];
					if (earlier !== undefined) expect(time - earlier).toBeGreaterThan(windowMs);
				});
				const rounds = Math.ceil(count / limit) - 1;
				const longest = windowMs + Math.max(150, windowMs * 0.01) + 1;
				expect(times.at(-1)).toBeLessThanOrEqual(rounds * longest);
			},
		),
		{ numRuns: 30 },
	);
});

test('a request that was answered has arrived: the next window is counted from there', async () => {
	const pace = new Pace([{ limit: 1, windowMs: 1_000 }]);
	const answered = await pace.turn();
	jest.advanceTimersByTime(40);
	answered();
	const [second] = await departures(pace, 1);
	expect(second).toBeGreaterThan(1_040);
	expect(second).toBeLessThan(1_060);
});

test('an answer that takes long does not hold up the next request', async () => {
	const pace = new Pace([{ limit: 1, windowMs: 1_000 }]);
	const answered = await pace.turn();
	const [second] = await departures(pace, 1);
	expect(second).toBe(1_150);
	// It comes after its place was taken by another, and is no news to anybody.
	answered();
	expect((await departures(pace, 1))[0]).toBe(2_300);
});

test('the strictest of several limits decides', async () => {
	const pace = new Pace([
		{ limit: 10, windowMs: 1_000 },
		{ limit: 2, windowMs: 1_000 },
	]);
	const times = await departures(pace, 4);
	expect(times.slice(0, 2)).toEqual([0, 0]);
	expect(times[2]).toBeGreaterThan(1_000);
});

test('a pause holds everybody, and a shorter one does not shorten it', async () => {
	const pace = new Pace([{ limit: 100, windowMs: 60_000 }]);
	pace.pauseFor(5_000);
	pace.pauseFor(1_000);
	const times = await departures(pace, 3);
	expect(Math.min(...times)).toBeGreaterThanOrEqual(5_000);
});

test("the vendor's own count stops us only when nothing is left", async () => {
	const pace = new Pace([{ limit: 100, windowMs: 60_000 }]);
	pace.observeRemaining(1, 30_000);
	expect(await departures(pace, 1)).toEqual([0]);
	pace.observeRemaining(0, 30_000);
	expect((await departures(pace, 1))[0]).toBeGreaterThanOrEqual(30_000);
});

test('who gives up while waiting does not hold up the others', async () => {
	const pace = new Pace([{ limit: 1, windowMs: 1_000 }]);
	await pace.turn();
	const controller = new AbortController();
	const given = pace.turn(controller.signal).catch(() => 'gave up');
	const next = pace.turn();
	controller.abort();
	expect(await given).toBe('gave up');
	await jest.runAllTimersAsync();
	await next;
	expect(Date.now()).toBeLessThan(2_000);
});

test('accounts have paces of their own, and one account has one', () => {
	const limits = [{ limit: 1, windowMs: 1_000 }];
	expect(sharedPace('a', limits)).toBe(sharedPace('a', limits));
	expect(sharedPace('a', limits)).not.toBe(sharedPace('b', limits));
});
