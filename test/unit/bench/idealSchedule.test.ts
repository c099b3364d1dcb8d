import { leastMilliseconds } from '../../bench/idealSchedule';

const MINUTE = { limit: 1000, windowMs: 60_000 };

test('without limits, so many calls at a time', () => {
	const schedule = { calls: 10, allowances: [], latencyMs: 80, concurrency: 4 };
	expect(leastMilliseconds(schedule)).toBe(3 * 80);
});

test('what exceeds an allowance waits for the window of the first call', () => {
	const schedule = { allowances: [MINUTE], latencyMs: 80, concurrency: 1000 };
	expect(leastMilliseconds({ ...schedule, calls: 1000 })).toBe(80);
	expect(leastMilliseconds({ ...schedule, calls: 1001 })).toBe(60_080);
});

test('calls from just before count too', () => {
	const schedule = { allowances: [MINUTE], latencyMs: 80, concurrency: 1000, already: 3 };
	expect(leastMilliseconds({ ...schedule, calls: 997 })).toBe(80);
	expect(leastMilliseconds({ ...schedule, calls: 998 })).toBe(60_000);
});

test('ten a second, however many may be open', () => {
	const allowances = [{ limit: 10, windowMs: 1000 }];
	const schedule = { calls: 46, allowances, latencyMs: 80, concurrency: 4 };
	expect(leastMilliseconds(schedule)).toBe(4000 + 80 + 80);
});

test('no calls take no time', () => {
	expect(leastMilliseconds({ calls: 0, allowances: [MINUTE], latencyMs: 80, concurrency: 4 })).toBe(
		0,
	);
});
