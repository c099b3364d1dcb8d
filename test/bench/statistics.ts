/** The middle value; of an even number of values the lower middle one. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	const middle = sorted[Math.floor((sorted.length - 1) / 2)];
	if (middle === undefined) throw new Error('There are no values.');
	return middle;
}
