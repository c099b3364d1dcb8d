import type { JsonRecord } from '../shared/engine/types';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { lookUpValues } from '../shared/vendors/quickBooksOnline/lookUps';

/**
 * The payments in the books that carry one of these references, by reference. A voided one does not
 * count: its amount and lines are gone (QuickBooks sheet 12), and what it stood for is open again.
 */
export async function findPaymentsByReference(
	client: QuickBooksClient,
	references: string[],
): Promise<Map<string, JsonRecord>> {
	const wanted = [...new Set(references)];
	const payments = await lookUpValues(client, 'Payment', 'PaymentRefNum', wanted);
	const standing = payments.filter((payment) => !isVoided(payment));
	return new Map(standing.map((payment) => [String(payment.PaymentRefNum), payment]));
}

/** By numbers and lines; the memo "Voided" is localised. */
function isVoided({ TotalAmt: total, Line: lines }: JsonRecord): boolean {
	return Number(total) === 0 && (!Array.isArray(lines) || lines.length === 0);
}
