import type { Organization } from '../organization/books';
import { numberIn, textIn } from '../protocol/bodyFields';
import { created, type Call, type Reply } from '../protocol/call';
import { invalidAmount, matchAccountDiffers } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import {
	bankTransactionBy,
	createBankTransaction,
	removeBankTransaction,
} from '../resources/bankTransactions';
import { creditNoteBy } from '../resources/creditNotes';
import { createPayment, paymentBy, removePayment } from '../resources/customerPayments';
import { createExpense, expenseBy, removeExpense } from '../resources/expenses';
import type { FeedLine, MatchKind } from '../resources/models';
import { addRefund } from '../resources/refunds';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { feedLineBy, openLineBy } from './feedLines';

/** The account on this side of the line must be the line's, and the amount its whole amount. */
function checkFits(organization: Organization, line: FeedLine, body: Wire, account: string): void {
	const currency = organization.accounts.find(line.accountId)?.currency ?? '';
	if (textIn(body, account) !== line.accountId) throw matchAccountDiffers();
	if (numberIn(body, 'amount') !== fromMinor(Math.abs(line.amount), currency)) {
		throw invalidAmount();
	}
}

function settle(line: FeedLine, kind: MatchKind, id: string): Reply {
	line.matched = [{ kind, id }];
	line.status = 'categorized';
	const body = { banktransaction: { transaction_id: id, status: 'categorized' } };
	return created('The transaction is now categorized.', 'banktransactions', id, body);
}

/** Making a new transaction out of a line of the feed (Zoho sheet 7.8). */
export function categorize(call: Call): Reply {
	const { organization, body } = call;
	const line = openLineBy(organization, call.ids[0] ?? '');
	checkFits(organization, line, body, line.amount > 0 ? 'to_account_id' : 'from_account_id');
	return settle(line, 'bank_transaction', createBankTransaction(organization, body).id);
}

export function categorizeAsExpense(call: Call): Reply {
	const { organization, body } = call;
	const line = openLineBy(organization, call.ids[0] ?? '');
	if (line.amount > 0) throw invalidAmount();
	checkFits(organization, line, body, 'paid_through_account_id');
	return settle(line, 'expense', createExpense(organization, body).id);
}

export function categorizeAsPayment(call: Call): Reply {
	const { organization, body } = call;
	const line = openLineBy(organization, call.ids[0] ?? '');
	if (line.amount < 0) throw invalidAmount();
	const whole = { ...body, account_id: body.account_id ?? line.accountId };
	checkFits(organization, line, whole, 'account_id');
	return settle(line, 'customer_payment', createPayment(organization, whole).id);
}

export function categorizeAsRefund(call: Call): Reply {
	const { organization, body } = call;
	const line = openLineBy(organization, call.ids[0] ?? '');
	if (line.amount > 0) throw invalidAmount();
	const whole = { ...body, from_account_id: body.from_account_id ?? line.accountId };
	checkFits(organization, line, whole, 'from_account_id');
	const source =
		body.creditnote_id === undefined
			? paymentBy(organization, textIn(body, 'payment_id') ?? '')
			: openNote(organization, body);
	return settle(line, 'payment_refund', addRefund(organization, source, whole).id);
}

function openNote(organization: Organization, body: Wire) {
	const note = creditNoteBy(organization, textIn(body, 'creditnote_id') ?? '');
	if (note.state !== 'open') throw unconfirmed('statusChange');
	return note;
}

/** POST `/banktransactions/{id}/uncategorize`: what was made goes, the line is open again. */
export function uncategorize(call: Call): Reply {
	const { organization, ids } = call;
	const id = ids[0] ?? '';
	const holder = organization.feedLines
		.all()
		.find(({ matched }) => matched.some((one) => one.id === id));
	const line = holder ?? feedLineBy(organization, id);
	const [made] = line.matched;
	if (line.status !== 'categorized' || made === undefined) throw unconfirmed('statusChange');
	const before = { status: line.status, matched: line.matched };
	Object.assign(line, { status: 'uncategorized', matched: [] });
	let isRemoved = false;
	try {
		removeMade(organization, made);
		isRemoved = true;
	} finally {
		// Where nothing was removed the line stays what it was.
		if (!isRemoved) Object.assign(line, before);
	}
	return { message: 'Transaction(s) have been uncategorized.' };
}

function removeMade(organization: Organization, made: { kind: MatchKind; id: string }): void {
	if (made.kind === 'bank_transaction') {
		removeBankTransaction(organization, bankTransactionBy(organization, made.id));
	} else if (made.kind === 'expense') {
		removeExpense(organization, expenseBy(organization, made.id));
	} else if (made.kind === 'customer_payment') {
		removePayment(organization, paymentBy(organization, made.id));
	} else throw unconfirmed('statusChange');
}
