import type { CollectionEvent, Refund } from '../types';
import { dropRepeats } from '../lists';
import type { PlanSource } from '../planItem';

/** A refund as it is now, with everything that was said about it. */
export interface RefundStory {
	refund: Refund;
	events: readonly CollectionEvent[];
	source: PlanSource;
}

/** Of several readings of one refund the later one is believed. */
const COURSE = [
	'created',
	'pending_submission',
	'submitted',
	'paid',
	'cancelled',
	'bounced',
	'funds_returned',
];

/** Gathers events about refunds, each refund once, in the order of their ids. */
export function gatherRefunds(events: readonly CollectionEvent[], input: number): RefundStory[] {
	const said = new Map<string, CollectionEvent[]>();
	const known: Array<{ refund: Refund; item: number }> = [];
	events.forEach((event, item) => {
		const { refundId, refund } = event;
		if (refundId === undefined) return;
		const others = said.get(refundId);
		if (others === undefined) said.set(refundId, [event]);
		else others.push(event);
		if (refund !== undefined) known.push({ refund, item });
	});
	return dropRepeats(known, ({ refund }) => refund.id, isLater)
		.map(({ record: { refund, item } }) => ({
			refund,
			events: said.get(refund.id) ?? [],
			source: { input, item },
		}))
		.sort((left, right) => (left.refund.id < right.refund.id ? -1 : 1));
}

function isLater(candidate: { refund: Refund }, kept: { refund: Refund }): boolean {
	return COURSE.indexOf(candidate.refund.status) > COURSE.indexOf(kept.refund.status);
}

export function isKnownRefundStatus(status: string): boolean {
	return COURSE.includes(status);
}
