import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { parseRecord, textOrNone } from '../../invalidRecord';
import type { OpenInvoice, RecurringSchedule } from '../../types';
import { amount, id, optionalAmount, optionalText, rateOrNone, readVersion } from './fields';

const WHAT = 'a recurring invoice of Zoho Books, in full';

const schema = z.object({
	recurring_invoice_id: id,
	recurrence_name: z.string(),
	customer_id: id,
	customer_name: optionalText,
	currency_code: optionalText,
	exchange_rate: optionalAmount,
	total: amount,
	status: optionalText,
	recurrence_frequency: optionalText,
	repeat_every: optionalAmount,
	start_date: optionalText,
	end_date: optionalText,
	next_invoice_date: optionalText,
	created_time: optionalText,
	last_modified_time: optionalText,
});

type Raw = z.infer<typeof schema>;

const UNITS: Record<string, RecurringSchedule['intervalUnit']> = {
	days: 'daily',
	weeks: 'weekly',
	months: 'monthly',
	years: 'yearly',
};

/** Invoices made from one name it as well, but have an id of their own (Zoho sheet 7.3). */
export function isRecurringInvoice(record: unknown): boolean {
	return (
		typeof record === 'object' &&
		record !== null &&
		'recurrence_name' in record &&
		!('invoice_id' in record)
	);
}

/** @throws InvalidRecordError */
export function readRecurringInvoice(record: unknown, homeCurrency: string): OpenInvoice {
	const raw = parseRecord(schema, record, WHAT);
	const currency = textOrNone(raw.currency_code) ?? homeCurrency;
	const total = toMinorUnits(raw.total, currency);
	return {
		id: raw.recurring_invoice_id,
		number: undefined,
		customerId: raw.customer_id,
		customerName: raw.customer_name ?? '',
		currency,
		total,
		balance: total,
		date: textOrNone(raw.start_date),
		dueDate: textOrNone(raw.next_invoice_date),
		createdAt: textOrNone(raw.created_time),
		voided: false,
		draft: false,
		payableOnline: false,
		exchangeRate: rateOrNone(raw.exchange_rate),
		recurringId: raw.recurring_invoice_id,
		schedule: readSchedule(raw),
		version: readVersion(raw.last_modified_time),
	};
}

function readSchedule(raw: Raw): RecurringSchedule {
	const nextDate = textOrNone(raw.next_invoice_date);
	const start = textOrNone(raw.start_date) ?? nextDate;
	const day = Number(start?.slice(8, 10));
	return {
		active: raw.status === 'active',
		intervalUnit: UNITS[raw.recurrence_frequency ?? ''] ?? 'unknown',
		interval: rateOrNone(raw.repeat_every) ?? 1,
		dayOfMonth: day >= 1 ? day : undefined,
		nextDate,
		endDate: textOrNone(raw.end_date),
	};
}
