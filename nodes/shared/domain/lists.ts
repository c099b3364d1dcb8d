/** Small list tools of the planner. All of them are linear and keep the order of the input. */

/** One entry of an input list with its position in it, which the outcome is paired with. */
export interface Listed<Record> {
	record: Record;
	/** Position in the input list. */
	item: number;
}

/**
 * Drops repeats of a record: pages that shift while they are read list one twice, and so do events.
 *
 * @param isPreferred whether `candidate` tells more (or is safer to believe) than `kept`
 */
export function dropRepeats<Record>(
	records: readonly Record[],
	idOf: (record: Record) => string,
	isPreferred: (candidate: Record, kept: Record) => boolean = () => false,
): Array<Listed<Record>> {
	const kept = new Map<string, Listed<Record>>();
	records.forEach((record, item) => {
		const id = idOf(record);
		const earlier = kept.get(id);
		if (earlier === undefined) kept.set(id, { record, item });
		else if (isPreferred(record, earlier.record)) earlier.record = record;
	});
	return [...kept.values()];
}

export function groupBy<Record>(
	records: Iterable<Record>,
	keyOf: (record: Record) => string | undefined,
): Map<string, Record[]> {
	const groups = new Map<string, Record[]>();
	for (const record of records) {
		const key = keyOf(record);
		if (key !== undefined) append(groups, key, record);
	}
	return groups;
}

export function append<Key, Record>(groups: Map<Key, Record[]>, key: Key, record: Record): void {
	const group = groups.get(key);
	if (group === undefined) groups.set(key, [record]);
	else group.push(record);
}

/** Orders texts by code points: the same on every machine, whatever its language. */
export function compareText(left: string, right: string): number {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
