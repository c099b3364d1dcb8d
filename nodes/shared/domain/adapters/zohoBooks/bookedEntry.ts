import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { InvalidRecordError, parseRecord, textOrNone } from '../../invalidRecord';
import type { BookedEntry } from '../../types';
import {
	amount,
	amountOrNone,
	id,
	listOf,
	listOrNone,
	optionalAmount,
	optionalText,
	rateOrNone,
} from './fields';

/** What all of them have; lists leave out currencies and lines (Zoho sheet 7.7, recorded). */
const common = {
	reference_number: optionalText,
	currency_code: optionalText,
	exchange_rate: optionalAmount,
};

const journal = z.object({
	...common,
	journal_id: id,
	total: optionalAmount,
	line_items: listOf(z.object({ account_id: id, debit_or_credit: z.string(), amount })),
});

const bankTransaction = z.object({
	...common,
	transaction_id: id,
	transaction_type: z.string(),
	amount,
	from_account_id: optionalText,
	to_account_id: optionalText,
});

const creditNote = z.object({
	...common,
	creditnote_id: id,
	status: optionalText,
	total: amount,
	balance: optionalAmount,
});

const expense = z.object({ ...common, expense_id: id });

/**
 * A journal, bank transaction, credit note or expense of Zoho Books, as a row of a list or in full.
 *
 * @throws InvalidRecordError
 */
export function readBookedEntry(record: unknown, homeCurrency: string): BookedEntry {
	if (has(record, 'journal_id')) return readJournal(record);
	if (has(record, 'creditnote_id')) return readCreditNote(record, homeCurrency);
	if (has(record, 'expense_id')) return readExpense(record);
	if (has(record, 'transaction_id')) return readBankTransaction(record, homeCurrency);
	throw new InvalidRecordError(
		'It is not a Zoho Books journal, bank transaction, credit note or expense.',
	);
}

function readJournal(record: unknown): BookedEntry {
	const raw = parseRecord(journal, record, 'a Zoho Books journal');
	const currency = textOrNone(raw.currency_code);
	const lines = listOrNone(raw.line_items);
	const total = amountOrNone(raw.total);
	return {
		...head(raw),
		id: raw.journal_id,
		kind: 'journalEntry',
		total:
			currency === undefined || total === undefined ? undefined : toMinorUnits(total, currency),
		sides: currency === undefined || lines === undefined ? undefined : sidesOf(lines, currency),
	};
}

type Lines = ReadonlyArray<{
	account_id: string;
	debit_or_credit: string;
	amount: string | number;
}>;

function sidesOf(lines: Lines, currency: string): Map<string, number> {
	const sides = new Map<string, number>();
	for (const { account_id: account, debit_or_credit: side, amount: value } of lines) {
		const size = toMinorUnits(value, currency);
		sides.set(account, (sides.get(account) ?? 0) + (side === 'credit' ? -size : size));
	}
	return sides;
}

/**
 * Only a transfer or deposit brings money to the bank. Expenses, payments and journals that touch a
 * bank account are listed here as well, under the same number (Zoho sheet 7.8).
 */
function readBankTransaction(record: unknown, homeCurrency: string): BookedEntry {
	const raw = parseRecord(bankTransaction, record, 'a Zoho Books bank transaction');
	const currency = textOrNone(raw.currency_code) ?? homeCurrency;
	const total = toMinorUnits(raw.amount, currency);
	const [from, to] = [textOrNone(raw.from_account_id), textOrNone(raw.to_account_id)];
	const isFinal = raw.transaction_type === 'transfer_fund' || raw.transaction_type === 'deposit';
	return {
		...head(raw),
		id: raw.transaction_id,
		kind: isFinal ? 'transfer' : 'other',
		incomplete: !isFinal,
		total,
		sides:
			from === undefined || to === undefined
				? undefined
				: new Map([
						[to, total],
						[from, -total],
					]),
	};
}

/** A refund as a credit note counts once its money was given back; a void one never does. */
function readCreditNote(record: unknown, homeCurrency: string): BookedEntry {
	const raw = parseRecord(creditNote, record, 'a Zoho Books credit note');
	const currency = textOrNone(raw.currency_code) ?? homeCurrency;
	const total = toMinorUnits(raw.total, currency);
	const balance = amountOrNone(raw.balance);
	const isUntouched = balance !== undefined && toMinorUnits(balance, currency) === total;
	return {
		...head(raw),
		id: raw.creditnote_id,
		kind: 'refundReceipt',
		incomplete: raw.status === 'void' || raw.status === 'draft' || isUntouched,
		total,
	};
}

/** The fees of a payout, whose transfer is what counts. */
function readExpense(record: unknown): BookedEntry {
	const raw = parseRecord(expense, record, 'a Zoho Books expense');
	return { ...head(raw), id: raw.expense_id, kind: 'other', incomplete: true };
}

function head(raw: {
	reference_number?: string | null;
	currency_code?: string | null;
	exchange_rate?: string | number | null;
}) {
	const number = textOrNone(raw.reference_number);
	return {
		numbers: number === undefined ? [] : [number],
		currency: textOrNone(raw.currency_code),
		exchangeRate: rateOrNone(raw.exchange_rate),
	};
}

/** Whether an id is there and is not Zoho's empty text. */
function has(record: unknown, key: string): boolean {
	if (typeof record !== 'object' || record === null) return false;
	const value: unknown = (record as Record<string, unknown>)[key];
	return typeof value === 'string' && value !== '';
}
