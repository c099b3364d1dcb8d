import { toMajorNumber } from '../../../money';
import { markEntry } from '../../bookkeeping/entryNumbers';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { RefundForm } from '../booksAdapter';
import { NOTE_LENGTH } from './entryHeader';

/**
 * A `RefundReceipt`: money given back and revenue taken back in one form. It stands alone, without a
 * link to the payment (QuickBooks sheet 12).
 */
export function refundFormSteps(form: RefundForm, keys: StepKeys): PlannedStep[] {
	const { number, customerId, currency, exchangeRate, date, note } = form;
	const amount = toMajorNumber({ minorUnits: form.amount, currency });
	const detail: Record<string, unknown> = {
		ItemRef: { value: form.itemId },
		Qty: 1,
		UnitPrice: amount,
	};
	if (form.classId !== undefined) detail.ClassRef = { value: form.classId };
	if (form.taxCodeId !== undefined) detail.TaxCodeRef = { value: form.taxCodeId };
	const body: Record<string, unknown> = {
		CustomerRef: { value: customerId },
		CurrencyRef: { value: currency },
		TxnDate: date,
		PaymentRefNum: number,
		DepositToAccountRef: { value: form.clearingAccountId },
		PrivateNote: `${markEntry(number)}: ${note}`.slice(0, NOTE_LENGTH),
		Line: [
			{
				Amount: amount,
				Description: note,
				DetailType: 'SalesItemLineDetail',
				SalesItemLineDetail: detail,
			},
		],
	};
	// The customer got the whole amount back, whatever tax is in it.
	if (form.taxCodeId !== undefined) body.GlobalTaxCalculation = 'TaxInclusive';
	if (exchangeRate !== undefined) body.ExchangeRate = exchangeRate;
	if (form.departmentId !== undefined) body.DepartmentRef = { value: form.departmentId };
	const idempotencyKey = keys();
	return [{ name: 'refund', resource: 'RefundReceipt', verb: 'create', body, idempotencyKey }];
}
