import { z } from 'zod';

import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { checkId } from '../../shared/vendors/zohoBooks/ids';
import { isSameAmount } from './amounts';
import type { StepOutcome } from './once';
import { findRefund, refundOnce } from './refunds';
import { findPayment, type Payment, unapply } from './unapply';

/** A payment that failed or was charged back after it had been recorded (Zoho sheet 7.8). */
export interface Reversal {
	date: string;
	/** The account that the money leaves: the clearing account. */
	from_account_id: string;
	reference_number: string;
	/** Major units; what the payment is expected to amount to. */
	amount?: unknown;
	description?: string;
}

const reversalSchema = z.object({
	date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
	from_account_id: z.string().min(1),
	reference_number: z.string().min(1),
	amount: z.union([z.number(), z.string()]).optional(),
	description: z.string().optional(),
	refund_mode: z.string().optional(),
	exchange_rate: z.number().optional(),
});

const PAYMENTS = 'customerpayments';

/**
 * Takes a recorded payment back without deleting it: the invoices are open again, and the money leaves
 * the clearing account at the day of the failure. Zoho may delete the payment with its last invoice
 * (not confirmed either way, Zoho sheet 7.8), which is as good: then it never was there. Can be
 * repeated at any moment.
 *
 * @returns the record with `state` `refunded` or `deleted`
 * @throws ParameterError saying in which state the payment was found, when it is neither
 */
export async function reversePayment(
	client: ZohoBooksClient,
	id: string,
	given: JsonRecord,
): Promise<StepOutcome> {
	checkId(id, 'Payment');
	const parsed = reversalSchema.safeParse(given);
	if (!parsed.success) {
		throw new ParameterError(
			`The reversal of payment ${id} lacks ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}.`,
		);
	}
	const reversal = parsed.data;
	const payment = await findPayment(client, id);
	if (payment === undefined) return { record: deleted(client, id), existed: true };
	const refundBody = { ...reversal, amount: payment.amount };
	const refund = await findRefund(client, PAYMENTS, id, refundBody);
	if (refund !== undefined) {
		return { record: { ...payment, state: 'refunded', refund }, existed: true };
	}
	refuseOtherAmount(id, payment, reversal);
	const free = await unapply(client, id, payment);
	if (free === undefined) return { record: deleted(client, id), existed: false };
	const isFree = free.invoices.length === 0 && isSameAmount(free.unused_amount, free.amount);
	if (!isFree) throw unexpectedState(id, free);
	const rate = free.exchange_rate === undefined ? {} : { exchange_rate: free.exchange_rate };
	const outcome = await refundOnce(client, PAYMENTS, id, { ...rate, ...refundBody });
	const after = await findPayment(client, id);
	if (after === undefined) return { record: deleted(client, id), existed: false };
	if (!isSameAmount(after.unused_amount, 0)) throw unexpectedState(id, after);
	return { record: { ...after, state: 'refunded', refund: outcome.record }, existed: false };
}

function refuseOtherAmount(id: string, { amount }: Payment, reversal: Reversal): void {
	if (reversal.amount === undefined || isSameAmount(reversal.amount, amount)) return;
	throw new ParameterError(
		`Payment ${id} amounts to ${String(amount)}, but ${String(reversal.amount)} is to be taken back. Nothing was done.`,
		'Look at the payment in Zoho Books, and take back by hand what is right.',
	);
}

function unexpectedState(id: string, payment: Payment): ParameterError {
	const applied = payment.invoices.map(({ invoice_id: invoice }) => invoice).join(', ');
	return new ParameterError(
		`Payment ${id} is in a state in which it cannot be taken back: of ${String(payment.amount)}, ${String(payment.unused_amount)} is unused, ${applied === '' ? 'and it is on no invoice' : `and it is on invoice ${applied}`}.`,
		'Look at the payment in Zoho Books: a part may have been refunded or used otherwise. Finish it by hand.',
	);
}

function deleted(client: ZohoBooksClient, id: string): JsonRecord {
	return { [client.idField(PAYMENTS)]: id, state: 'deleted' };
}
