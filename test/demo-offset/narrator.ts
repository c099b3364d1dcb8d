/* eslint-disable @n8n/community-nodes/no-restricted-globals */
const WIDTH = 28;

const isTerminal = () => process.stdout.isTTY === true;

export function say(text = ''): void {
	process.stdout.write(`${text}\n`);
}

/** Says what is being done and, once done, what came of it and how long it took. */
export async function step<T>(
	title: string,
	work: () => Promise<T>,
	outcome: (result: T) => string = () => 'done',
): Promise<T> {
	const start = Date.now();
	if (isTerminal()) process.stdout.write(`  ${title} …`);
	const result = await work();
	const seconds = Math.round((Date.now() - start) / 1000);
	const took = seconds >= 3 ? ` (${seconds} s)` : '';
	process.stdout.write(
		`${isTerminal() ? '\r\u001b[2K' : ''}  ${title}: ${outcome(result)}${took}\n`,
	);
	return result;
}

/** A bar that fills on a terminal; in a log only `say` leaves traces. */
export class Bar {
	constructor(private readonly total: number) {}

	show(done: number, text: string): void {
		if (!isTerminal()) return;
		const filled = Math.round(Math.min(done / this.total, 1) * WIDTH);
		const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
		process.stdout.write(`\r\u001b[2K  ${bar} ${text}`);
	}

	/** Takes the bar away. */
	end(): void {
		if (isTerminal()) process.stdout.write('\r\u001b[2K');
	}

	/** A line that stays, above the bar. */
	say(text: string): void {
		if (isTerminal()) process.stdout.write('\r\u001b[2K');
		say(text);
	}
}

/** Rows of words and figures: the first column to the left, the others to the right. */
export function table(rows: ReadonlyArray<readonly string[]>): string {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
				)
				.join('   ')
				.trimEnd(),
		)
		.map((line) => `  ${line}`)
		.join('\n');
}
