import { dateIn, momentOf, secondsToMidnight, timestamp } from './values/times';

describe('times of an organisation', () => {
	const at = Date.UTC(2026, 5, 9, 17, 16, 46);

	it('are written in its zone, without a colon', () => {
		expect(timestamp(at, 'America/New_York')).toBe('2026-06-09T13:16:46-0400');
		expect(timestamp(at, 'Asia/Kolkata')).toBe('2026-06-09T22:46:46+0530');
		expect(timestamp(Date.UTC(2026, 0, 9, 3), 'America/New_York')).toBe('2026-01-08T22:00:00-0500');
		expect(dateIn(Date.UTC(2026, 5, 9, 23), 'Asia/Kolkata')).toBe('2026-06-10');
		expect(momentOf('2026-06-09T13:16:46-0400')).toBe(at);
		expect(momentOf('2026-06-09T13:16:46 0400')).toBeUndefined();
	});

	it('end at midnight there, as the vendor counted on that day', () => {
		expect(secondsToMidnight(at, 'America/New_York')).toBe(38_594);
	});
});
