import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { InvalidRecordError, optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import {
	isInstructionField,
	readInstruction,
	readInstructionInNotes,
	withInstruction,
} from '../instruction';
import type { OpenInvoice } from '../../types';
import {
	amount,
	isVoidedNote,
	optionalReference,
	readVersion,
	reference,
	syncToken,
} from './fields';
import { readSchedule, recurringInfo } from './recurringSchedule';

const WHAT = 'a QuickBooks invoice';

const schema = z.object({
	Id: z.string().min(1),
	DocNumber: optionalText,
	CustomerRef: reference,
	CurrencyRef: optionalReference,
	ExchangeRate: z.number().nullish(),
	TotalAmt: amount,
	Balance: amount.nullish(),
	TxnDate: optionalText,
	DueDate: optionalText,
	PrivateNote: optionalText,
	AllowOnlineACHPayment: z.boolean().nullish(),
	AllowOnlineCreditCardPayment: z.boolean().nullish(),
	RecurDataRef: optionalReference,
	RecurringInfo: recurringInfo.nullish(),
	CustomField: z
		.array(z.object({ Name: optionalText, StringValue: optionalText }).passthrough())
		.nullish(),
	MetaData: z.object({ CreateTime: optionalText }).nullish(),
	SyncToken: syncToken,
	// A credit memo otherwise looks like an invoice.
	RemainingCredit: z.undefined({ message: 'this is a credit memo' }),
});

const recurringRow = z.object({ Invoice: z.record(z.unknown()) });

/**
 * An `Invoice` of QuickBooks Online, or a row of its `RecurringTransaction` that holds one.
 *
 * @throws InvalidRecordError
 */
export function readInvoice(record: unknown, homeCurrency: string): OpenInvoice {
	const row = isRecurringRow(record) ? parseRecord(recurringRow, record, WHAT).Invoice : record;
	const raw = parseRecord(schema, row, WHAT);
	const isTemplate = raw.RecurringInfo !== null && raw.RecurringInfo !== undefined;
	const currency = raw.CurrencyRef?.value ?? homeCurrency;
	const balance = raw.Balance ?? (isTemplate ? raw.TotalAmt : undefined);
	if (balance === undefined) throw new InvalidRecordError(`It is not ${WHAT}: Balance is missing.`);
	const total = toMinorUnits(raw.TotalAmt, currency);
	return {
		id: raw.Id,
		number: textOrNone(raw.DocNumber),
		customerId: raw.CustomerRef.value,
		customerName: raw.CustomerRef.name ?? '',
		currency,
		total,
		balance: toMinorUnits(balance, currency),
		date: textOrNone(raw.TxnDate),
		dueDate: textOrNone(raw.DueDate) ?? textOrNone(raw.TxnDate),
		createdAt: textOrNone(raw.MetaData?.CreateTime),
		// A void leaves an invoice that looks paid (QuickBooks sheet 12).
		voided: total === 0 && isVoidedNote(raw.PrivateNote),
		draft: false,
		payableOnline: Boolean(raw.AllowOnlineACHPayment) || Boolean(raw.AllowOnlineCreditCardPayment),
		exchangeRate: raw.ExchangeRate ?? undefined,
		recurringId: raw.RecurDataRef?.value ?? (isTemplate ? raw.Id : undefined),
		schedule: isTemplate ? readSchedule(raw.RecurringInfo) : undefined,
		...withInstruction(readInvoiceInstruction(raw)),
		version: readVersion(raw.SyncToken),
	};
}

/** A sales form has three custom fields at most; one named "Direct Debit" goes before the memo. */
function readInvoiceInstruction({ CustomField, PrivateNote }: z.infer<typeof schema>) {
	const field = CustomField?.find(({ Name }) => isInstructionField(Name ?? ''));
	const words = textOrNone(field?.StringValue);
	return words === undefined
		? readInstructionInNotes(textOrNone(PrivateNote))
		: readInstruction(words);
}

const otherRecurringRow = z.record(z.object({ RecurringInfo: z.object({}) }));

/** A row of `RecurringTransaction` that holds a bill or the like (QuickBooks sheet 12). */
export function isOtherRecurring(record: unknown): boolean {
	return !isRecurringRow(record) && otherRecurringRow.safeParse(record).success;
}

function isRecurringRow(record: unknown): boolean {
	return typeof record === 'object' && record !== null && 'Invoice' in record;
}
