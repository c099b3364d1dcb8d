import { DirectDebitWorld, type WorldOptions } from '../world/directDebitWorld';
import type { RunResult } from '../harness/inProcess';

// Runs of whole workflows, with real waits for retries, on machines that may be busy.
jest.setTimeout(60_000);

const open: DirectDebitWorld[] = [];

/** A world that ends with its test. */
export async function openWorld(options: WorldOptions = {}): Promise<DirectDebitWorld> {
	const world = await DirectDebitWorld.create(options);
	open.push(world);
	return world;
}

afterEach(async () => {
	await Promise.all(open.splice(0).map(async (world) => await world.close()));
});

export interface PlanLine {
	action: string;
	code: string;
	reason: string;
	invoiceId: string | null;
	goCardlessId: string | null;
	books: string;
}

/** The lines of a run's plan that left by one output. */
export function planned(run: RunResult, output: 'do' | 'nothing' | 'review'): PlanLine[] {
	const index = { do: 0, nothing: 1, review: 2 }[output];
	return run.items('Plan', index) as unknown as PlanLine[];
}

/** Code words of the plan's lines, in order. */
export function codes(run: RunResult, output: 'do' | 'nothing' | 'review'): string[] {
	return planned(run, output).map(({ code }) => code);
}

/** Days enough for a Direct Debit to be submitted and confirmed, and few enough that it is not paid out. */
export async function untilConfirmed(world: DirectDebitWorld): Promise<void> {
	await world.letDebitsConfirm();
}
