/**
 * Calls `work` for 0 to `count - 1` with at most `concurrency` at a time. `work` must not throw.
 * When `stopped` turns true nothing new is started, and what runs is waited for: a request that is
 * already out may move money, so its answer is never abandoned.
 */
export async function runInPool(
	count: number,
	concurrency: number,
	work: (index: number) => Promise<void>,
	stopped: () => boolean = () => false,
): Promise<void> {
	let next = 0;
	const runner = async () => {
		while (next < count && !stopped()) {
			const index = next;
			next += 1;
			await work(index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, count) }, runner));
}
