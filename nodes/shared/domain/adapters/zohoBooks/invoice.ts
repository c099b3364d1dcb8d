import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { parseRecord, textOrNone } from '../../invalidRecord';
import type { InvoiceHold, OpenInvoice } from '../../types';
import { withInstruction } from '../instruction';
import { customFieldHash, customFields, customInstruction } from './customFields';
import {
	amount,
	id,
	isAboveZero,
	listOf,
	listOrNone,
	optionalAmount,
	optionalText,
	rateOrNone,
	readVersion,
} from './fields';
import { isRecurringInvoice, readRecurringInvoice } from './recurringInvoice';

const WHAT = 'a Zoho Books invoice';

const schema = z.object({
	invoice_id: id,
	invoice_number: optionalText,
	customer_id: id,
	customer_name: optionalText,
	currency_code: optionalText,
	exchange_rate: optionalAmount,
	total: amount,
	balance: amount,
	status: z.string(),
	date: optionalText,
	due_date: optionalText,
	created_time: optionalText,
	last_modified_time: optionalText,
	recurring_invoice_id: optionalText,
	ach_payment_initiated: z.boolean().nullish(),
	inprocess_transaction_present: z.boolean().nullish(),
	is_autobill_enabled: z.boolean().nullish(),
	unprocessed_payment_amount: optionalAmount,
	in_process_payments: listOf(z.unknown()),
	payment_options: z
		.union([
			z.object({ payment_gateways: listOf(z.object({ configured: z.boolean().nullish() })) }),
			z.literal(''),
		])
		.nullish(),
	custom_fields: customFields,
	custom_field_hash: customFieldHash,
	creditnote_id: z.undefined({ message: 'this is a credit note' }),
});

type Raw = z.infer<typeof schema>;

/** Statuses of invoices that may be collected, or are settled (Zoho sheet 7.2). */
const ISSUED = new Set(['sent', 'viewed', 'overdue', 'partially_paid', 'unpaid', 'paid', 'void']);

/** Nobody approved them, or nobody sent them. */
const NOT_ISSUED = new Set(['pending_approval', 'approved']);

/**
 * An invoice of Zoho Books, as a row of a list or in full, or a recurring invoice.
 *
 * @throws InvalidRecordError
 */
export function readInvoice(record: unknown, homeCurrency: string): OpenInvoice {
	if (isRecurringInvoice(record)) return readRecurringInvoice(record, homeCurrency);
	const raw = parseRecord(schema, record, WHAT);
	const currency = textOrNone(raw.currency_code) ?? homeCurrency;
	return {
		id: raw.invoice_id,
		number: textOrNone(raw.invoice_number),
		customerId: raw.customer_id,
		customerName: raw.customer_name ?? '',
		currency,
		total: toMinorUnits(raw.total, currency),
		// That of a draft is its total (Zoho sheet 0.11): the status counts as well.
		balance: toMinorUnits(raw.balance, currency),
		date: textOrNone(raw.date),
		dueDate: textOrNone(raw.due_date) ?? textOrNone(raw.date),
		createdAt: textOrNone(raw.created_time),
		voided: raw.status === 'void',
		draft: raw.status === 'draft',
		payableOnline: offersGateway(raw),
		hold: holdOf(raw),
		exchangeRate: rateOrNone(raw.exchange_rate),
		recurringId: textOrNone(raw.recurring_invoice_id),
		// The notes of an invoice are printed on it, so that only a custom field gives instructions.
		...withInstruction(customInstruction(raw)),
		version: readVersion(raw.last_modified_time),
	};
}

function offersGateway({ payment_options: options }: Raw): boolean {
	if (options === null || options === undefined || options === '') return false;
	const gateways = listOrNone(options.payment_gateways) ?? [];
	return gateways.some(({ configured }) => configured === true);
}

function holdOf(raw: Raw): InvoiceHold | undefined {
	const { status } = raw;
	const elsewhere = collectionElsewhere(raw);
	if (elsewhere !== undefined) return { why: 'collectedElsewhere', told: elsewhere };
	if (NOT_ISSUED.has(status)) return { why: 'notIssued', told: status.replaceAll('_', ' ') };
	if (status === 'draft' || ISSUED.has(status)) return undefined;
	return { why: 'statusUnknown', told: status };
}

/** The field that tells that Zoho, or a gateway of Zoho's, is collecting it (Zoho sheet 7.2). */
function collectionElsewhere(raw: Raw): string | undefined {
	if (raw.ach_payment_initiated === true) return 'a bank payment is under way';
	if (raw.inprocess_transaction_present === true) return 'a payment is in process';
	if ((listOrNone(raw.in_process_payments) ?? []).length > 0) return 'a payment is in process';
	if (isAboveZero(raw.unprocessed_payment_amount)) return 'a payment is not processed yet';
	if (raw.is_autobill_enabled === true) return 'Zoho charges it automatically';
	return undefined;
}
