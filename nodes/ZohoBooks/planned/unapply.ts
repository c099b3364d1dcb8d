import { z } from 'zod';

import { raise } from '../../shared/raise';
import { isVendorError, VendorError } from '../../shared/transport/vendorError';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { checkId } from '../../shared/vendors/zohoBooks/ids';
import { isLostWrite } from '../../shared/vendors/zohoBooks/lostWrites';

/** What a reversal has to know of a customer payment (Zoho sheet 7.4). */
const paymentSchema = z
	.object({
		amount: z.union([z.number(), z.string()]),
		unused_amount: z.union([z.number(), z.string()]).catch(0),
		exchange_rate: z.number().optional().catch(undefined),
		/** Lines of the bank feed that it is matched with. */
		imported_transactions: z.array(z.unknown()).catch([]),
		invoices: z
			.array(z.object({ invoice_id: z.string(), invoice_payment_id: z.string() }).passthrough())
			.catch([]),
	})
	.passthrough();

export type Payment = z.infer<typeof paymentSchema>;

const MOST_ROUNDS = 3;

/**
 * Opens all invoices of a payment again.
 *
 * @returns the payment as it is then, which may be on invoices still; `undefined`: it is gone
 */
export async function unapply(
	client: ZohoBooksClient,
	id: string,
	payment: Payment,
): Promise<Payment | undefined> {
	let current: Payment | undefined = payment;
	for (let round = 1; current !== undefined && current.invoices.length > 0; round += 1) {
		if (round > MOST_ROUNDS) return current;
		for (const application of current.invoices) {
			await removeApplication(client, current, application);
		}
		current = await findPayment(client, id);
	}
	return current;
}

/** What is not there any more has been removed; whether a lost request arrived is seen on the payment. */
async function removeApplication(
	client: ZohoBooksClient,
	payment: Payment,
	{ invoice_id: invoice, invoice_payment_id: application }: Payment['invoices'][number],
): Promise<void> {
	const path = `/invoices/${checkId(invoice, 'Invoice')}/payments/${checkId(application, 'Invoice payment')}`;
	try {
		await client.send({ method: 'DELETE', path });
	} catch (error) {
		if (isVendorError(error, 'notFound') || isLostWrite(error)) return;
		raise(isVendorError(error, 'invalid') ? withMatchAdvice(error, payment) : error);
	}
}

/** A payment that is matched in banking may refuse to be changed, by a code that is not known. */
function withMatchAdvice(
	error: VendorError,
	{ imported_transactions: lines }: Payment,
): VendorError {
	if (lines.length === 0) return error;
	const { vendor, fault, request, httpStatus } = error;
	const advice =
		'The payment is matched with a line of the bank feed. Unmatch it in Zoho Books (Banking), then run this again.';
	return new VendorError(vendor, { ...fault, advice }, request, httpStatus, { cause: error });
}

/** As it is now; `undefined` when it is not there. */
export async function findPayment(
	client: ZohoBooksClient,
	id: string,
): Promise<Payment | undefined> {
	try {
		return paymentSchema.parse(await client.get('customerpayments', id));
	} catch (error) {
		return isVendorError(error, 'notFound') ? undefined : raise(error);
	}
}
