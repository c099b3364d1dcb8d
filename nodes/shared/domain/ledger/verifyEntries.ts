import { checkActions } from './checkActions';
import { checkChain } from './checkChain';
import type { Finding } from './finding';
import { findingAbout } from './finding';
import { readHistories, type ActionState } from './histories';
import { append } from '../lists';
import { fingerprintOfEntry, type Entry, type ReadLedger } from './readEntries';

export interface VerifyOptions {
	/** ISO 8601, UTC. */
	now: string;
	/** Plans younger than this may be under way. */
	olderThanMinutes: number;
	/** The rows are all there are: false after older rows were archived, or for a filtered read. */
	isComplete: boolean;
}

export interface Verification {
	findings: Finding[];
	summary: {
		sentence: string;
		isSound: boolean;
		entries: number;
		/** Rows that repeat an entry word for word: harmless. */
		repeats: number;
		chains: number;
		actions: Record<ActionState, number>;
		findings: number;
		byKind: Record<string, number>;
	};
}

/** Checks the whole ledger. Linear in the number of rows. */
export function verifyEntries(ledger: ReadLedger, options: VerifyOptions): Verification {
	const findings: Finding[] = ledger.damaged.map((row) => ({
		kind: 'unreadable',
		sentence: `Row ${row.id} cannot be read (${row.problem}). It was changed after it was written.`,
		key: row.key,
		chain: row.chain,
		rowId: row.id,
		item: row.item,
	}));
	const fingerprints = new Map<Entry, string>();
	const fingerprintOf = (entry: Entry): string => {
		const known = fingerprints.get(entry);
		if (known !== undefined) return known;
		const made = fingerprintOfEntry(entry);
		fingerprints.set(entry, made);
		return made;
	};

	const harmless = checkRepeats(ledger, fingerprintOf, findings);
	const chains = new Map<string, Entry[]>();
	for (const entry of ledger.entries) append(chains, entry.row.chain, entry);
	const holes = new Set(ledger.damaged.map(({ chain }) => chain));
	for (const [chain, entries] of chains) {
		const toleratesStart = !options.isComplete;
		findings.push(
			...checkChain(entries, { fingerprintOf, toleratesStart, hasHole: holes.has(chain) }),
		);
	}
	const histories = readHistories(ledger.entries);
	findings.push(...checkActions(histories, options));
	return { findings, summary: summarise(ledger, harmless, chains.size, histories, findings) };
}

function checkRepeats(
	{ entries, repeats }: ReadLedger,
	fingerprintOf: (entry: Entry) => string,
	findings: Finding[],
): number {
	const first = new Map<string, Entry>();
	if (repeats.length > 0) for (const entry of entries) first.set(entry.row.key, entry);
	let harmless = 0;
	for (const repeat of repeats) {
		const original = first.get(repeat.row.key);
		if (original !== undefined && fingerprintOf(original) === fingerprintOf(repeat)) {
			harmless += 1;
			continue;
		}
		const sentence =
			`Rows ${original?.id} and ${repeat.id} have the same key but do not say the same. ` +
			`The first counts; find out where the second came from.`;
		findings.push(findingAbout(repeat, 'duplicate', sentence));
	}
	return harmless;
}

function summarise(
	{ entries }: ReadLedger,
	repeats: number,
	chains: number,
	histories: ReturnType<typeof readHistories>,
	findings: readonly Finding[],
): Verification['summary'] {
	const actions = { done: 0, failed: 0, unfinished: 0, dropped: 0, replaced: 0 };
	for (const { state } of histories) actions[state] += 1;
	const byKind: Record<string, number> = {};
	for (const { kind } of findings) byKind[kind] = (byKind[kind] ?? 0) + 1;
	const count = `${entries.length} entries in ${chains} chains were checked`;
	const open = actions.failed + actions.unfinished;
	const rest =
		open === 0
			? ''
			: open === 1
				? ' 1 action failed or has no end; it can be replayed.'
				: ` ${open} actions failed or have no end; they can be replayed.`;
	return {
		sentence:
			findings.length === 0
				? `${count}, and all of them are sound.${rest}`
				: `${count}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.${rest}`,
		isSound: findings.length === 0,
		entries: entries.length,
		repeats,
		chains,
		actions,
		findings: findings.length,
		byKind,
	};
}
