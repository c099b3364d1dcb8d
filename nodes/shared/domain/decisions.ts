import { latestReviews, readReviewData, type StoredReview } from './ledger/reviewRow';
import { reviewKeyOf, type PlanSubject } from './planItem';
import type { Verdict } from './verdict';

/** What a person may agree to; everything else has to be put right first. */
const APPROVABLE = new Set([
	'aboveMaximum',
	'approvalNeeded',
	'attemptsUsedUp',
	'beforeStart',
	'cancelledByHand',
	'chargedBack',
	'maybeCollectedAlready',
	'maybeCoveredBySubscription',
	'maybeKnown',
]);

/** What people decided about lines that needed review, as the review table keeps it. */
export class Decisions {
	private readonly latest: ReadonlyMap<string, StoredReview>;

	constructor(
		private readonly books: string,
		rows: readonly StoredReview[],
	) {
		this.latest = latestReviews(rows);
	}

	/**
	 * Whether a person approved exactly this: the same reason about the same records, over the same
	 * amount. When the amount has changed, it is asked again.
	 *
	 * @param amount minor units, as the line shows it; undefined where it shows none
	 */
	approves(verdict: Verdict, subject: PlanSubject, amount?: number): boolean {
		if (verdict.outcome !== 'review' || !APPROVABLE.has(verdict.code)) return false;
		const goCardlessId = verdict.goCardlessId ?? subject.goCardlessId;
		const key = reviewKeyOf(this.books, verdict.code, { ...subject, goCardlessId });
		const row = this.latest.get(key);
		if (row?.state !== 'approve') return false;
		const asked = readReviewData(row.data);
		if (asked === undefined || asked.amount !== amount) return false;
		return amount === undefined || asked.currency === subject.currency;
	}
}
