/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { ChaosSize } from './chaosWorld';
import { runSeed, type SeedReport } from './runSeed';

/** What the parent sends: one seed at a time. */
export interface Assignment {
	seed: number;
	size: ChaosSize;
}

/** A report as it travels between processes. */
export type SentReport = Omit<SeedReport, 'counts'> & { counts: Record<string, number> };

// A process of its own, because the calendar of a whole process follows the seed.
process.on('message', ({ seed, size }: Assignment) => {
	void runSeed(seed, size).then(({ counts, ...report }) => {
		const sent: SentReport = { ...report, counts: counts.toObject() };
		process.send?.(sent);
	});
});
process.on('disconnect', () => process.exit());
