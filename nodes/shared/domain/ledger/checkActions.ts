import { findingAbout, type Finding } from './finding';
import type { ActionHistory } from './histories';
import { minutesSince } from './age';
import { findImbalance } from './requestBalance';
import { restorePlan } from './restorePlan';
import type { Entry } from './readEntries';

export interface ActionCheck {
	now: string;
	olderThanMinutes: number;
	/** False when older rows were archived: plans may be among them. */
	isComplete: boolean;
}

/** What was planned against what became of it. */
export function checkActions(histories: readonly ActionHistory[], check: ActionCheck): Finding[] {
	const findings: Finding[] = [];
	for (const history of histories) {
		const { plans, last, state, ends } = history;
		const [firstEnd] = ends;
		if (plans.length === 0 && firstEnd !== undefined && !isPlanArchived(firstEnd, check)) {
			const sentence = `Row ${firstEnd.id} says how "${firstEnd.row.action}" ended, but it was never planned.`;
			findings.push(findingAbout(firstEnd, 'unplanned', sentence));
		}
		if (state === 'unfinished' && minutesSince(last, check.now) >= check.olderThanMinutes) {
			findings.push(unfinished(last));
		}
		findings.push(...checkPlans(history));
	}
	return findings;
}

/** An end names what stood before it; without any of that it was surely never planned. */
function isPlanArchived({ data }: Entry, { isComplete }: ActionCheck): boolean {
	return !isComplete && data.previous !== null;
}

function unfinished(plan: Entry): Finding {
	return findingAbout(
		plan,
		'unfinished',
		`"${plan.row.action}" was planned in run ${plan.row.run} at ${plan.data.time}, and nothing says ` +
			'how it ended. Replay it: what was done already is not done again.',
	);
}

function checkPlans({ plans, ends }: ActionHistory): Finding[] {
	const findings: Finding[] = [];
	const [first] = plans;
	for (const plan of plans) {
		const action = restorePlan(plan);
		if (action === undefined) {
			const sentence = `The request in row ${plan.id} is not the one that was planned. It cannot be replayed.`;
			findings.push(findingAbout(plan, 'brokenSeal', sentence));
			continue;
		}
		const imbalance = findImbalance(action, plan.data);
		if (imbalance !== undefined) findings.push(findingAbout(plan, 'unbalanced', imbalance));
		if (first !== undefined && differs(plan, first) && wasCarriedOut(first, ends, plan)) {
			const sentence =
				`Rows ${first.id} and ${plan.id} hold two different requests with one idempotency key. ` +
				'Only the one that came first can have been carried out.';
			findings.push(findingAbout(plan, 'keyReused', sentence));
		}
	}
	return findings;
}

function differs(plan: Entry, first: Entry): boolean {
	return plan.data.request?.mark !== first.data.request?.mark;
}

/**
 * A plan that was refused, or cut off before it was sent, is planned anew under the same key and may well
 * be another by then; so are the plans of two runs side by side, of which the vendor carries out one. It
 * only matters where the first had been carried out when the other one was planned.
 */
function wasCarriedOut({ row }: Entry, ends: readonly Entry[], plan: Entry): boolean {
	return ends.some(
		(end) => end.row.state === 'done' && end.row.run === row.run && end.id < plan.id,
	);
}
