import { formatMoney } from '../../money';
import { assertBalanced, EntryLines, type Entry } from '../bookkeeping/entry';
import { entryNumber } from '../bookkeeping/entryNumbers';
import { dayOfAction, openDate } from '../bookkeeping/openDate';
import type { PlanSubject } from '../planItem';
import type { BookedEntry } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import { postingDetails } from './bookedAccount';
import { refundsAccount, type Counterpart, type Parties } from './bookRefund';
import type { PostingsContext } from './context';
import type { RefundStory } from './refunds';

/** A refund that is in the books, whose money could not be delivered and is back. */
export function returnRefund(
	context: PostingsContext,
	story: RefundStory,
	{ booking, payment, collection, clearing }: Parties & { booking: BookedEntry },
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, writer, adapter, today, entries } = context;
	const { id, amount, currency, status } = story.refund;
	if (status === 'bounced') {
		return nothing('refundBounced', 'The refund bounced; it is taken back once the money is here.');
	}
	if (status !== 'funds_returned' && status !== 'cancelled') {
		return nothing('booked', `The refund is in the books already (${booking.id}).`);
	}
	if (entries?.turnsOf(id).isReversed === true) {
		return nothing('reversed', 'The refund came back, and was taken back in the books.');
	}
	const customerId = payment?.customerId ?? collection?.metadata.customer;
	const target =
		booking.kind === 'refundReceipt'
			? refundsAccount(context, currency)
			: chargedSide(booking, clearing, customerId, context);
	if ('outcome' in target) return target;
	const closed = adapter.checkEntryCurrency(currency);
	if (closed !== undefined) return closed;
	const trueDate = dayOfAction(story.events, ['funds_returned'], settings.timeZone) ?? today;
	const { date, remark } = openDate(trueDate, context.closedUntil);
	const entry: Entry = {
		...postingDetails(settings, currency, booking.exchangeRate ?? payment?.exchangeRate),
		number: entryNumber(id, 'reversal'),
		date,
		note: `GoCardless refund ${id} could not be delivered${remark}`,
		postings: new EntryLines(currency)
			.debit(clearing, amount)
			.credit(target.account, amount, undefined, target.customerId).postings,
	};
	assertBalanced(entry.postings);
	writer.do(
		adapter.vendor,
		'returnRefund',
		`Refund ${id} of ${formatMoney({ minorUnits: amount, currency })} could not be delivered; the ` +
			`money is held by GoCardless again since ${trueDate}.`,
		subject,
		adapter.entrySteps('reversal', entry, writer.keys('return-refund', [id])),
		{ amount, chargeDate: date },
	);
	return undefined;
}

/** The account of the booking's other side, whatever the settings say by now. */
function chargedSide(
	{ id, sides, total }: BookedEntry,
	clearing: string,
	customerId: string | undefined,
	{ settings }: PostingsContext,
): Counterpart | Verdict {
	if (sides === undefined || total === undefined) {
		return review(
			'detailsNeeded',
			`The books list the booking of the refund (${id}) without its lines, so it is not known what it ` +
				'is taken back from. Let the workflow get this entry in full, and connect it to Booked Entries.',
		);
	}
	const charged = [...sides].find(([account, side]) => account !== clearing && side === total);
	if (charged === undefined || sides.get(clearing) !== -total) {
		return review(
			'refundChanged',
			'The booking of the refund was changed by hand, so it is not taken back by itself.',
		);
	}
	const [account] = charged;
	const isReceivable = account !== settings.refundsAccountId;
	if (isReceivable && customerId === undefined) {
		return review('refundUnknown', 'It is not known whose refund it is. Take it back by hand.');
	}
	return { account, customerId: isReceivable ? customerId : undefined };
}
