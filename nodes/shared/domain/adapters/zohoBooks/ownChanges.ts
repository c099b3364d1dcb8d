import { z } from 'zod';

import { isEntryNumber } from '../../bookkeeping/entryNumbers';

/** A record with the kind it is of, as webhook bodies name it: `invoice`, `payment`. */
export interface ChangedRecord {
	entity: string;
	record: unknown;
}

const text = z.string().catch('');

const paymentSchema = z.object({
	reference_number: text,
	created_time: text,
	last_modified_time: text,
	/** The same in a payment in full (Zoho sheet 7.4). */
	updated_time: text,
	/** In rows of lists, separated by commas. */
	invoice_numbers: text,
	invoices: z.array(z.object({ invoice_number: text })).catch([]),
});

const invoiceSchema = z.object({ invoice_number: text, last_modified_time: text });

/**
 * Whether a payment is one that these nodes posted and nobody has touched since: it has the number of
 * a GoCardless payment, and it was last changed when it was made.
 *
 * @param isUntouched that nobody has touched it is known, or is not to be looked at
 */
export function isOwnPayment(record: unknown, { isUntouched = false } = {}): boolean {
	const payment = paymentSchema.safeParse(record).data;
	if (payment === undefined || !isEntryNumber(payment.reference_number)) return false;
	const created = Date.parse(payment.created_time);
	return isUntouched || created === changedAt(payment);
}

/**
 * Of records that changed, those whose last change was made by the workflows of this package, as far
 * as that can be proven: our payments, and invoices that last changed in the very second in which such
 * a payment was applied to them (Zoho sheet 6).
 *
 * @returns in the order of `changed`
 */
export function recogniseOwnChanges(changed: readonly ChangedRecord[]): boolean[] {
	const applied = new Set<string>();
	for (const { entity, record } of changed) {
		if (entity !== 'payment' || !isOwnPayment(record)) continue;
		const payment = paymentSchema.parse(record);
		const numbers = [
			...payment.invoice_numbers.split(','),
			...payment.invoices.map(({ invoice_number: number }) => number),
		];
		for (const number of numbers) applied.add(keyOf(number, changedAt(payment)));
	}
	return changed.map(({ entity, record }) => {
		if (entity === 'payment') return isOwnPayment(record);
		const invoice = entity === 'invoice' ? invoiceSchema.safeParse(record).data : undefined;
		if (invoice === undefined || invoice.invoice_number === '') return false;
		return applied.has(keyOf(invoice.invoice_number, Date.parse(invoice.last_modified_time)));
	});
}

function changedAt(payment: z.infer<typeof paymentSchema>): number {
	return Date.parse(payment.last_modified_time || payment.updated_time);
}

function keyOf(invoiceNumber: string, moment: number): string {
	return `${invoiceNumber.trim()} ${moment}`;
}
