import { z } from 'zod';

import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { checkId } from '../../shared/vendors/zohoBooks/ids';
import { isSameAmount } from './amounts';
import { once, type StepOutcome } from './once';

const amount = z.union([z.number(), z.string()]);
const bodySchema = z.object({
	invoice_payments: z
		.array(z.object({ payment_id: z.string(), amount_applied: amount }))
		.default([]),
	apply_creditnotes: z
		.array(z.object({ creditnote_id: z.string(), amount_applied: amount }))
		.default([]),
});

type Credits = z.infer<typeof bodySchema>;

/** Where an invoice lists what was applied to it (Zoho sheet 7.2). */
const rowsSchema = z.array(z.record(z.unknown())).catch([]);
const paymentsSchema = z.object({ payments: rowsSchema });
const creditsSchema = z.object({ credits: rowsSchema });

/**
 * Uses unused payments and credit notes on an invoice, each once: what stands on the invoice already
 * is not applied again.
 *
 * @throws ParameterError when one of them is on the invoice with another amount
 */
export async function applyCreditsOnce(
	client: ZohoBooksClient,
	invoice: string,
	body: JsonRecord,
): Promise<StepOutcome> {
	checkId(invoice, 'Invoice');
	const wanted = bodySchema.parse(body);
	let missing = wanted;
	const find = async () => {
		missing = await findMissing(client, invoice, wanted);
		const isDone = missing.invoice_payments.length + missing.apply_creditnotes.length === 0;
		return isDone ? { invoice_id: invoice, ...body } : undefined;
	};
	const write = async () => {
		await client.post(`/invoices/${invoice}/credits`, missing);
		return { invoice_id: invoice, ...body };
	};
	return await once(find, write);
}

async function findMissing(
	client: ZohoBooksClient,
	invoice: string,
	{ invoice_payments: payments, apply_creditnotes: notes }: Credits,
): Promise<Credits> {
	const isOpen = (rows: JsonRecord[], idField: string, id: string, wanted: unknown) => {
		const row = rows.find((each) => String(each[idField]) === id);
		if (row === undefined) return true;
		const stored = row.amount_applied ?? row.amount;
		if (isSameAmount(stored, wanted)) return false;
		throw new ParameterError(
			`${String(stored)} of ${id} is on invoice ${invoice} already, and ${String(wanted)} is to be put there. Nothing was posted.`,
			'Look at the invoice in Zoho Books, and correct it by hand.',
		);
	};
	const paid = payments.length === 0 ? [] : await readApplied(client, invoice, 'payments');
	const credited = notes.length === 0 ? [] : await readApplied(client, invoice, 'creditsapplied');
	return {
		invoice_payments: payments.filter(({ payment_id: id, amount_applied: wanted }) =>
			isOpen(paid, 'payment_id', id, wanted),
		),
		apply_creditnotes: notes.filter(({ creditnote_id: id, amount_applied: wanted }) =>
			isOpen(credited, 'creditnote_id', id, wanted),
		),
	};
}

async function readApplied(
	client: ZohoBooksClient,
	invoice: string,
	what: 'payments' | 'creditsapplied',
): Promise<JsonRecord[]> {
	const { body } = await client.send({ method: 'GET', path: `/invoices/${invoice}/${what}` });
	if (what === 'payments') return paymentsSchema.parse(body).payments;
	return creditsSchema.parse(body).credits;
}
