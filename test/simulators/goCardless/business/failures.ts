import { addWorkingDays } from '../../shared/clock';
import type { Payment, PayoutItem } from '../model/records';
import type { World } from '../world';
import { byGoCardless, emit, type Cause } from './events';
import { feeGivenBack, plainItem, surchargeItem } from './fees';
import { postCollected } from './ledger';
import { changeMandate, isCollectable } from './mandates';
import { changePayment } from './payments';

/** Failures that normally end the mandate as well (GoCardless sheet 7.2). */
const ENDS_MANDATE: readonly string[] = [
	'bank_account_closed',
	'invalid_bank_details',
	'mandate_cancelled',
	'authorisation_disputed',
	'direct_debit_not_enabled',
	'account_blocked_for_any_financial_transaction',
	'bank_account_transferred',
	'return_on_odfi_request',
];

export interface FailureDetails {
	cause?: string;
	reasonCode?: string;
	/** When left out: `retry_if_possible`, unless the failure ends the mandate or came late. */
	willAttemptRetry?: boolean;
	/** Ends the mandate; when left out, decided by the cause. */
	endsMandate?: boolean;
}

/** A failure, also a late one: of a confirmed payment, or of one already paid out. */
export function failPayment(world: World, payment: Payment, details: FailureDetails = {}): void {
	const { cause = 'refer_to_payer' } = details;
	const { status } = payment;
	const late = status === 'confirmed' || status === 'paid_out';
	if (!late && status !== 'submitted' && status !== 'pending_submission') {
		throw new Error(`A payment that is ${status} cannot fail.`);
	}
	const ends = details.endsMandate ?? ENDS_MANDATE.includes(cause);
	const retries =
		details.willAttemptRetry ??
		(payment.retry_if_possible && !ends && !late && payment.internal.retries < 3);
	if (late) takeBack(world, payment, 'payment_failed', 'late failure', 'late_failure_settled');
	changePayment(world, payment, 'failed', 'failed', {
		origin: 'bank',
		cause,
		details: {
			scheme: payment.scheme,
			reason_code: details.reasonCode ?? 'SIM-0',
			will_attempt_retry: retries,
		},
	});
	if (retries) {
		payment.internal.retryOn = addWorkingDays(world.today, 3);
		world.awaited.add(payment.id);
	}
	if (ends) endMandateOf(world, payment, cause);
}

export interface ChargebackDetails {
	cause?: string;
	reasonCode?: string;
}

/** The payer's bank takes the money back, before or after the payout. */
export function chargeBack(world: World, payment: Payment, details: ChargebackDetails = {}): void {
	if (payment.status !== 'confirmed' && payment.status !== 'paid_out') {
		throw new Error(`A payment that is ${payment.status} cannot be charged back.`);
	}
	takeBack(world, payment, 'payment_charged_back', 'chargeback', 'chargeback_settled');
	changePayment(world, payment, 'charged_back', 'charged_back', {
		origin: 'bank',
		cause: details.cause ?? 'authorisation_disputed',
		details: { scheme: payment.scheme, reason_code: details.reasonCode ?? 'SIM-1' },
	});
}

/** The chargeback is won: the payment is collected again. */
export function cancelChargeback(world: World, payment: Payment): void {
	if (payment.status !== 'charged_back') throw new Error('There is no chargeback to cancel.');
	postCollected(world, payment, payment.amount, 'chargeback cancelled');
	const wasPaidOut = payment.internal.paidOut;
	const waiting = world.waiting.findIndex(({ items }) =>
		items.some(
			({ type, links }) => type === 'payment_charged_back' && links.payment === payment.id,
		),
	);
	if (waiting >= 0) world.waiting.splice(waiting, 1);
	else if (wasPaidOut) {
		world.waiting.push({
			currency: payment.currency,
			items: [plainItem('payment_paid_out', payment.amount, { payment: payment.id })],
		});
	}
	const status = wasPaidOut ? 'paid_out' : 'confirmed';
	changePayment(world, payment, status, 'chargeback_cancelled', {
		origin: 'bank',
		cause: 'payment_confirmed',
	});
}

/**
 * Money that was collected goes back. Only what had been paid out leaves a debit in a later payout
 * and is told as settled there (GoCardless sheet 7.2).
 */
function takeBack(
	world: World,
	payment: Payment,
	itemType: string,
	memo: string,
	settledAction: string,
): void {
	postCollected(world, payment, -payment.amount, memo);
	if (!payment.internal.paidOut) return;
	const items: PayoutItem[] = [
		plainItem(itemType, -payment.amount, { payment: payment.id }),
		...feeGivenBack(world, payment),
		...surchargeItem(world, payment),
	];
	world.waiting.push({
		currency: payment.currency,
		items,
		settled: (payout) => {
			const links = { payment: payment.id, payout: payout.id };
			emit(world, 'payments', settledAction, payment, links, byGoCardless(settledAction));
			if (items.some(({ type }) => type === 'surcharge_fee')) {
				const cause = byGoCardless('surcharge_fee_debited');
				emit(world, 'payments', 'surcharge_fee_debited', payment, links, cause);
			}
		},
	});
}

function endMandateOf(world: World, payment: Payment, cause: string): void {
	const mandate = world.mandates.get(payment.links.mandate ?? '');
	if (mandate === undefined || !isCollectable(mandate)) return;
	const status = mandate.status === 'active' ? 'cancelled' : 'failed';
	const bank: Cause = { origin: 'bank', cause, details: { scheme: mandate.scheme } };
	changeMandate(world, mandate, status, status, bank);
}
