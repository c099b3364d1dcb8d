import { z } from 'zod';

import { formatMoney, MoneyError, toMinorUnits } from '../../money';
import { capture } from '../capture';
import type { PlannedAction, PlannedStep } from '../plannedAction';

/** What an entry says that its request is worth. */
export interface StatedAmount {
	/** Minor units. */
	amount?: number;
	currency?: string;
}

const decimal = z.union([z.string(), z.number()]);

const journalSchema = z.object({
	CurrencyRef: z.object({ value: z.string() }).optional(),
	Line: z.array(
		z.object({
			Amount: decimal,
			JournalEntryLineDetail: z.object({ PostingType: z.enum(['Debit', 'Credit']) }),
		}),
	),
});

const paymentSchema = z.object({
	CurrencyRef: z.object({ value: z.string() }).optional(),
	TotalAmt: decimal,
	Line: z
		.array(
			z.object({
				Amount: decimal,
				LinkedTxn: z.array(z.object({ TxnType: z.string() })).default([]),
			}),
		)
		.default([]),
});

const zohoJournalSchema = z.object({
	line_items: z.array(
		z.object({
			account_id: z.string(),
			debit_or_credit: z.enum(['debit', 'credit']),
			amount: decimal,
		}),
	),
});

const zohoPaymentSchema = z.object({
	amount: decimal,
	invoices: z.array(z.object({ amount_applied: decimal })).default([]),
});

const debitSchema = z.object({ amount: z.number().int(), currency: z.string() });

/** What does not add up in a request, in a sentence; undefined when it balances or has no amounts. */
export function findImbalance(action: PlannedAction, stated: StatedAmount): string | undefined {
	for (const step of action.steps) {
		const check = CHECKS[`${action.vendor} ${step.resource} ${step.verb}`];
		if (check === undefined) continue;
		const found = capture(() => check(step, stated));
		if ('value' in found && found.value !== undefined) return found.value;
		if ('error' in found) {
			const { error } = found;
			if (error instanceof MoneyError) return error.message;
			throw error;
		}
	}
	return undefined;
}

type Check = (step: PlannedStep, stated: StatedAmount) => string | undefined;

/** Another ledger adds its own lines here. */
const CHECKS: Record<string, Check | undefined> = {
	'quickBooksOnline JournalEntry create': checkJournal,
	'quickBooksOnline Payment create': checkPayment,
	'zohoBooks journals create': checkZohoJournal,
	'zohoBooks customerpayments create': checkZohoPayment,
	'goCardless payments create': checkDebit,
};

function checkJournal({ body }: PlannedStep, { currency }: StatedAmount): string | undefined {
	const journal = journalSchema.safeParse(body);
	if (!journal.success) return 'The journal entry has a line that is neither debit nor credit.';
	const code = journal.data.CurrencyRef?.value ?? currency;
	if (code === undefined) return 'The journal entry has no currency.';
	const sum = (side: 'Debit' | 'Credit') =>
		journal.data.Line.filter(
			({ JournalEntryLineDetail }) => JournalEntryLineDetail.PostingType === side,
		).reduce((total, { Amount }) => total + toMinorUnits(Amount, code), 0);
	return compareSides(sum('Debit'), sum('Credit'), code);
}

/** Zoho's journals name their currency by an id, so that the entry has to tell it. */
function checkZohoJournal({ body }: PlannedStep, { currency }: StatedAmount): string | undefined {
	const journal = zohoJournalSchema.safeParse(body);
	if (!journal.success) return 'The journal has a line that is neither debit nor credit.';
	if (currency === undefined) return 'The journal has no currency.';
	const sum = (side: 'debit' | 'credit') =>
		journal.data.line_items
			.filter(({ debit_or_credit: own }) => own === side)
			.reduce((total, { amount }) => total + toMinorUnits(amount, currency), 0);
	return compareSides(sum('debit'), sum('credit'), currency);
}

function compareSides(debit: number, credit: number, currency: string): string | undefined {
	if (debit === credit) return undefined;
	const [left, right] = [debit, credit].map((minorUnits) => formatMoney({ minorUnits, currency }));
	return `The journal entry debits ${left} and credits ${right}.`;
}

/** Zoho's payments have the currency of their customer, which the entry tells. */
function checkZohoPayment({ body }: PlannedStep, stated: StatedAmount): string | undefined {
	const payment = zohoPaymentSchema.safeParse(body);
	if (!payment.success) return 'The payment has no total.';
	const { currency } = stated;
	if (currency === undefined) return 'The payment has no currency.';
	const amount = toMinorUnits(payment.data.amount, currency);
	const applied = payment.data.invoices.map((line) => toMinorUnits(line.amount_applied, currency));
	return (
		compareApplied(
			applied.reduce((sum, part) => sum + part, 0),
			amount,
			currency,
		) ?? compare({ amount, currency }, stated)
	);
}

function compareApplied(applied: number, total: number, currency: string): string | undefined {
	if (applied <= total) return undefined;
	return (
		`The payment is over ${formatMoney({ minorUnits: total, currency })}, but its lines apply ` +
		`${formatMoney({ minorUnits: applied, currency })}.`
	);
}

function checkPayment({ body }: PlannedStep, stated: StatedAmount): string | undefined {
	const payment = paymentSchema.safeParse(body);
	if (!payment.success) return 'The payment has no total.';
	const currency = payment.data.CurrencyRef?.value ?? stated.currency;
	if (currency === undefined) return 'The payment has no currency.';
	// A line for a credit counts the other way, and may be called a journal entry like a debt.
	const isPlain = payment.data.Line.every(({ LinkedTxn }) =>
		LinkedTxn.every(({ TxnType }) => TxnType === 'Invoice'),
	);
	if (!isPlain) return undefined;
	const total = toMinorUnits(payment.data.TotalAmt, currency);
	const lines = payment.data.Line.map(({ Amount }) => toMinorUnits(Amount, currency));
	const applied = lines.reduce((sum, amount) => sum + amount, 0);
	return compareApplied(applied, total, currency) ?? compare({ amount: total, currency }, stated);
}

function checkDebit({ body }: PlannedStep, stated: StatedAmount): string | undefined {
	const debit = debitSchema.safeParse(body);
	return debit.success ? compare(debit.data, stated) : 'The debit has no amount.';
}

function compare(
	{ amount, currency }: { amount: number; currency: string },
	stated: StatedAmount,
): string | undefined {
	const isAsStated =
		stated.amount === undefined || (stated.amount === amount && stated.currency === currency);
	if (isAsStated) return undefined;
	return (
		`The request is over ${formatMoney({ minorUnits: amount, currency })}, but the entry says ` +
		`${formatMoney({ minorUnits: stated.amount ?? 0, currency: stated.currency ?? currency })}.`
	);
}
