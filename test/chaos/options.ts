export interface ChaosOptions {
	seeds: number[];
	json: boolean;
	/** Less business a seed. */
	small: boolean;
}

/** Reads `--seeds A..B` (or one number), `--json` and `--small`. @throws with how it is written */
export function readOptions(args: readonly string[]): ChaosOptions {
	const options: ChaosOptions = { seeds: range(1, 10), json: false, small: false };
	for (let position = 0; position < args.length; position += 1) {
		const given = args[position];
		if (given === '--json') options.json = true;
		else if (given === '--small') options.small = true;
		else if (given === '--seeds') {
			position += 1;
			options.seeds = readSeeds(args[position]);
		} else throw usage();
	}
	return options;
}

export function commandFor(seed: number): string {
	return `npm run chaos -- --seeds ${seed}..${seed} --json`;
}

function readSeeds(text = ''): number[] {
	const [, from, to] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
	if (from === undefined || Number(to ?? from) < Number(from)) throw usage();
	return range(Number(from), Number(to ?? from));
}

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function usage(): Error {
	return new Error('Say which seeds: npm run chaos -- --seeds 1..50 --json (or with --small)');
}
