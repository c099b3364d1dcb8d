import { append } from '../lists';
import { parseChain } from './chain';
import type { Entry } from './readEntries';

/** What became of an action, over all runs: one history for each idempotency key of a company. */
export interface ActionHistory {
	idempotencyKey: string;
	books: string;
	chain: string;
	/** In the order of writing; the last of them is the one to repeat. */
	plans: Entry[];
	ends: Entry[];
	last: Entry;
	state: ActionState;
}

export type ActionState =
	| 'done'
	/** The last thing known is that it failed. */
	| 'failed'
	/** Planned, and nothing was written about how it ended. */
	| 'unfinished'
	/** A person decided not to do it. */
	| 'dropped'
	/** A later run looked at everything anew and planned something else for the same chain. */
	| 'replaced';

/** Sorts entries into histories. Linear. */
export function readHistories(entries: readonly Entry[]): ActionHistory[] {
	const groups = new Map<string, Entry[]>();
	const lastPlan = new Map<string, Entry>();
	for (const entry of entries) {
		const { chain, state } = entry.row;
		append(groups, `${booksOf(entry)} ${entry.data.idempotencyKey}`, entry);
		if (state === 'planned') lastPlan.set(chain, entry);
	}
	const histories: ActionHistory[] = [];
	for (const group of groups.values()) {
		const history = describe(group, lastPlan);
		if (history !== undefined) histories.push(history);
	}
	return histories;
}

export function booksOf({ row }: Entry): string {
	return parseChain(row.chain)?.books ?? '';
}

/** Decisions about reviews alone are no action. */
function describe(
	entries: Entry[],
	lastPlan: ReadonlyMap<string, Entry>,
): ActionHistory | undefined {
	const acts = entries.filter(({ row }) => row.state !== 'reviewed');
	const plans = acts.filter(({ row }) => row.state === 'planned');
	const last = acts[acts.length - 1];
	if (last === undefined) return undefined;
	return {
		idempotencyKey: last.data.idempotencyKey,
		books: booksOf(last),
		chain: last.row.chain,
		plans,
		ends: acts.filter(({ row }) => row.state !== 'planned'),
		last,
		state: stateOf(entries, last, plans[plans.length - 1], lastPlan),
	};
}

function stateOf(
	entries: readonly Entry[],
	last: Entry,
	plan: Entry | undefined,
	lastPlan: ReadonlyMap<string, Entry>,
): ActionState {
	if (entries.some(({ row }) => row.state === 'done')) return 'done';
	const final = entries[entries.length - 1];
	if (final?.row.state === 'reviewed' && final.row.action === 'skip') return 'dropped';
	const latest = lastPlan.get(last.row.chain);
	if (plan !== undefined && latest !== undefined && isReplacedBy(plan, latest)) return 'replaced';
	return last.row.state === 'failed' ? 'failed' : 'unfinished';
}

/** Plans of one run stand side by side; a plan of a later run was made from how things were then. */
function isReplacedBy(plan: Entry, later: Entry): boolean {
	return (
		later.id > plan.id &&
		later.row.run !== plan.row.run &&
		later.data.idempotencyKey !== plan.data.idempotencyKey
	);
}
