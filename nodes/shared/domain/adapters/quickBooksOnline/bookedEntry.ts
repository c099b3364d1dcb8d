import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { markedNumbers } from '../../bookkeeping/entryNumbers';
import { InvalidRecordError, optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { BookedEntry } from '../../types';
import { amount, optionalReference, reference } from './fields';

const WHAT = 'a QuickBooks deposit, journal entry or refund receipt';

const line = z.object({
	Amount: amount.nullish(),
	Description: optionalText,
	DepositLineDetail: z.object({ AccountRef: optionalReference }).nullish(),
	JournalEntryLineDetail: z
		.object({ PostingType: z.string(), AccountRef: optionalReference })
		.nullish(),
	SalesItemLineDetail: z.unknown(),
});

const schema = z.object({
	Id: z.string().min(1),
	DocNumber: optionalText,
	PaymentRefNum: optionalText,
	PrivateNote: optionalText,
	CurrencyRef: optionalReference,
	ExchangeRate: z.number().nullish(),
	DepositToAccountRef: reference.nullish(),
	TotalAmt: amount.nullish(),
	Line: z.array(line),
	// Invoices and credit memos have one, and are nothing of this kind.
	DueDate: z.undefined({ message: 'this is an invoice' }),
	RemainingCredit: z.undefined({ message: 'this is a credit memo' }),
});

type Raw = z.infer<typeof schema>;

/** A `Deposit`, `JournalEntry` or `RefundReceipt` of QuickBooks Online. @throws InvalidRecordError */
export function readBookedEntry(record: unknown, homeCurrency: string): BookedEntry {
	const raw = parseRecord(schema, record, WHAT);
	const currency = raw.CurrencyRef?.value ?? homeCurrency;
	const kind = kindOf(raw);
	const sides = kind === 'journalEntry' ? journalSides(raw, currency) : depositSides(raw, currency);
	const debits = [...sides.values()].reduce((sum, side) => sum + Math.max(0, side), 0);
	return {
		id: raw.Id,
		kind,
		numbers: numbersOf(raw, kind),
		currency,
		// TotalAmt of a journal entry is always zero (QuickBooks sheet, trap 10).
		total: kind === 'journalEntry' ? debits : toMinorUnits(raw.TotalAmt ?? 0, currency),
		exchangeRate: raw.ExchangeRate ?? undefined,
		sides,
	};
}

/** By what only one of them has: the three look alike in an answer. */
function kindOf({ Line: lines, DepositToAccountRef: target }: Raw): BookedEntry['kind'] {
	if (lines.some(({ JournalEntryLineDetail: detail }) => Boolean(detail))) return 'journalEntry';
	if (target === undefined || target === null) {
		throw new InvalidRecordError(`It is not ${WHAT}: it has no account.`);
	}
	const isForm = lines.some(({ SalesItemLineDetail: detail }) => Boolean(detail));
	return isForm ? 'refundReceipt' : 'deposit';
}

/** The number of an invoice-like form is the company's own and says nothing to us. */
function numbersOf(raw: Raw, kind: BookedEntry['kind']): string[] {
	const own = kind === 'refundReceipt' ? raw.PaymentRefNum : raw.DocNumber;
	const notes = [raw.PrivateNote, ...raw.Line.map(({ Description }) => Description)];
	const marked = notes.flatMap((note) => markedNumbers(note ?? ''));
	const given = textOrNone(own);
	return [...new Set(given === undefined ? marked : [given, ...marked])];
}

function journalSides({ Line: lines }: Raw, currency: string): Map<string, number> {
	const sides = new Map<string, number>();
	for (const { Amount: value, JournalEntryLineDetail: detail } of lines) {
		const size = toMinorUnits(value ?? 0, currency);
		add(sides, detail?.AccountRef?.value, detail?.PostingType === 'Credit' ? -size : size);
	}
	return sides;
}

function depositSides(raw: Raw, currency: string): Map<string, number> {
	const sides = new Map<string, number>();
	add(sides, raw.DepositToAccountRef?.value, toMinorUnits(raw.TotalAmt ?? 0, currency));
	for (const { Amount: value, DepositLineDetail: detail } of raw.Line) {
		add(sides, detail?.AccountRef?.value, -toMinorUnits(value ?? 0, currency));
	}
	return sides;
}

function add(sides: Map<string, number>, account: string | undefined, value: number): void {
	if (account !== undefined) sides.set(account, (sides.get(account) ?? 0) + value);
}
