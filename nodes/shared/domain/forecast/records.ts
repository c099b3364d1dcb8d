import { z } from 'zod';

import { isCalendarDate } from '../calendar';
import { optionalText, parseRecord, textOrNone } from '../invalidRecord';

/** A GoCardless payment, as far as a forecast needs it. Amounts are minor units. */
export interface Debit {
	id: string;
	status: string;
	amount: number;
	currency: string;
	scheme?: string;
	chargeDate?: string;
	createdAt: string;
	description?: string;
	customerId?: string;
	invoiceId?: string;
	payoutId?: string;
}

/** A GoCardless payout. `amount` is net, in the collected currency. */
export interface Payout {
	id: string;
	status: string;
	amount: number;
	fees: number;
	currency: string;
	/** What reaches the bank: another currency where GoCardless exchanges. */
	bankAmount?: number;
	bankCurrency: string;
	arrivalDate?: string;
	createdAt: string;
	reference?: string;
}

const minorUnits = z.number().int().safe();
const currency = z.string().regex(/^[A-Z]{3}$/);
const date = z.string().refine(isCalendarDate, 'must be a date').nullish();

const debitSchema = z.object({
	id: z.string().startsWith('PM'),
	status: z.string().min(1),
	amount: minorUnits,
	currency,
	scheme: optionalText,
	charge_date: date,
	created_at: z.string().min(10),
	description: optionalText,
	metadata: z.record(z.string()).nullish(),
	links: z.object({ payout: optionalText }).nullish(),
});

const payoutSchema = z.object({
	id: z.string().startsWith('PO'),
	status: z.string().min(1),
	amount: minorUnits,
	deducted_fees: minorUnits.nullish(),
	currency,
	arrival_date: date,
	created_at: z.string().min(10),
	reference: optionalText,
	// An object of nulls where nothing is exchanged (GoCardless sheet 6.1).
	fx: z.object({ fx_currency: optionalText, fx_amount: minorUnits.nullish() }).nullish(),
});

/** A record of GoCardless `/payments`. @throws InvalidRecordError */
export function readDebit(record: unknown): Debit {
	const raw = parseRecord(debitSchema, record, 'a GoCardless payment');
	return {
		id: raw.id,
		status: raw.status,
		amount: raw.amount,
		currency: raw.currency,
		scheme: textOrNone(raw.scheme),
		chargeDate: textOrNone(raw.charge_date),
		createdAt: raw.created_at,
		description: textOrNone(raw.description),
		customerId: textOrNone(raw.metadata?.customer),
		invoiceId: textOrNone(raw.metadata?.invoice),
		payoutId: textOrNone(raw.links?.payout),
	};
}

/** A record of GoCardless `/payouts`. @throws InvalidRecordError */
export function readPayout(record: unknown): Payout {
	const raw = parseRecord(payoutSchema, record, 'a GoCardless payout');
	const exchanged = textOrNone(raw.fx?.fx_currency);
	return {
		id: raw.id,
		status: raw.status,
		amount: raw.amount,
		fees: raw.deducted_fees ?? 0,
		currency: raw.currency,
		bankAmount: exchanged === undefined ? raw.amount : (raw.fx?.fx_amount ?? undefined),
		bankCurrency: exchanged ?? raw.currency,
		arrivalDate: textOrNone(raw.arrival_date),
		createdAt: raw.created_at,
		reference: textOrNone(raw.reference),
	};
}
