import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { isOwnPayment } from '../shared/domain/adapters/zohoBooks/ownChanges';
import { collect } from '../shared/engine/crud';
import { isVendorError } from '../shared/transport/vendorError';
import { CHANGING_ENTITIES, modifiedAt } from '../shared/vendors/zohoBooks/changeCatalogue';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { connectZohoBooks } from '../shared/vendors/zohoBooks/connect';
import type { Delivery } from './delivery';

/** What is put beside a change: the record as it is now, or why there is none. */
export interface CurrentRecord {
	record: IDataObject | null;
	recordError?: { message: string; code: string };
	/** Whether the last change was made by these nodes; `null` where nobody looked. */
	ownChange: boolean | null;
}

/** How long Zoho waits for an answer is not known (Zoho sheet 9). */
const TIME_BUDGET_MS = 4_000;

const OUT_OF_TIME: CurrentRecord = {
	record: null,
	recordError: {
		message:
			'Zoho Books was too slow to read the record within the time for answering the webhook. ' +
			'Read it in the workflow with the Zoho Books node.',
		code: 'out_of_time',
	},
	ownChange: null,
};

interface Reading {
	organization: string;
	/** Whether it is worth further calls to know whose change of an invoice this is. */
	looksForPayments: boolean;
	timeBudgetMs?: number;
}

/**
 * Reads the record that changed, for at most `timeBudgetMs`. Never throws: a change is kept even if
 * its record cannot be read.
 */
export async function readCurrentRecord(
	context: IWebhookFunctions,
	{ entity, id }: Delivery,
	{ organization, looksForPayments, timeBudgetMs = TIME_BUDGET_MS }: Reading,
): Promise<CurrentRecord> {
	const finished = new AbortController();
	const outOfTime = sleep(timeBudgetMs, finished.signal).then(
		() => OUT_OF_TIME,
		() => OUT_OF_TIME,
	);
	const read = async (): Promise<CurrentRecord> => {
		try {
			const client = await connectZohoBooks(context, organization);
			const record = await client.get(CHANGING_ENTITIES[entity]?.path ?? '', id);
			const isOwn =
				entity === 'payment'
					? isOwnPayment(record)
					: entity === 'invoice' && looksForPayments && (await changedByOwn(client, id, record));
			return { record: record as IDataObject, ownChange: isOwn };
		} catch (error) {
			return { record: null, recordError: describe(error), ownChange: null };
		}
	};
	const result = await Promise.race([read(), outOfTime]);
	finished.abort();
	return result;
}

/** An invoice changes in the second in which a payment is applied to it (Zoho sheet 6). */
async function changedByOwn(
	client: ZohoBooksClient,
	id: string,
	invoice: Record<string, unknown>,
): Promise<boolean> {
	const changed = modifiedAt(invoice);
	if (changed === undefined) return false;
	const rows = await collect(
		client.listAt(`/invoices/${id}/payments`, 'invoices/payments'),
		Infinity,
	);
	const ours = rows.filter((row) => isOwnPayment(row, { isUntouched: true })).reverse();
	for (const { payment_id: paymentId } of ours) {
		const payment = await client.get('customerpayments', String(paymentId));
		if (isOwnPayment(payment) && modifiedAt(payment) === changed) return true;
	}
	return false;
}

function describe(error: unknown): NonNullable<CurrentRecord['recordError']> {
	if (isVendorError(error)) {
		const { code, kind } = error.fault;
		return { message: error.message, code: kind === 'notFound' ? 'not_found' : (code ?? kind) };
	}
	return { message: error instanceof Error ? error.message : String(error), code: 'unknown' };
}
