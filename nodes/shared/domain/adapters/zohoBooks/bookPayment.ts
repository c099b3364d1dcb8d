import { toMajorNumber } from '../../../money';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { Posting } from '../../types';
import type { Configuration } from './configuration';
import { noteText, numberedStep } from './numberedStep';

/**
 * A payment received that lies in the clearing account and pays its invoice. It has the currency of
 * its customer; more than the invoice needs stays unused (Zoho sheet 7.4).
 */
export function bookPaymentSteps(
	configuration: Configuration,
	posting: Posting,
	keys: StepKeys,
): PlannedStep[] {
	const { number, customerId, invoiceId, currency, amount, applied, exchangeRate } = posting;
	const body: Record<string, unknown> = {
		customer_id: customerId,
		payment_mode: configuration.paymentMode,
		amount: toMajorNumber({ minorUnits: amount, currency }),
		date: posting.date,
		account_id: posting.clearingAccountId,
		description: noteText(posting.note),
	};
	if (applied > 0 && invoiceId !== undefined) {
		const amountApplied = toMajorNumber({ minorUnits: applied, currency });
		body.invoices = [{ invoice_id: invoiceId, amount_applied: amountApplied }];
	}
	// The rate that Zoho has stored may be zero (Zoho sheet 7.11).
	if (exchangeRate !== undefined) body.exchange_rate = exchangeRate;
	const record = {
		name: 'payment',
		resource: 'customerpayments',
		number,
		body,
		idempotencyKey: keys(),
	};
	return [numberedStep(configuration, record, configuration.uniqueFields.customerPayment)];
}
