import { z } from 'zod';

import { isCalendarDate } from '../calendar';
import { optionalText, parseRecord, textOrNone } from '../invalidRecord';
import type { Payout } from '../types';

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
	/** Ledger and company that it was made for. */
	books?: string;
	customerId?: string;
	invoiceId?: string;
	payoutId?: string;
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
		books: textOrNone(raw.metadata?.books),
		customerId: textOrNone(raw.metadata?.customer),
		invoiceId: textOrNone(raw.metadata?.invoice),
		payoutId: textOrNone(raw.links?.payout),
	};
}

/**
 * What reaches the bank: another currency where GoCardless exchanges, and then unknown until the money
 * is sent (GoCardless sheet 6.1).
 */
export function amountAtBank({ amount, currency, exchange }: Payout): {
	amount?: number;
	currency: string;
} {
	return exchange === undefined
		? { amount, currency }
		: { amount: exchange.amount, currency: exchange.currency };
}
