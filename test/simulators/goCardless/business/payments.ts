import { addWorkingDays, onOrAfterWorkingDay } from '../../shared/clock';
import { invalidState } from '../http/errors';
import type { ForeignExchange, Mandate, Metadata, Payment, PaymentStatus } from '../model/records';
import { earliestChargeDate, schemeOf } from '../model/schemes';
import type { World } from '../world';
import { byGoCardless, emit, type Cause } from './events';
import { updateScheduleOf } from './instalmentProgress';
import { postCollected } from './ledger';

export const NO_EXCHANGE: ForeignExchange = {
	fx_currency: null,
	fx_amount: null,
	exchange_rate: null,
	estimated_exchange_rate: null,
};

export interface NewPayment {
	amount: number;
	currency: string;
	mandate: Mandate;
	/** When left out, as soon as the scheme allows; else moved to a working day. */
	chargeDate?: string | null;
	description?: string | null;
	reference?: string | null;
	metadata?: Metadata;
	retryIfPossible?: boolean;
	appFee?: number;
	fasterAch?: boolean;
	subscription?: string;
	instalmentSchedule?: string;
}

/** Adds a payment without an event; creation, subscriptions, instalments and seeding share it. */
export function addPayment(world: World, given: NewPayment): Payment {
	const { mandate } = given;
	const earliest = earliestChargeDate(mandate.scheme, world.today, mandate.status !== 'active');
	const asked = given.chargeDate ?? earliest;
	const chargeDate = onOrAfterWorkingDay(asked < earliest ? earliest : asked);
	const payment: Payment = {
		id: world.ids.next('PM'),
		created_at: world.clock.iso(),
		amount: given.amount,
		currency: given.currency,
		status: mandate.payments_require_approval ? 'pending_customer_approval' : 'pending_submission',
		charge_date: chargeDate,
		description: given.description ?? null,
		reference: given.reference ?? null,
		amount_refunded: 0,
		...(given.appFee === undefined ? {} : { app_fee: given.appFee }),
		fx: { ...NO_EXCHANGE },
		retry_if_possible: given.retryIfPossible ?? false,
		...(given.fasterAch === undefined ? {} : { faster_ach: given.fasterAch }),
		scheme: mandate.scheme,
		metadata: { ...given.metadata },
		links: {
			mandate: mandate.id,
			creditor: world.creditor.id,
			...(given.subscription === undefined ? {} : { subscription: given.subscription }),
			...(given.instalmentSchedule === undefined
				? {}
				: { instalment_schedule: given.instalmentSchedule }),
		},
		internal: {
			...planFor(mandate.scheme, chargeDate, world.today),
			retries: 0,
			customer: mandate.links.customer,
			paidOut: false,
		},
	};
	world.payments.add(payment);
	world.livePayments.add(payment.id);
	return payment;
}

/** The days of each step around a charge date, by the scheme's timing (GoCardless sheet 5.6). */
export function planFor(
	schemeId: string,
	chargeDate: string,
	today: string,
): { submitOn: string; confirmOn: string; payOutOn: string } {
	const scheme = schemeOf(schemeId);
	let submitOn = onOrAfterWorkingDay(today);
	const lead = scheme.charge - scheme.submit;
	while (addWorkingDays(submitOn, lead + 1) <= chargeDate) submitOn = addWorkingDays(submitOn, 1);
	return {
		submitOn,
		confirmOn: addWorkingDays(chargeDate, scheme.confirm - scheme.charge),
		payOutOn: addWorkingDays(chargeDate, scheme.payOut - scheme.charge),
	};
}

export function changePayment(
	world: World,
	payment: Payment,
	status: PaymentStatus,
	action: string,
	cause: Cause,
	links: Record<string, string | undefined> = {},
): void {
	payment.status = status;
	if (ENDED.includes(status)) world.livePayments.delete(payment.id);
	else world.livePayments.add(payment.id);
	emit(world, 'payments', action, payment, { payment: payment.id, ...links }, cause);
	if (payment.links.instalment_schedule !== undefined) updateScheduleOf(world, payment);
}

const ENDED: readonly PaymentStatus[] = [
	'paid_out',
	'failed',
	'cancelled',
	'customer_approval_denied',
	'charged_back',
];

export function cancelPayment(world: World, payment: Payment, cause: Cause): void {
	if (payment.status !== 'pending_submission') {
		throw invalidState('cancellation_failed', 'Payment cannot be cancelled');
	}
	changePayment(world, payment, 'cancelled', 'cancelled', cause);
}

/** Sends a failed payment again, on request or by itself; three times at most. */
export function retryPayment(
	world: World,
	payment: Payment,
	cause: Cause,
	chargeDate?: string | null,
): void {
	const mandate = world.mandates.get(payment.links.mandate ?? '');
	const isUsable = mandate !== undefined && mandate.status === 'active';
	if (payment.status !== 'failed' || payment.internal.retries >= 3 || !isUsable) {
		throw invalidState('retry_failed', 'Payment cannot be retried');
	}
	const earliest = earliestChargeDate(payment.scheme, world.today, false);
	const asked = chargeDate ?? earliest;
	payment.charge_date = onOrAfterWorkingDay(asked < earliest ? earliest : asked);
	Object.assign(payment.internal, planFor(payment.scheme, payment.charge_date, world.today));
	payment.internal.retries += 1;
	payment.internal.paidOut = false;
	delete payment.internal.retryOn;
	delete payment.links.payout;
	changePayment(world, payment, 'pending_submission', 'resubmission_requested', cause);
}

export function submitPayment(world: World, payment: Payment): void {
	changePayment(world, payment, 'submitted', 'submitted', byGoCardless('payment_submitted'));
}

/** The money has arrived: from now on GoCardless holds it for the merchant. */
export function confirmPayment(world: World, payment: Payment): void {
	postCollected(world, payment, payment.amount, 'payment confirmed');
	changePayment(world, payment, 'confirmed', 'confirmed', byGoCardless('payment_confirmed'));
}
