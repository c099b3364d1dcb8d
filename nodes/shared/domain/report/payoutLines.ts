import { parseChain } from '../ledger/chain';
import type { ActionHistory } from '../ledger/histories';
import { restorePlan } from '../ledger/restorePlan';
import { append, compareText } from '../lists';
import type { Payout } from '../types';
import type { LinkMaker } from './links';
import type { PayoutLine } from './reportTypes';

interface PayoutContext {
	payouts: readonly Payout[];
	histories: readonly ActionHistory[];
	/** Ids of payouts about which a person is asked. */
	inReview: ReadonlySet<string>;
	links: LinkMaker;
}

/** Every payout that GoCardless listed or the ledger knows, the latest first. */
export function listPayouts({ payouts, histories, inReview, links }: PayoutContext): PayoutLine[] {
	const byPayout = new Map<string, ActionHistory[]>();
	for (const history of histories) {
		const chain = parseChain(history.chain);
		if (chain?.kind === 'payout') append(byPayout, chain.id, history);
	}
	const listed = new Map(payouts.map((payout) => [payout.id, payout]));
	const ids = new Set([...listed.keys(), ...byPayout.keys()]);
	const lines = [...ids].map((id): PayoutLine => {
		const payout = listed.get(id);
		const actions = byPayout.get(id) ?? [];
		const { state, proof } = stateOf(payout, actions, inReview.has(id));
		const done = proof?.ends.find(({ row }) => row.state === 'done');
		const plan = proof?.plans[proof.plans.length - 1];
		const steps = plan === undefined ? undefined : restorePlan(plan)?.steps;
		const kind = steps?.[steps.length - 1]?.resource ?? '';
		return {
			id,
			reference: payout?.reference ?? '',
			arrivalDate: payout?.arrivalDate ?? '',
			amount: payout?.amount ?? plan?.data.amount,
			fees: payout?.fees,
			currency: payout?.currency ?? plan?.data.currency,
			state,
			isProven: proof !== undefined,
			links: [
				...links.goCardless(id),
				...links.books(proof?.books ?? '', kind, done?.data.booksId, 'Bank entry'),
			],
		};
	});
	return lines.sort((left, right) => compareText(right.arrivalDate, left.arrivalDate));
}

function stateOf(
	payout: Payout | undefined,
	actions: readonly ActionHistory[],
	isInReview: boolean,
): { state: string; proof?: ActionHistory } {
	const done = actions.filter(({ state }) => state === 'done');
	const latest = done.reduce<ActionHistory | undefined>(
		(last, history) => (last === undefined || history.last.id > last.last.id ? history : last),
		undefined,
	);
	const isTakenBack = latest !== undefined && /^(void|delete|reverse)/.test(latest.last.row.action);
	if (payout?.status === 'bounced') {
		return { state: isTakenBack ? 'Bounced, taken back' : 'Bounced' };
	}
	if (isTakenBack) return { state: 'Taken back' };
	if (latest !== undefined) return { state: 'In the books', proof: latest };
	if (isInReview) return { state: 'Needs review' };
	if (actions.some(({ state }) => state === 'failed')) return { state: 'Failed' };
	if (actions.some(({ state }) => state === 'unfinished')) return { state: 'Unfinished' };
	return { state: payout?.status === 'pending' ? 'Not paid yet' : 'Not in the books yet' };
}
