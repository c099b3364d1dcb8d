/* eslint-disable @n8n/community-nodes/no-restricted-globals */
interface Row {
	key: string;
	value: number;
	/** What the number means, and what it was measured with. */
	meaning: string;
	/** For example "<= 1.15". */
	aim?: string;
}

const DIGITS = 4;

/** Collects what was measured; progress goes to the error stream, so that only results are printed. */
export class Report {
	private readonly start = performance.now();

	private readonly sections: Array<{ title: string; rows: Row[]; notes: string[] }> = [];

	section(title: string): void {
		const elapsed = Math.round((performance.now() - this.start) / 1000);
		process.stderr.write(`${String(elapsed).padStart(4)} s  ${title} …\n`);
		this.sections.push({ title, rows: [], notes: [] });
	}

	add(key: string, value: number, meaning: string, aim?: string): void {
		const rounded = Number(value.toPrecision(DIGITS));
		this.current.rows.push({ key, value: rounded, meaning, aim });
	}

	/** A sentence below the rows of the section. */
	note(sentence: string): void {
		this.current.notes.push(sentence);
	}

	/** The table for people. */
	table(): string {
		const rows = this.sections.flatMap((section) => section.rows);
		const widest = Math.max(0, ...rows.map(({ key }) => key.length));
		return this.sections
			.map(({ title, rows: own, notes }) => {
				const lines = own.map(({ key, value, aim = '', meaning }) => {
					const columns = [key.padEnd(widest), String(value).padStart(10), aim.padEnd(8), meaning];
					return `  ${columns.join('  ')}`;
				});
				return [title, ...lines, ...notes.map((sentence) => `  ${sentence}`)].join('\n');
			})
			.join('\n\n');
	}

	/** One flat object of numbers. */
	json(): string {
		const rows = this.sections.flatMap((section) => section.rows);
		return JSON.stringify(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
	}

	private get current() {
		const section = this.sections.at(-1);
		if (section === undefined) throw new Error('Begin a section first.');
		return section;
	}
}
