export interface ChaosOptions {
	from: number;
	to: number;
	json: boolean;
}

/** Reads `--seeds A..B` (or one number) and `--json`. @throws with how it is written */
export function readOptions(args: readonly string[]): ChaosOptions {
	const text = args[args.indexOf('--seeds') + 1] ?? '';
	const given = args.includes('--seeds') ? /^(\d+)(?:\.\.(\d+))?$/.exec(text) : ['', '1', '10'];
	const known = args.filter((arg) => arg !== '--seeds' && arg !== '--json' && arg !== text);
	const from = Number(given?.[1]);
	const to = Number(given?.[2] ?? given?.[1]);
	if (given === null || known.length > 0 || to < from) {
		throw new Error('Say which seeds: npm run chaos -- --seeds 1..50 --json');
	}
	return { from, to, json: args.includes('--json') };
}

export function commandFor(seed: number): string {
	return `npm run chaos -- --seeds ${seed}..${seed} --json`;
}
