import type { PlanItem } from '../planItem';
import { minutesSince } from './age';
import { readHistories, type ActionHistory } from './histories';
import { detailsOf, subjectOf, writeLine } from './planLines';
import { isIntact, type ReadLedger } from './readEntries';
import { restorePlan } from './restorePlan';

export interface ReplayFilter {
	/** ISO 8601, UTC. */
	now: string;
	states: ReadonlyArray<'failed' | 'unfinished'>;
	run?: string;
	chain?: string;
	books?: string;
	/** Only the actions of these idempotency keys. */
	keys?: ReadonlySet<string>;
	/** What is younger may still be under way. */
	olderThanMinutes: number;
	/** What is older is left to a new plan, since the world has changed. */
	notOlderThanDays: number;
}

const MINUTES_OF_A_DAY = 24 * 60;

/**
 * The actions that failed or have no end, as they were planned: same mark, same keys, so a vendor
 * recognises what was done already. What is done, dropped by a person, or replaced by a later plan is
 * not repeated. Linear.
 */
export function replayEntries(ledger: ReadLedger, filter: ReplayFilter): PlanItem[] {
	const damagedChains = new Set(ledger.damaged.map(({ chain }) => chain));
	return readHistories(ledger.entries)
		.filter((history) => isWanted(history, filter))
		.flatMap((history) => replay(history, filter, damagedChains));
}

function isWanted(history: ActionHistory, filter: ReplayFilter) {
	const { state, plans, chain, books, last, idempotencyKey } = history;
	if (state !== 'failed' && state !== 'unfinished') return false;
	const { run, keys } = filter;
	return (
		filter.states.includes(state) &&
		(run === undefined || plans.some(({ row }) => row.run === run)) &&
		(filter.chain === undefined || chain === filter.chain) &&
		(filter.books === undefined || books === filter.books) &&
		(keys === undefined || keys.has(idempotencyKey)) &&
		minutesSince(last, filter.now) >= filter.olderThanMinutes
	);
}

function replay(
	{ plans, last, state, chain }: ActionHistory,
	{ now, notOlderThanDays }: ReplayFilter,
	damagedChains: ReadonlySet<string>,
): PlanItem[] {
	const plan = plans[plans.length - 1];
	const about = plan ?? last;
	const review = (code: string, reason: string) =>
		writeLine(about, (writer) => writer.review(code, reason, subjectOf(about), detailsOf(about)));
	if (plan === undefined) {
		return review('unplanned', `"${last.row.action}" failed, but its plan is not in the ledger.`);
	}
	if (damagedChains.has(chain)) {
		return review(
			'ledgerDamaged',
			`A row of ${chain} cannot be read, so nobody knows whether "${plan.row.action}" was done.`,
		);
	}
	const action = isIntact(plan) ? restorePlan(plan) : undefined;
	if (action === undefined) {
		return review(
			'ledgerChanged',
			`The plan in row ${plan.id} was changed after it was written, so it is not carried out.`,
		);
	}
	if (minutesSince(plan, now) > notOlderThanDays * MINUTES_OF_A_DAY) {
		return review(
			'planOutdated',
			`"${plan.row.action}" was planned at ${plan.data.time}, more than ${notOlderThanDays} days ago. ` +
				'Let the workflow that planned it plan anew.',
		);
	}
	const why =
		state === 'failed'
			? `It failed in run ${last.row.run}: ${last.data.error ?? 'no reason given'}.`
			: `Nothing says how it ended in run ${plan.row.run}.`;
	const reason = `Again, as planned at ${plan.data.time}. ${why}`;
	return writeLine(plan, (writer) =>
		writer.do(action.vendor, action.action, reason, subjectOf(plan), action.steps, detailsOf(plan)),
	);
}
