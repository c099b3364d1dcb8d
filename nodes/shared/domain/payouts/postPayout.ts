import { formatMoney } from '../../money';
import { assertBalanced, EntryLines, UnbalancedEntryError, type Entry } from '../bookkeeping/entry';
import { entryNumber } from '../bookkeeping/entryNumbers';
import { openDate } from '../bookkeeping/openDate';
import type { PlanSubject } from '../planItem';
import { postingDetails } from '../postings/bookedAccount';
import type { Payout } from '../types';
import { nothing, type Verdict } from '../verdict';
import { arrivedAmount } from './checkBookedPayout';
import type { PayoutsContext } from './context';
import { accountsFor, type PayoutAccounts } from './payoutAccounts';
import { payoutLines } from './payoutLines';
import { describePayout, tellItems } from './describePayout';
import type { ResolvedItem } from './resolveItem';
import { valuePayout, type ValuedPayout } from './valuePayout';

/** Writes the entry of a payout that is proven and whose items are all known. */
export function postPayout(
	context: PayoutsContext,
	payout: Payout,
	resolved: readonly ResolvedItem[],
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, adapter, writer, today } = context;
	const { id, amount, currency } = payout;
	const lines = payoutLines(resolved, amount, settings);
	if ('outcome' in lines) return lines;
	if (lines.length === 0) return nothing('nothingMoved', 'The payout moved no money.');
	const valued = valuePayout(payout, lines, settings, adapter.exchangesBetweenAccounts);
	if ('outcome' in valued) return valued;
	const accounts = accountsFor(settings, currency, valued);
	if ('outcome' in accounts) return accounts;
	const trueDate = payout.arrivalDate ?? today;
	const { date, remark } = openDate(trueDate, context.closedUntil);
	const entry: Entry = {
		...postingDetails(settings, valued.currency, valued.exchangeRate),
		number: entryNumber(id),
		date,
		note: describePayout(payout, resolved) + remark,
		postings: toPostings(valued, accounts, payout),
	};
	assertBalanced(entry.postings);
	assertBankLine(entry, accounts.bank, valued.net);
	const keys = writer.keys('post-payout', [id]);
	// A deposit of nothing, or less, is refused (QuickBooks sheet 12).
	const isDeposit = settings.payoutEntry === 'deposit' && valued.net > 0;
	const route = { bankAccountId: accounts.bank, clearingAccountId: accounts.clearing };
	const closed = adapter.checkEntryCurrency(valued.currency);
	if (closed !== undefined) return closed;
	const steps = isDeposit
		? adapter.payoutSteps('payout', entry, route, keys)
		: adapter.entrySteps('payout', entry, keys);
	if (steps.length === 0) {
		return nothing('nothingMoved', 'The payout moved no money between accounts.');
	}
	writer.do(
		adapter.vendor,
		'postPayout',
		`${formatMoney(arrivedAmount(payout))} arrived on ${trueDate}` +
			(payout.reference === undefined ? '' : ` with the bank reference ${payout.reference}`) +
			`: ${resolved.length} items, proven to the penny. ${tellItems(resolved, currency)}`,
		subject,
		steps,
		{ amount, chargeDate: date },
	);
	reportItems(context, resolved, subject);
	return undefined;
}

function toPostings(valued: ValuedPayout, accounts: PayoutAccounts, { reference, id }: Payout) {
	const postings = new EntryLines(valued.currency);
	postings.move(accounts.bank, valued.net, `Payout ${reference ?? id}`);
	for (const { target, memo, amount } of valued.lines) {
		postings.move(accounts[target], -amount, memo);
	}
	postings.move(accounts.exchange, valued.exchangeLoss, 'Exchange gain or loss');
	return postings.postings;
}

/** The bank's side has to be the line on the bank statement, whatever the others are. */
function assertBankLine({ postings, number }: Entry, bank: string, net: number): void {
	const onBank = postings.filter(({ account }) => account === bank);
	const sum = onBank.reduce(
		(total, { direction, amount }) => total + (direction === 'debit' ? amount : -amount),
		0,
	);
	if (sum === net && onBank.length <= 1) return;
	throw new UnbalancedEntryError(`The bank line of entry ${number} is not what arrived.`);
}

/** What was posted to the suspense account is for a person. */
function reportItems(
	{ writer }: PayoutsContext,
	resolved: readonly ResolvedItem[],
	subject: PlanSubject,
): void {
	for (const { item, remark } of resolved) {
		if (remark === undefined) continue;
		const about = { ...subject, goCardlessId: item.refundId ?? item.paymentId };
		writer.review(
			'foreignItem',
			`${remark} Its part of payout ${item.payoutId} is in the suspense account until you decide.`,
			about,
			{ amount: item.tenths / 10 },
		);
	}
}
