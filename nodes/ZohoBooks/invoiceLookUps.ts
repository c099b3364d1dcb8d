import type { PaymentToFind } from '../shared/domain/lookUps/postingsInSteps';
import { collect } from '../shared/engine/crud';
import type { JsonRecord } from '../shared/engine/types';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { lookUpValues } from './lookUps';

const PATH = 'invoices';

/** Up to here one call an invoice is cheaper than a list. */
const FEW = 3;

const UNPAID = { target: 'status', operator: '=' as const, value: 'unpaid' };

/** The invoices that these payments pay: named by id, made from a recurring invoice, or by number. */
export async function findInvoices(
	client: ZohoBooksClient,
	payments: readonly PaymentToFind[],
): Promise<JsonRecord[]> {
	const all = (choose: (payment: PaymentToFind) => Iterable<string>) => [
		...new Set(payments.flatMap((payment) => [...choose(payment)])),
	];
	const found = await findById(
		client,
		all(({ invoiceIds }) => invoiceIds),
	);
	for (const value of all(({ recurringIds }) => recurringIds)) {
		const filters = [{ target: 'recurring_invoice_id', operator: '=' as const, value }, UNPAID];
		found.push(...(await collect(client.list(PATH, filters), Infinity)));
	}
	const numbers = all(({ invoiceNumbers }) => invoiceNumbers);
	if (numbers.length > 0) {
		const field = 'invoice_number';
		const since = { target: UNPAID.target, value: UNPAID.value };
		const values = numbers;
		found.push(
			...(await lookUpValues(client, { path: PATH, field, filter: field, values, since })),
		);
	}
	return found;
}

/**
 * What is collected is unpaid as a rule: for many, that list is read until all are found or the rest
 * costs no more singly.
 */
async function findById(client: ZohoBooksClient, ids: readonly string[]): Promise<JsonRecord[]> {
	const missing = new Set(ids);
	const found: JsonRecord[] = [];
	if (ids.length > FEW) {
		let pages = 0;
		for await (const rows of client.list(PATH, [UNPAID])) {
			pages += 1;
			for (const row of rows) if (missing.delete(String(row.invoice_id))) found.push(row);
			if (missing.size <= pages) break;
		}
	}
	if (missing.size === 0) return found;
	const values = [...missing];
	const field = 'invoice_id';
	// In full: singly there is no cheaper way.
	return [
		...found,
		...(await lookUpValues(client, { path: PATH, field, values, withDetails: true })),
	];
}
