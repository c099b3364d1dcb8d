/**
 * The business time of all simulators: it stands still unless it is advanced, so that a test decides
 * what day it is. Every reading moves it by one millisecond, which keeps `created_at` values in the
 * order in which things happened.
 */
export class SimulatedClock {
	private milliseconds: number;

	private readonly listeners: Array<(now: Date) => void | Promise<void>> = [];

	constructor(start: Date | string = '2026-03-02T09:00:00.000Z') {
		this.milliseconds = new Date(start).getTime();
	}

	now(): Date {
		this.milliseconds += 1;
		return new Date(this.milliseconds);
	}

	iso(): string {
		return this.now().toISOString();
	}

	/** Today as `YYYY-MM-DD` (UTC), without moving the clock. */
	today(): string {
		return new Date(this.milliseconds).toISOString().slice(0, 10);
	}

	/** Called after each whole step of `advance`, once a simulated day at the most coarse. */
	onAdvance(listener: (now: Date) => void | Promise<void>): void {
		this.listeners.push(listener);
	}

	/** Moves time forward, a day at a time, so that daily jobs of the simulators run in order. */
	async advance(by: { days?: number; hours?: number; minutes?: number }): Promise<void> {
		const hour = 3_600_000;
		let left = (by.days ?? 0) * 24 * hour + (by.hours ?? 0) * hour + (by.minutes ?? 0) * 60_000;
		while (left > 0) {
			const step = Math.min(left, 24 * hour);
			this.milliseconds += step;
			left -= step;
			for (const listener of this.listeners) await listener(new Date(this.milliseconds));
		}
	}
}

const DAY = 24 * 3_600_000;

export function addDays(date: string, days: number): string {
	return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * DAY).toISOString().slice(0, 10);
}

export function isWorkingDay(date: string): boolean {
	const day = new Date(`${date}T00:00:00Z`).getUTCDay();
	return day !== 0 && day !== 6;
}

/** The first working day (Monday to Friday) on or after `date`. */
export function onOrAfterWorkingDay(date: string): string {
	let day = date;
	while (!isWorkingDay(day)) day = addDays(day, 1);
	return day;
}

export function addWorkingDays(date: string, days: number): string {
	let day = date;
	for (let left = days; left > 0; ) {
		day = addDays(day, 1);
		if (isWorkingDay(day)) left -= 1;
	}
	return day;
}
