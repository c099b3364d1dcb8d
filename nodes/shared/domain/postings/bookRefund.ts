import { formatMoney } from '../../money';
import { accountMissing, findAccount } from '../bookkeeping/accounts';
import { assertBalanced, EntryLines } from '../bookkeeping/entry';
import { entryNumber } from '../bookkeeping/entryNumbers';
import { openDate } from '../bookkeeping/openDate';
import type { PlanSubject } from '../planItem';
import type { PlannedStep } from '../plannedAction';
import type { BookedPayment, Collection } from '../types';
import { review, type Verdict } from '../verdict';
import { postingDetails } from './bookedAccount';
import type { PostingsContext } from './context';
import type { RefundStory } from './refunds';

export interface Parties {
	payment: BookedPayment | undefined;
	collection: Collection | undefined;
	clearing: string;
}

/** The account that a refund is charged to, and whose it is when it is a receivable. */
export interface Counterpart {
	account: string;
	customerId?: string;
}

/** Money given back: out of the clearing account, for the customer's or the refunds account. */
export function bookRefund(
	context: PostingsContext,
	story: RefundStory,
	{ payment, collection, clearing, settledOn }: Parties & { settledOn: string | undefined },
	subject: PlanSubject,
): Verdict | undefined {
	const { settings, writer, adapter, today } = context;
	const { id, amount, currency, paymentId } = story.refund;
	const customerId = payment?.customerId ?? collection?.metadata.customer ?? '';
	const trueDate = settledOn ?? today;
	const { date, remark } = openDate(trueDate, context.closedUntil);
	const details = postingDetails(settings, currency, payment?.exchangeRate);
	const note = `GoCardless refund ${id} of payment ${paymentId ?? ''}${remark}`;
	const number = entryNumber(id);
	const keys = writer.keys('book-refund', [id]);
	let steps: PlannedStep[];
	if (settings.refundBooking === 'refundReceipt') {
		const itemId = settings.refundItemId;
		const accountId = adapter.refundFormTakesAccount
			? findAccount(settings, 'refunds', currency)
			: undefined;
		if (itemId === undefined && accountId === undefined) return itemMissing();
		const taxCodeId = settings.refundTaxCodeId;
		const clearingAccountId = clearing;
		const form = { ...details, number, customerId, amount, date, clearingAccountId, note };
		steps = adapter.refundFormSteps({ ...form, itemId, accountId, taxCodeId }, keys);
	} else {
		const target = counterpart(context, currency, payment, customerId);
		if ('outcome' in target) return target;
		const closed = adapter.checkEntryCurrency(currency);
		if (closed !== undefined) return closed;
		const postings = new EntryLines(currency)
			.debit(target.account, amount, undefined, target.customerId)
			.credit(clearing, amount).postings;
		assertBalanced(postings);
		steps = adapter.entrySteps('refund', { ...details, number, date, note, postings }, keys);
	}
	writer.do(
		adapter.vendor,
		'bookRefund',
		`${formatMoney({ minorUnits: amount, currency })} of payment ${paymentId ?? ''} were given back ` +
			`to the customer and deducted from a payout on ${trueDate}.` +
			(settings.refundBooking === 'receivable'
				? ' The customer owes it again as an open entry, which a credit note settles.'
				: ''),
		subject,
		steps,
		{ amount, chargeDate: date },
	);
	return undefined;
}

function counterpart(
	context: PostingsContext,
	currency: string,
	payment: BookedPayment | undefined,
	customerId: string,
): Counterpart | Verdict {
	const { settings } = context;
	if (settings.refundBooking === 'refundsAccount') return refundsAccount(context, currency);
	const account = payment?.receivableAccountId ?? findAccount(settings, 'receivable', currency);
	return account === undefined ? accountMissing('receivable', currency) : { account, customerId };
}

export function refundsAccount(
	{ settings }: PostingsContext,
	currency: string,
): Counterpart | Verdict {
	const account = findAccount(settings, 'refunds', currency);
	return account === undefined ? accountMissing('refunds', currency) : { account };
}

function itemMissing(): Verdict {
	return review(
		'noRefundItem',
		'Refund receipts need an item. Run the set-up template and choose one.',
	);
}
