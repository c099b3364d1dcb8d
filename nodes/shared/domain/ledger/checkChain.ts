import { findingAbout, type Finding } from './finding';
import { isIntact, type Entry } from './readEntries';

interface ChainCheck {
	fingerprintOf: (entry: Entry) => string;
	/** The beginning of the chain may have been archived. */
	toleratesStart: boolean;
	/** A row of this chain cannot be read, which is told already; its hash is missed by no other. */
	hasHole: boolean;
}

/**
 * The links of one chain, in the order of writing: every entry is as it was written, follows one that
 * is there, and no two of different actions follow the same one.
 */
export function checkChain(
	entries: readonly Entry[],
	{ fingerprintOf, toleratesStart, hasHole }: ChainCheck,
): Finding[] {
	const findings: Finding[] = [];
	const known = new Set<string>();
	const followers = new Map<string, Entry>();
	const planned = new Set<string>();
	entries.forEach((entry, position) => {
		const fingerprint = fingerprintOf(entry);
		if (!isIntact(entry, fingerprint)) {
			const sentence = `Row ${entry.id} was changed after it was written: its hash does not fit.`;
			findings.push(findingAbout(entry, 'brokenHash', sentence));
		}
		const { previous } = entry.data;
		if (previous !== null) {
			const isStart = position === 0 || isEndWithoutPlan(entry, planned);
			const mayBeOlder = hasHole || (toleratesStart && isStart);
			if (!known.has(previous) && !mayBeOlder) findings.push(gapBefore(entry));
			const rival = followers.get(previous);
			if (rival === undefined) followers.set(previous, entry);
			else if (!isSameAction(rival, entry)) findings.push(forkOf(rival, entry));
		}
		known.add(entry.row.hash).add(fingerprint);
		if (entry.row.state === 'planned') planned.add(nameOfAction(entry));
	});
	return findings;
}

/** Several plans may have been archived before any of them ended. */
function isEndWithoutPlan(entry: Entry, planned: ReadonlySet<string>): boolean {
	const { state } = entry.row;
	return (state === 'done' || state === 'failed') && !planned.has(nameOfAction(entry));
}

function nameOfAction({ row, data }: Entry): string {
	return `${row.run} ${data.idempotencyKey}`;
}

function gapBefore(entry: Entry): Finding {
	return findingAbout(
		entry,
		'gap',
		`The entry before row ${entry.id} of ${entry.row.chain} is missing: it was deleted or changed, ` +
			'or the rows that were read are not all there are.',
	);
}

function forkOf(first: Entry, second: Entry): Finding {
	return findingAbout(
		second,
		'fork',
		`Rows ${first.id} (run ${first.row.run}) and ${second.id} (run ${second.row.run}) follow the ` +
			`same entry of ${second.row.chain}: two runs wrote at the same time. Check that nothing was ` +
			'done twice.',
	);
}

/** A failure and a success of one plan both follow the plan. */
function isSameAction(first: Entry, second: Entry): boolean {
	return nameOfAction(first) === nameOfAction(second);
}
