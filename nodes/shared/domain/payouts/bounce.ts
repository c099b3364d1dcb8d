import { formatMoney } from '../../money';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import { assertBalanced, EntryLines, reversePostings, type Entry } from '../bookkeeping/entry';
import { entryNumber, MAXIMUM_TURNS, type Turn } from '../bookkeeping/entryNumbers';
import { openDate } from '../bookkeeping/openDate';
import type { PlanSubject } from '../planItem';
import { postingDetails } from '../postings/bookedAccount';
import type { BookedEntry, Payout } from '../types';
import { nothing, review, type Verdict } from '../verdict';
import type { PayoutsContext } from './context';

/**
 * The bank sent the money back: GoCardless holds the net amount again, while the fees are gone. There
 * is no event of the payout itself, only its status tells (GoCardless sheet 6.1, 7.2).
 */
export function bounceBooking(
	context: PayoutsContext,
	payout: Payout,
	booking: BookedEntry | undefined,
	subject: PlanSubject,
): Verdict | undefined {
	const told =
		'Your bank sent this payout back to GoCardless. Check the bank details in the GoCardless dashboard.';
	if (booking === undefined) {
		return review('payoutBounced', `${told} It is posted once it was sent again.`);
	}
	if (payout.exchange !== undefined) {
		return review(
			'payoutBounced',
			`${told} It was exchanged, so take it out of the books by hand.`,
		);
	}
	const turns = context.entries.turnsOf(payout.id);
	if (turns.isReversed) {
		return nothing('bounced', 'The payout bounced, and was taken out of the books.');
	}
	const count = turns.reversals.length + 1;
	if (count > MAXIMUM_TURNS) return review('payoutBounced', `${told} It bounced too often.`);
	const verdict = turn(context, payout, booking, 'reversal', count, subject);
	return verdict ?? review('payoutBounced', `${told} It is taken out of the books until then.`);
}

/** A payout that bounced, was taken out of the books, and was sent again. */
export function sendAgain(
	context: PayoutsContext,
	payout: Payout,
	booking: BookedEntry,
	subject: PlanSubject,
): Verdict | undefined {
	const { reversals } = context.entries.turnsOf(payout.id);
	return turn(context, payout, booking, 'reinstatement', reversals.length, subject);
}

function turn(
	context: PayoutsContext,
	payout: Payout,
	booking: BookedEntry,
	direction: Turn,
	count: number,
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer, today } = context;
	const { id, amount, currency } = payout;
	if (amount === 0) return nothing('nothingMoved', 'The payout moved no money.');
	const bank = findAccount(settings, 'bank', currency);
	if (bank === undefined) return accountMissing('bank', currency);
	const clearing = findAccount(settings, 'clearing', currency);
	if (clearing === undefined) return accountMissing('clearing', currency);
	const sent = direction === 'reinstatement';
	const trueDate = sent ? (payout.arrivalDate ?? today) : today;
	const { date, remark } = openDate(trueDate, context.closedUntil);
	const closed = adapter.checkEntryCurrency(currency);
	if (closed !== undefined) return closed;
	const { postings } = new EntryLines(currency).move(bank, amount).move(clearing, -amount);
	const entry: Entry = {
		...postingDetails(settings, currency, booking.exchangeRate),
		number: entryNumber(id, direction, count),
		date,
		note: `GoCardless payout ${id} ${sent ? 'was sent again' : 'bounced'}${remark}`,
		postings: sent ? postings : reversePostings(postings),
	};
	assertBalanced(entry.postings);
	const action = sent ? 'reinstatePayout' : 'reversePayout';
	const purpose = sent ? 'reinstate-payout' : 'reverse-payout';
	const keys = writer.keys(purpose, [id, String(count)]);
	writer.do(
		adapter.vendor,
		action,
		`Payout ${id} of ${formatMoney({ minorUnits: amount, currency })} ` +
			(sent
				? `was sent to the bank again and arrived on ${trueDate}.`
				: 'bounced: GoCardless holds the money again, and the bank entry is taken back.'),
		subject,
		adapter.entrySteps(sent ? 'reinstatement' : 'reversal', entry, keys),
		{ amount, chargeDate: date },
	);
	return undefined;
}
