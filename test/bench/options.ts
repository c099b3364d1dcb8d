export const PARTS = [
	'collections',
	'postings',
	'payouts',
	'zoho',
	'replay',
	'peers',
	'webhook',
	'planner',
	'ledger',
] as const;

export type Part = (typeof PARTS)[number];

export interface BenchOptions {
	parts: readonly Part[];
	/** Smaller sizes, for a look whether it works; ratios of full minutes are then not seen. */
	quick: boolean;
	/** The last line is one JSON object. */
	json: boolean;
}

export const USAGE = `npm run bench -- [--json] [--quick] [--only=<part>[,<part>]]
  --json           the last line is one flat JSON object
  --quick          small sizes: shows that it works, the numbers mean little
  --only=<parts>   of ${PARTS.join(', ')}`;

/** @throws Error naming the argument that is not understood */
export function readOptions(args: readonly string[]): BenchOptions {
	let parts: readonly Part[] = PARTS;
	for (const argument of args) {
		if (argument.startsWith('--only=')) parts = readParts(argument.slice('--only='.length));
		else if (argument !== '--json' && argument !== '--quick') {
			throw new Error(`"${argument}" is not understood.\n${USAGE}`);
		}
	}
	return { parts, quick: args.includes('--quick'), json: args.includes('--json') };
}

function readParts(text: string): Part[] {
	return text.split(',').map((name) => {
		const part = PARTS.find((known) => known === name);
		if (part === undefined) throw new Error(`There is no part "${name}".\n${USAGE}`);
		return part;
	});
}
