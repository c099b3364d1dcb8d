import { toMajorNumber } from '../../../money';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { BookedPayment } from '../../types';
import type { PaymentReversal } from '../booksAdapter';
import { noteText } from './numberedStep';

/**
 * Takes the payment off its invoices, and refunds what is unused then out of the clearing account,
 * under a number of its own. What Zoho makes of the payment when it leaves its last invoice is not
 * certain, so the node reads it again in between (Zoho sheet 7.8).
 */
export function reversePaymentSteps(reversal: PaymentReversal, keys: StepKeys): PlannedStep[] {
	const { payment, number, money, exchangeRate, date, clearingAccountId, note } = reversal;
	const body: Record<string, unknown> = {
		date,
		from_account_id: clearingAccountId,
		reference_number: number,
		amount: toMajorNumber(money),
		description: noteText(note),
	};
	if (exchangeRate !== undefined) body.exchange_rate = exchangeRate;
	return [
		{
			name: 'reversal',
			resource: 'customerpayments',
			verb: 'reverse',
			id: payment.id,
			body,
			idempotencyKey: keys(),
		},
	];
}

/** Zoho has no void payments: the payment is deleted, and its invoice opens (Zoho sheet 7.8). */
export function deletePaymentSteps({ id }: BookedPayment, keys: StepKeys): PlannedStep[] {
	return [
		{
			name: 'void',
			resource: 'customerpayments',
			verb: 'delete',
			id,
			body: {},
			idempotencyKey: keys(),
		},
	];
}
