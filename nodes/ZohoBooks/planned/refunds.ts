import { z } from 'zod';

import { collect } from '../../shared/engine/crud';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { type ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { isSameAmount } from './amounts';
import { once, type StepOutcome } from './once';

/** Records of which money can be given back; the keys of the answers (Zoho sheets 7.4 and 7.5). */
const REFUND_PATHS = {
	customerpayments: 'customerpayments/refunds',
	creditnotes: 'creditnotes/refunds',
} as const;

export type Refundable = keyof typeof REFUND_PATHS;

export function isRefundable(path: string): path is Refundable {
	return path in REFUND_PATHS;
}

/**
 * Gives money back from a payment or credit note, once for a reference number: the record's refunds
 * are looked at before, and again when the answer was lost.
 *
 * @param body `{ date, amount, from_account_id, reference_number, … }`, amount in major units
 */
export async function refundOnce(
	client: ZohoBooksClient,
	path: Refundable,
	id: string,
	body: JsonRecord,
): Promise<StepOutcome> {
	return await once(
		async () => await findRefund(client, path, id, body),
		async () => await postRefund(client, path, id, body),
	);
}

/** @throws ParameterError when the reference was used for another amount */
export async function findRefund(
	client: ZohoBooksClient,
	path: Refundable,
	id: string,
	{ reference_number: reference, amount }: JsonRecord,
): Promise<JsonRecord | undefined> {
	if (typeof reference !== 'string' || reference === '') {
		throw new ParameterError('A refund needs a reference number, so that it is done only once.');
	}
	const pages = client.listAt(`/${path}/${id}/refunds`, REFUND_PATHS[path]);
	const refunds = await collect(pages, Infinity);
	const refund = refunds.find((row) => row.reference_number === reference);
	if (refund === undefined) return undefined;
	const stored = refund.amount ?? refund.amount_fcy ?? refund.amount_bcy;
	if (isSameAmount(stored, amount)) return refund;
	throw new ParameterError(
		`There is a refund with the reference number ${reference} already, of ${String(stored)} instead of ${String(amount)}. Nothing was posted.`,
		'Look at it in Zoho Books. Correct or remove it if it is wrong, then run this again.',
	);
}

async function postRefund(
	client: ZohoBooksClient,
	path: Refundable,
	id: string,
	body: JsonRecord,
): Promise<JsonRecord> {
	const { body: answer } = await client.post(`/${path}/${id}/refunds`, body);
	return readRefund(answer) ?? body;
}

const recordSchema = z.record(z.unknown());
const refundSchema = z.union([recordSchema, z.array(recordSchema).min(1)]);

/** Zoho's documents show a list for a payment's refund, and one record for a credit note's. */
function readRefund(answer: unknown): JsonRecord | undefined {
	const { data = {} } = recordSchema.safeParse(answer);
	const keys = ['payment_refund', 'payment_refunds', 'creditnote_refund', 'refund'];
	for (const key of keys) {
		const refund = refundSchema.safeParse(data[key]);
		if (refund.success) return Array.isArray(refund.data) ? refund.data.at(-1) : refund.data;
	}
	return undefined;
}
