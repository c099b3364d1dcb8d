import type { Organization } from '../organization/books';
import { paidOf } from '../resources/expenses';
import type { MatchKind } from '../resources/models';
import { linesOf } from './matches';

/** One side of a transaction on a bank account: what a line of the feed can be matched with. */
export interface RegisterRow {
	kind: MatchKind;
	id: string;
	/** As rows and match requests name it, such as `transfer_fund`. */
	type: string;
	accountId: string;
	otherAccountId: string;
	date: string;
	currency: string;
	/** Minor units; money in is positive. */
	amount: number;
	reference: string;
	description: string;
	customerId: string;
	at: number;
	isMatched: boolean;
}

/** What the books say moved on an account, in order of recording. */
export function registerOf(organization: Organization, accountId?: string): RegisterRow[] {
	const rows = [
		...payments(organization),
		...refunds(organization),
		...expenses(organization),
		...transactions(organization),
	];
	return rows
		.filter((row) => accountId === undefined || row.accountId === accountId)
		.map((row) => ({ ...row, isMatched: isMatched(organization, row) }))
		.sort((left, right) => left.at - right.at);
}

type Unmatched = Omit<RegisterRow, 'isMatched'>;

function isMatched(organization: Organization, { kind, id, accountId }: Unmatched): boolean {
	return linesOf(organization, kind, id).some((line) => line.accountId === accountId);
}

const text = (value: unknown) => String(value ?? '');

function payments(organization: Organization): Unmatched[] {
	return organization.payments.all().map((payment) => ({
		kind: 'customer_payment',
		id: payment.id,
		type: 'customer_payment',
		accountId: payment.accountId,
		otherAccountId: '',
		date: payment.date,
		currency: payment.currency,
		amount: payment.amount - payment.charges,
		reference: text(payment.plain.reference_number),
		description: text(payment.plain.description),
		customerId: payment.customerId,
		at: payment.createdAt,
	}));
}

function refunds(organization: Organization): Unmatched[] {
	const sources = [...organization.payments.all(), ...organization.creditNotes.all()];
	return sources.flatMap((source) =>
		source.refunds.map((refund) => ({
			kind: 'payment_refund' as const,
			id: refund.id,
			type: 'amount' in source ? 'payment_refund' : 'creditnote_refund',
			accountId: refund.accountId,
			otherAccountId: '',
			date: refund.date,
			currency: source.currency,
			amount: -refund.amount,
			reference: refund.reference,
			description: refund.description,
			customerId: source.customerId,
			at: source.modifiedAt,
		})),
	);
}

function expenses(organization: Organization): Unmatched[] {
	return organization.expenses.all().map((expense) => ({
		kind: 'expense',
		id: expense.id,
		type: 'expense',
		accountId: expense.paidThroughId,
		otherAccountId: expense.accountId,
		date: expense.date,
		currency: expense.currency,
		amount: -paidOf(expense),
		reference: text(expense.plain.reference_number),
		description: text(expense.plain.description),
		customerId: text(expense.plain.customer_id),
		at: expense.createdAt,
	}));
}

/** A transfer shows on both accounts. */
function transactions(organization: Organization): Unmatched[] {
	return organization.bankTransactions.all().flatMap((transaction) => {
		const { id, type, date, currency, amount, charges, fromId, toId, customerId } = transaction;
		const common = {
			kind: 'bank_transaction' as const,
			id,
			type,
			date,
			currency,
			reference: text(transaction.plain.reference_number),
			description: text(transaction.plain.description),
			customerId,
			at: transaction.createdAt,
		};
		return [
			{ ...common, accountId: fromId, otherAccountId: toId, amount: -amount },
			{ ...common, accountId: toId, otherAccountId: fromId, amount: amount - charges },
		];
	});
}
