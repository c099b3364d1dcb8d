/**
 * Lets a number of requests be open at a time, in the order in which they ask. A vendor that counts
 * open requests counts those of all workflows together, which a pool within one run cannot know.
 */
export class Gate {
	private open = 0;

	private readonly waiting: Array<() => void> = [];

	constructor(private readonly maximumOpen: number) {}

	/** @returns what to call, once, when the request has ended */
	async enter(): Promise<() => void> {
		if (this.open >= this.maximumOpen) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		} else {
			this.open += 1;
		}
		return () => this.leave();
	}

	/** The place goes to the next one that waits, if there is one. */
	private leave(): void {
		const next = this.waiting.shift();
		if (next === undefined) this.open -= 1;
		else next();
	}
}

const gates = new Map<string, Gate>();

/** The gate of one account, shared by all runs of this process. Holds no data. */
export function sharedGate(key: string, maximumOpen: number): Gate {
	let gate = gates.get(key);
	if (gate === undefined) {
		gate = new Gate(maximumOpen);
		gates.set(key, gate);
	}
	return gate;
}
