import { formatMoney } from '../../money';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import { dayOfAction } from '../bookkeeping/openDate';
import { ownershipOf } from '../identity';
import type { PlanSubject } from '../planItem';
import { isPostedStatus } from '../statuses';
import type { BookedPayment, Collection } from '../types';
import { nothing, review, writeVerdict, type Verdict } from '../verdict';
import { bookingsOf } from './bookings';
import type { PostingsContext } from './context';
import { bookRefund } from './bookRefund';
import { isKnownRefundStatus, type RefundStory } from './refunds';
import { returnRefund } from './returnRefund';

/**
 * Decides about one refund and writes exactly one line. It belongs into the books when GoCardless
 * has deducted it from a payout (`refund_settled`); its status does not tell (GoCardless sheet 7.2).
 *
 * @param collection the refunded payment, if it came along
 */
export function decideRefund(
	context: PostingsContext,
	story: RefundStory,
	collection: Collection | undefined,
): void {
	const { refund, source } = story;
	const [payment] = bookingsOf(context.booked, context.entries, refund.paymentId ?? '').state.valid;
	const subject: PlanSubject = {
		source,
		goCardlessId: refund.id,
		currency: refund.currency,
		eventId: story.events[0]?.eventId,
		customerId: payment?.customerId ?? collection?.metadata.customer,
	};
	const verdict = judge(context, story, payment, collection, subject);
	if (verdict === undefined) return;
	writeVerdict(context.writer, verdict, subject, { amount: refund.amount });
}

function judge(
	context: PostingsContext,
	story: RefundStory,
	payment: BookedPayment | undefined,
	collection: Collection | undefined,
	subject: PlanSubject,
): Verdict | undefined {
	const { entries, settings } = context;
	const { id, status, currency, amount } = story.refund;
	if (collection !== undefined && ownershipOf(collection.metadata, settings.books) === 'foreign') {
		return nothing('otherBooks', 'The refunded payment belongs to other books.');
	}
	if (!isKnownRefundStatus(status)) {
		return review(
			'statusUnknown',
			`Refund ${id} has the status "${status}", which this version does not know.`,
		);
	}
	const settledOn = dayOfAction(story.events, ['refund_settled'], settings.timeZone);
	if (entries === undefined) {
		return settledOn === undefined
			? nothing('notYet', `Refund ${id} is booked once it is deducted from a payout.`)
			: review(
					'refundToBook',
					`Refund ${id} of ${formatMoney({ minorUnits: amount, currency })} was deducted from a ` +
						'payout. Book it, or connect Booked Entries so that it is booked from here.',
				);
	}
	const [booking, ...others] = entries.find(id);
	if (others.length > 0) {
		return review('bookedTwice', `Refund ${id} is in the books ${others.length + 1} times.`);
	}
	const clearing = findAccount(settings, 'clearing', currency);
	if (clearing === undefined) return accountMissing('clearing', currency);
	if (booking !== undefined) {
		return returnRefund(context, story, { booking, payment, collection, clearing }, subject);
	}
	return (
		checkRefund(context, story, settledOn, payment, collection) ??
		bookRefund(context, story, { payment, collection, clearing, settledOn }, subject)
	);
}

/** What keeps a refund out of the books. */
function checkRefund(
	{ settings, writer }: PostingsContext,
	{ refund: { id, status, paymentId } }: RefundStory,
	settledOn: string | undefined,
	payment: BookedPayment | undefined,
	collection: Collection | undefined,
): Verdict | undefined {
	// What a payout withheld is booked even if it came back since: the payout waits for it, and the
	// next run takes it back.
	const cameBack = status === 'funds_returned' && settledOn === undefined;
	if (status === 'cancelled' || cameBack) {
		return nothing('notRefunded', `Refund ${id} came to nothing; there is nothing to book.`);
	}
	if (settledOn === undefined) {
		return nothing('notYet', `Refund ${id} is booked once it is deducted from a payout.`);
	}
	if (payment !== undefined) return undefined;
	if (collection?.metadata.customer === undefined) {
		return review(
			'refundUnknown',
			`Refund ${id} of payment ${paymentId ?? '(none named)'} was deducted, but it is not known ` +
				'whose payment that is. Book it by hand.',
		);
	}
	if (!isPostedStatus(collection.status, settings.postingMoment)) return undefined;
	const isBeingBooked = writer.items.some(
		({ outcome, json }) => outcome === 'do' && json.goCardlessId === collection.id,
	);
	if (isBeingBooked) {
		return nothing(
			'notYet',
			`Refund ${id} is booked with the next run, when its payment is in the books.`,
		);
	}
	return review(
		'refundedPaymentNotBooked',
		`Payment ${collection.id} was refunded but is not in the books. Book it first, for example as ` +
			"the customer's credit.",
	);
}
