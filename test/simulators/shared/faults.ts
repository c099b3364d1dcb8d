import { SeededRandom } from './random';

/**
 * What may go wrong with one request.
 * `before`: the simulator did nothing. `after`: it did everything, and only the answer is lost.
 */
export type FaultKind =
	| 'tooManyRequests'
	| 'serverErrorBefore'
	| 'serverErrorAfter'
	| 'dropBefore'
	| 'dropAfter';

/** Probabilities (0 to 1) of each fault a request, and the spread of latency in milliseconds. */
export interface FaultRates extends Partial<Record<FaultKind, number>> {
	latency?: { from: number; to: number };
}

interface Directed {
	kind: FaultKind;
	method?: string;
	path?: RegExp;
	times: number;
}

interface Interruption {
	method?: string;
	path?: RegExp;
	/** Matching requests until then. */
	left: number;
	action: () => void;
}

const KINDS: FaultKind[] = [
	'tooManyRequests',
	'serverErrorBefore',
	'serverErrorAfter',
	'dropBefore',
	'dropAfter',
];

/** Decides by seed, or by an order given in advance, what happens to a request. */
export class Faults {
	/** How many faults of each kind have been dealt out. */
	readonly injected: Record<FaultKind, number> = {
		tooManyRequests: 0,
		serverErrorBefore: 0,
		serverErrorAfter: 0,
		dropBefore: 0,
		dropAfter: 0,
	};

	private readonly directed: Directed[] = [];

	private readonly interruptions = new Set<Interruption>();

	private random: SeededRandom;

	constructor(
		seed = 1,
		public rates: FaultRates = {},
	) {
		this.random = new SeededRandom(seed);
	}

	/** The next `times` requests that match get this fault; used by tests of one certain mishap. */
	arrange(kind: FaultKind, match: { method?: string; path?: RegExp; times?: number } = {}): void {
		this.directed.push({ kind, times: 1, ...match });
	}

	/** Something else happens just before the `nth` request that matches is looked at. */
	interrupt(match: { method?: string; path?: RegExp; nth?: number }, action: () => void): void {
		const { nth = 1, ...rest } = match;
		this.interruptions.add({ ...rest, left: nth, action });
	}

	/** Ends all faults, so that a run can settle. */
	stop(): void {
		this.rates = {};
		this.directed.length = 0;
		this.interruptions.clear();
	}

	get total(): number {
		return KINDS.reduce((sum, kind) => sum + this.injected[kind], 0);
	}

	latency(): number {
		const { latency } = this.rates;
		return latency === undefined ? 0 : this.random.integer(latency.from, latency.to);
	}

	next(method: string, path: string): FaultKind | undefined {
		this.runInterruptions(method, path);
		const kind = this.arranged(method, path) ?? this.byChance();
		if (kind !== undefined) this.injected[kind] += 1;
		return kind;
	}

	private runInterruptions(method: string, path: string): void {
		for (const interruption of this.interruptions) {
			if (!matches(interruption, method, path)) continue;
			interruption.left -= 1;
			if (interruption.left > 0) continue;
			this.interruptions.delete(interruption);
			interruption.action();
		}
	}

	private arranged(method: string, path: string): FaultKind | undefined {
		const index = this.directed.findIndex((fault) => matches(fault, method, path));
		const fault = this.directed[index];
		if (fault === undefined) return undefined;
		fault.times -= 1;
		if (fault.times === 0) this.directed.splice(index, 1);
		return fault.kind;
	}

	private byChance(): FaultKind | undefined {
		return KINDS.find((kind) => {
			const rate = this.rates[kind];
			return rate !== undefined && rate > 0 && this.random.chance(rate);
		});
	}
}

function matches(
	wanted: { method?: string; path?: RegExp },
	method: string,
	path: string,
): boolean {
	return (
		(wanted.method === undefined || wanted.method === method) &&
		(wanted.path === undefined || wanted.path.test(path))
	);
}
