/** What the person at the terminal sees: one line a step, time passing on the long ones, one sentence if it cannot go on. */

/** Something is missing or broken that the person can mend; the message is the whole answer. */
export class SetupProblem extends Error {}

const secondsSince = (start) => Math.round((Date.now() - start) / 1000);

/**
 * Says what is being done, shows that it is alive, and says how long it took.
 * Quick steps stay one line; long ones show their seconds (on a terminal) or a line every half minute (in a log).
 */
export async function step(title, work) {
	const start = Date.now();
	const terminal = process.stderr.isTTY === true;
	if (!terminal) process.stderr.write(`${title} …\n`);
	const show = () => {
		if (terminal) process.stderr.write(`\r${title} … ${secondsSince(start)} s `);
		else process.stderr.write(`  still at it, ${secondsSince(start)} s\n`);
	};
	if (terminal) show();
	const timer = setInterval(show, terminal ? 1000 : 30_000);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		if (terminal) process.stderr.write('\n');
		else if (secondsSince(start) >= 5) process.stderr.write(`  took ${secondsSince(start)} s\n`);
	}
}

/** A line between steps. */
export function say(text) {
	process.stderr.write(`${text}\n`);
}
