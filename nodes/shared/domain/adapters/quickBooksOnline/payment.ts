import { z } from 'zod';

import { toMajorNumber, toMinorUnits } from '../../../money';
import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { BookedPayment, Posting } from '../../types';
import { amount, isVoidedNote, optionalReference, reference } from './fields';

const WHAT = 'a QuickBooks payment';

/** QuickBooks keeps at most so many characters of a private note (QuickBooks sheet 12). */
const NOTE_LENGTH = 4000;

const schema = z.object({
	Id: z.string().min(1),
	CustomerRef: reference,
	TotalAmt: amount,
	CurrencyRef: optionalReference,
	PaymentRefNum: optionalText,
	PrivateNote: optionalText,
	TxnDate: optionalText,
	DepositToAccountRef: optionalReference,
	ARAccountRef: optionalReference,
	ExchangeRate: z.number().nullish(),
	SyncToken: optionalText,
	Line: z
		.array(
			z.object({
				Amount: amount.nullish(),
				LinkedTxn: z.array(z.object({ TxnId: z.string(), TxnType: z.string() })).nullish(),
			}),
		)
		.nullish(),
	// Tells invoices apart, which otherwise look like payments.
	Balance: z.undefined({ message: 'a payment has no balance' }),
});

/** A `Payment` of QuickBooks Online. @throws InvalidRecordError */
export function readBookedPayment(record: unknown, homeCurrency: string): BookedPayment {
	const raw = parseRecord(schema, record, WHAT);
	const currency = raw.CurrencyRef?.value ?? homeCurrency;
	const total = toMinorUnits(raw.TotalAmt, currency);
	return {
		id: raw.Id,
		reference: textOrNone(raw.PaymentRefNum),
		customerId: raw.CustomerRef.value,
		amount: total,
		currency,
		voided: total === 0 && isVoidedNote(raw.PrivateNote),
		date: textOrNone(raw.TxnDate),
		accountId: raw.DepositToAccountRef?.value,
		receivableAccountId: raw.ARAccountRef?.value,
		exchangeRate: raw.ExchangeRate ?? undefined,
		applied: raw.Line?.flatMap(({ Amount: value, LinkedTxn: links }) =>
			(links ?? []).map(({ TxnId: id, TxnType: type }) => {
				return { id, type, amount: toMinorUnits(value ?? 0, currency) };
			}),
		),
		lock: textOrNone(raw.SyncToken),
	};
}

/** The request that writes a collected Direct Debit into QuickBooks. */
export function bookPaymentSteps(posting: Posting, keys: StepKeys): PlannedStep[] {
	const { currency } = posting;
	const body: Record<string, unknown> = {
		CustomerRef: { value: posting.customerId },
		TotalAmt: toMajorNumber({ minorUnits: posting.amount, currency }),
		CurrencyRef: { value: currency },
		TxnDate: posting.date,
		PaymentRefNum: posting.number,
		DepositToAccountRef: { value: posting.clearingAccountId },
		PrivateNote: posting.note.slice(0, NOTE_LENGTH),
		// True would charge the customer a second time, through QuickBooks Payments.
		ProcessPayment: false,
		// A payment without a line pays nothing (QuickBooks sheet 0b).
		Line:
			posting.applied === 0 || posting.invoiceId === undefined
				? []
				: [
						{
							Amount: toMajorNumber({ minorUnits: posting.applied, currency }),
							LinkedTxn: [{ TxnId: posting.invoiceId, TxnType: 'Invoice' }],
						},
					],
	};
	// The documented default is 1, even for a foreign currency (QuickBooks sheet 13).
	if (posting.exchangeRate !== undefined) body.ExchangeRate = posting.exchangeRate;
	if (posting.paymentMethodId !== undefined) {
		body.PaymentMethodRef = { value: posting.paymentMethodId };
	}
	const idempotencyKey = keys();
	return [{ name: 'payment', resource: 'Payment', verb: 'create', body, idempotencyKey }];
}
