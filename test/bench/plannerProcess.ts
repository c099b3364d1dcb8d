/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/**
 * A process of its own for the planner, so that nothing else is on its heap: plans for the sizes given
 * as arguments and prints one JSON line of measurements each. Wants `--expose-gc`.
 */
import { makePlan } from '../../nodes/shared/domain/plans';
import type { PlanItem } from '../../nodes/shared/domain/planItem';
import { buildLists, TODAY } from './plannerRecords';

const TRIES = 3;

const WARM_UP = 2000;

export interface PlanMeasurement {
	size: number;
	/** The best of a few tries. */
	seconds: number;
	/** Processor time of that try, all threads: tells a slow planner from a busy machine. */
	processorSeconds: number;
	/** Growth of the heap by the finished plan, after a garbage collection. */
	planBytes: number;
	/** Planned lines by outcome. */
	outcomes: Record<PlanItem['outcome'], number>;
}

function usedHeap(): number {
	const { gc } = globalThis;
	if (gc === undefined) throw new Error('Start this with --expose-gc.');
	gc();
	return process.memoryUsage().heapUsed;
}

function plan(lists: unknown[][]): PlanItem[] {
	return makePlan({ plan: 'collections', lists, today: () => TODAY });
}

function measure(size: number): PlanMeasurement {
	const lists = buildLists(size);
	let best: PlanMeasurement | undefined;
	for (let nth = 0; nth < TRIES; nth += 1) {
		const heapBefore = usedHeap();
		const processorBefore = process.cpuUsage();
		const start = performance.now();
		const items = plan(lists);
		const seconds = (performance.now() - start) / 1000;
		const { user, system } = process.cpuUsage(processorBefore);
		const planBytes = usedHeap() - heapBefore;
		const count = (outcome: PlanItem['outcome']) =>
			items.filter((item) => item.outcome === outcome).length;
		if (best === undefined || seconds < best.seconds) {
			best = {
				size,
				seconds,
				processorSeconds: (user + system) / 1e6,
				planBytes,
				outcomes: { do: count('do'), nothing: count('nothing'), review: count('review') },
			};
		}
	}
	if (best === undefined) throw new Error('Nothing was measured.');
	return best;
}

plan(buildLists(WARM_UP));
for (const size of process.argv.slice(2)) {
	process.stdout.write(`${JSON.stringify(measure(Number(size)))}\n`);
}
