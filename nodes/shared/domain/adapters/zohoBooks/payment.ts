import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { parseRecord, textOrNone } from '../../invalidRecord';
import type { BookedPayment } from '../../types';
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

const WHAT = 'a Zoho Books customer payment';

const schema = z.object({
	payment_id: id,
	customer_id: id,
	amount,
	bcy_amount: optionalAmount,
	unused_amount: optionalAmount,
	currency_code: optionalText,
	exchange_rate: optionalAmount,
	reference_number: optionalText,
	payment_status: optionalText,
	date: optionalText,
	account_id: optionalText,
	invoices: listOf(z.object({ invoice_id: id, amount_applied: amount })),
	/** In full only. */
	payment_refunds: listOf(z.object({ reference_number: optionalText, amount })),
	/** In lists only: says how much was given back, but not under which number. */
	bcy_refunded_amount: optionalAmount,
	invoice_id: z.undefined({ message: 'this is about an invoice' }),
	expense_id: z.undefined({ message: 'this is an expense' }),
});

type Raw = z.infer<typeof schema>;

/** A payment received, as a row of a list or in full. @throws InvalidRecordError */
export function readBookedPayment(record: unknown, homeCurrency: string): BookedPayment {
	const raw = parseRecord(schema, record, WHAT);
	const currency = currencyOf(raw, homeCurrency);
	return {
		id: raw.payment_id,
		reference: textOrNone(raw.reference_number),
		customerId: raw.customer_id,
		amount: currency === undefined ? 0 : toMinorUnits(raw.amount, currency),
		currency,
		decimal: currency === undefined ? String(raw.amount) : undefined,
		refunds: refundsOf(raw),
		voided: raw.payment_status === 'void',
		date: textOrNone(raw.date),
		accountId: textOrNone(raw.account_id),
		exchangeRate: rateOf(raw),
		applied: currency === undefined ? undefined : appliedOf(raw, currency),
	};
}

/** Lists name no currency, but what the payment is worth in the home currency beside its amount. */
function currencyOf(raw: Raw, homeCurrency: string): string | undefined {
	const named = textOrNone(raw.currency_code);
	if (named !== undefined) return named;
	const home = amountOrNone(raw.bcy_amount);
	return home === undefined || Number(home) === Number(raw.amount) ? homeCurrency : undefined;
}

function rateOf(raw: Raw): number | undefined {
	const named = rateOrNone(raw.exchange_rate);
	const home = rateOrNone(raw.bcy_amount);
	const own = rateOrNone(raw.amount);
	if (named !== undefined || home === undefined || own === undefined) return named;
	return Number((home / own).toFixed(10));
}

function refundsOf(raw: Raw): BookedPayment['refunds'] {
	const refunds = listOrNone(raw.payment_refunds);
	if (refunds !== undefined) {
		return refunds.map(({ reference_number: number, amount: value }) => {
			return { number: textOrNone(number), decimal: String(value) };
		});
	}
	const refunded = amountOrNone(raw.bcy_refunded_amount);
	return refunded !== undefined && Number(refunded) === 0 ? [] : undefined;
}

/** Only a payment in full tells how much each invoice got. */
function appliedOf(raw: Raw, currency: string): BookedPayment['applied'] {
	const invoices = listOrNone(raw.invoices);
	return invoices?.map(({ invoice_id: invoice, amount_applied: value }) => {
		return { type: 'Invoice', id: invoice, amount: toMinorUnits(value, currency) };
	});
}
