/** What happened in a seed, to show that it was not idle; summed over seeds. */
export class Counts {
	private readonly counts: Record<string, number> = {};

	add(name: string, times = 1): void {
		this.counts[name] = (this.counts[name] ?? 0) + times;
	}

	addAll(others: Record<string, number>): void {
		for (const [name, times] of Object.entries(others)) this.add(name, times);
	}

	get(name: string): number {
		return this.counts[name] ?? 0;
	}

	toObject(): Record<string, number> {
		return Object.fromEntries(
			Object.entries(this.counts).sort(([left], [right]) => (left < right ? -1 : 1)),
		);
	}
}
