import { parseChain } from './chain';
import { completeEntry, draftAction, draftDecision, type Draft } from './composeEntry';
import { rowBytes, WANTED_ROW_BYTES, entryDataSchema, type LedgerRow } from './entry';
import { parseJson } from './parseJson';
import { isEmptyItem, readOrRefuse, readRecords, type Positioned } from './rawLists';
import { readEntries } from './readEntries';
import { readRecordableItem, type DecisionItem } from './recordableItem';
import { LedgerRefusal } from './refusal';
import {
	decidedReview,
	isAskedAlready,
	latestReviews,
	openReview,
	readReviewRow,
	type ReviewRow,
} from './reviewRow';

export interface RecordRequest {
	/** Outputs of the planner and of action nodes, as they are. */
	items: readonly unknown[];
	/** Rows of the ledger, for the hashes of what was before; undefined when not connected. */
	earlier?: readonly unknown[];
	/** Rows of the review table, so that nothing is asked twice; undefined when not connected. */
	reviews?: readonly unknown[];
	run: string;
	/** ISO 8601, UTC. */
	time: string;
}

export interface Recorded {
	ledger: Array<Positioned<LedgerRow>>;
	reviews: Array<Positioned<ReviewRow>>;
	/** Rows above the wanted size: their requests are kept whole, since a replay needs all of them. */
	large: { rows: number; largest: number };
}

/**
 * Makes the rows of both tables. Pure: the time and the run are given, so the same items give the same
 * rows.
 *
 * @throws LedgerRefusal for an item that cannot be recorded; then nothing is
 */
export function recordEntries(request: RecordRequest): Recorded {
	const { run, time } = request;
	if (run === '') {
		throw new LedgerRefusal('This run has no id, so nothing is recorded. Set "Run ID".', 'Run ID');
	}
	const rows = new RowWriter(request);
	request.items.forEach((raw, item) => {
		if (isEmptyItem(raw)) return;
		const recordable = readOrRefuse('Items', item, raw, readRecordableItem);
		switch (recordable.kind) {
			case 'review':
				rows.ask(openReview(recordable.review, run, time), item);
				break;
			case 'decision':
				rows.decide(recordable.decision, item);
				break;
			default:
				rows.add(draftAction(recordable, run), item);
		}
	});
	return rows.finish();
}

class RowWriter {
	private readonly ledger: Array<Positioned<LedgerRow>> = [];

	private readonly reviews: Array<Positioned<ReviewRow>> = [];

	/** Last hash of each chain. */
	private readonly ends = new Map<string, string>();

	private readonly reviewStates = new Map<string, string>();

	private readonly keys = new Set<string>();

	private readonly knowsEarlier: boolean;

	constructor(private readonly request: RecordRequest) {
		const { earlier, reviews = [] } = request;
		this.knowsEarlier = earlier !== undefined;
		for (const { row } of readEntries('Earlier Entries', earlier ?? []).entries) {
			this.ends.set(row.chain, row.hash);
		}
		const rows = readRecords('Reviews', reviews, readReviewRow).map(({ record }) => record);
		for (const { key, state } of latestReviews(rows).values()) this.reviewStates.set(key, state);
	}

	add(draft: Draft, item: number): void {
		const { key, chain } = draft.part;
		if (this.keys.has(key)) return;
		this.keys.add(key);
		const before = this.ends.get(chain);
		const previous =
			draft.planFingerprint === undefined || (this.knowsEarlier && before !== undefined)
				? (before ?? null)
				: draft.planFingerprint;
		const record = completeEntry(draft, previous, this.request.time);
		this.ends.set(chain, record.hash);
		this.ledger.push({ record, item });
	}

	ask(record: ReviewRow, item: number): void {
		if (isAskedAlready(this.reviewStates.get(record.key))) return;
		this.reviewStates.set(record.key, record.state);
		this.reviews.push({ record, item });
	}

	decide(decision: DecisionItem, item: number): void {
		const { run, time } = this.request;
		if (parseChain(decision.chain) === undefined) {
			throw new LedgerRefusal(
				`Item ${item} on Items cannot be used, so nothing is done. "${decision.chain}" is no chain. ` +
					'Give the row of the review table with the decision added.',
				'Items',
				item,
			);
		}
		// A failed entry can be decided as well; its own key then joins the decision with the action.
		const entry = entryDataSchema.safeParse(parseJson(decision.data));
		const about = entry.success ? { idempotencyKey: entry.data.idempotencyKey } : {};
		this.add(draftDecision(decision, about, run), item);
		const isAboutReview = !entry.success && decision.decision !== 'undo';
		if (isAboutReview) this.reviews.push({ record: decidedReview(decision, run, time), item });
	}

	finish(): Recorded {
		const sizes = this.ledger.map(({ record }) => rowBytes(record));
		const large = sizes.filter((size) => size > WANTED_ROW_BYTES);
		return {
			ledger: this.ledger,
			reviews: this.reviews,
			large: {
				rows: large.length,
				largest: large.reduce((most, size) => Math.max(most, size), 0),
			},
		};
	}
}
