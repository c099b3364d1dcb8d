import { toMajorNumber } from '../../../money';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { RefundForm } from '../booksAdapter';
import type { Configuration } from './configuration';
import { noteText, numberedStep } from './numberedStep';

/**
 * A credit note that takes revenue back, and its refund out of the clearing account
 * (Zoho sheet 7.5). It has the currency of its customer.
 */
export function refundFormSteps(
	configuration: Configuration,
	form: RefundForm,
	keys: StepKeys,
): PlannedStep[] {
	const { number, customerId, currency, exchangeRate, date, note } = form;
	const amount = toMajorNumber({ minorUnits: form.amount, currency });
	const line: Record<string, unknown> = {
		description: noteText(note),
		quantity: 1,
		rate: amount,
	};
	if (form.itemId !== undefined) line.item_id = form.itemId;
	if (form.accountId !== undefined) line.account_id = form.accountId;
	if (form.taxCodeId !== undefined) line.tax_id = form.taxCodeId;
	const body: Record<string, unknown> = {
		customer_id: customerId,
		date,
		notes: noteText(note),
		line_items: [line],
	};
	// The customer got the whole amount back, whatever tax is in it.
	if (form.taxCodeId !== undefined) body.is_inclusive_tax = true;
	const refund: Record<string, unknown> = {
		date,
		refund_mode: configuration.paymentMode,
		reference_number: number,
		amount,
		from_account_id: form.clearingAccountId,
		description: noteText(note),
	};
	if (exchangeRate !== undefined) {
		body.exchange_rate = exchangeRate;
		refund.exchange_rate = exchangeRate;
	}
	const record = {
		name: 'creditNote',
		resource: 'creditnotes',
		number,
		body,
		idempotencyKey: keys('form'),
	};
	return [
		numberedStep(configuration, record, configuration.uniqueFields.creditNote),
		{
			name: 'refund',
			resource: 'creditnotes',
			verb: 'refund',
			id: { $id: 'creditNote' },
			body: refund,
			idempotencyKey: keys(),
		},
	];
}
