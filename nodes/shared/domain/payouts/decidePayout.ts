import { formatMoney } from '../../money';
import { compareText } from '../lists';
import type { PlanDetails, PlanSubject } from '../planItem';
import type { Payout, PayoutItem } from '../types';
import { writeVerdict, type Verdict } from '../verdict';
import { bounceBooking, sendAgain } from './bounce';
import { checkBookedPayout } from './checkBookedPayout';
import { checkItems, checkPayout } from './checkPayout';
import type { PayoutsContext } from './context';
import { checkOwner } from './otherBooks';
import { postPayout } from './postPayout';
import { describeItems, formatTenths, provePayout } from './provePayout';
import { resolveItem, type ResolvedItem } from './resolveItem';

/** Decides about one payout: post it, leave it, or say what a person has to find out. */
export function decidePayout(context: PayoutsContext, payout: Payout, subject: PlanSubject): void {
	const items = context.items.get(payout.id) ?? [];
	const details: PlanDetails = { amount: payout.amount, chargeDate: payout.arrivalDate };
	const verdict = judge(context, payout, items, subject, details);
	if (verdict !== undefined) writeVerdict(context.writer, verdict, subject, details);
}

function judge(
	context: PayoutsContext,
	payout: Payout,
	items: readonly PayoutItem[],
	subject: PlanSubject,
	details: PlanDetails,
): Verdict | undefined {
	const problem = checkPayout(context, payout);
	if (problem !== undefined) return problem;
	const [booking, ...others] = context.entries.find(payout.id);
	if (payout.status === 'bounced') return bounceBooking(context, payout, booking, subject);
	if (booking !== undefined) {
		const wasTakenOut = context.entries.turnsOf(payout.id).isReversed;
		if (wasTakenOut) return sendAgain(context, payout, booking, subject);
		return checkBookedPayout(payout, booking, others);
	}
	const gone = checkItems(context, payout, items) ?? checkOwner(context, payout, items);
	if (gone !== undefined) return gone;
	const unproven = checkProof(payout, items);
	if (unproven !== undefined) {
		details.items = describeItems(items, payout.currency);
		details.differenceText = unproven.differenceText;
		return unproven.verdict;
	}
	const resolved: ResolvedItem[] = [];
	const problems: Verdict[] = [];
	for (const item of items) {
		const answer = resolveItem(context, payout, item);
		if ('outcome' in answer) problems.push(answer);
		else resolved.push(answer);
	}
	const summary = summarise(problems);
	if (summary !== undefined) {
		details.items = describeItems(items, payout.currency);
		return summary;
	}
	return postPayout(context, payout, resolved, subject);
}

/** The difference, if the items are not the payout. Then nothing is posted. */
function checkProof(
	payout: Payout,
	items: readonly PayoutItem[],
): { verdict: Verdict; differenceText: string } | undefined {
	const { amount, currency } = payout;
	const { tenths, difference } = provePayout(payout, items);
	if (difference === 0) return undefined;
	const differenceText = formatTenths(difference, currency);
	return {
		differenceText,
		verdict: {
			outcome: 'review',
			code: 'itemsDiffer',
			reason:
				`The items add up to ${formatTenths(tenths, currency)}, the payout is ` +
				`${formatMoney({ minorUnits: amount, currency })}: a difference of ${differenceText}. ` +
				'Nothing is posted. Check that all items were fetched.',
		},
	};
}

/** All that keeps a payout from being posted, in one line: the first code, every sentence once. */
function summarise(problems: readonly Verdict[]): Verdict | undefined {
	const inOrder = [...problems].sort((left, right) => compareText(left.reason, right.reason));
	const [first] = inOrder;
	if (first === undefined) return undefined;
	const sentences = [...new Set(inOrder.map(({ reason }) => reason))];
	const shown = sentences.slice(0, 10);
	const rest = sentences.length - shown.length;
	const reason = shown.join(' ') + (rest === 0 ? '' : ` And ${rest} more.`);
	return { ...first, reason };
}
