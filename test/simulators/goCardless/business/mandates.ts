import { addWorkingDays } from '../../shared/clock';
import { invalidState } from '../http/errors';
import type { Mandate, MandateStatus, Metadata, PaymentStatus } from '../model/records';
import { earliestChargeDate, schemeOf } from '../model/schemes';
import type { World } from '../world';
import { byGoCardless, emit, type Cause } from './events';

export interface NewMandate {
	customer: string;
	customerBankAccount: string;
	scheme: string;
	reference?: string;
	metadata?: Metadata;
	authorisationSource?: string | null;
	status?: MandateStatus;
}

/** States in which payments may be created (GoCardless sheet 3.3). */
const COLLECTABLE: readonly MandateStatus[] = [
	'pending_customer_approval',
	'pending_submission',
	'submitted',
	'active',
];

export function isCollectable(mandate: Mandate): boolean {
	return COLLECTABLE.includes(mandate.status);
}

/** Adds a mandate without an event; seeding and creation share it. */
export function addMandate(world: World, given: NewMandate): Mandate {
	const scheme = schemeOf(given.scheme);
	const id = world.ids.next('MD');
	const mandate: Mandate = {
		id,
		created_at: world.clock.iso(),
		reference: given.reference ?? `SIM-${id.slice(-6)}`,
		status: given.status ?? (scheme.instant === true ? 'active' : 'pending_submission'),
		scheme: given.scheme,
		payments_require_approval: false,
		authorisation_source: given.authorisationSource ?? (given.scheme === 'ach' ? 'web' : null),
		consent_type: null,
		consent_parameters: null,
		mandate_type: 'bank_debit',
		funds_settlement: 'managed',
		verified_at: null,
		metadata: { ...given.metadata },
		links: {
			creditor: world.creditor.id,
			customer: given.customer,
			customer_bank_account: given.customerBankAccount,
		},
		internal: { submitOn: addWorkingDays(world.today, 1), reinstatements: 0 },
	};
	world.mandates.add(mandate);
	track(world, mandate);
	return mandate;
}

/** The earliest charge date a new payment may have; null when the mandate cannot be used. */
export function nextPossibleChargeDate(world: World, mandate: Mandate): string | null {
	if (!isCollectable(mandate)) return null;
	return earliestChargeDate(mandate.scheme, world.today, mandate.status !== 'active');
}

/** Changes the status and tells it. */
export function changeMandate(
	world: World,
	mandate: Mandate,
	status: MandateStatus,
	action: string,
	cause: Cause,
): void {
	mandate.status = status;
	track(world, mandate);
	const event = emit(world, 'mandates', action, mandate, mandateLinks(mandate), cause);
	if (isCollectable(mandate) || status === 'suspended_by_payer' || status === 'consumed') return;
	endDependants(world, mandate, { ...cause, parentEvent: event.id, metadata: {} });
}

export function mandateLinks(mandate: Mandate): Record<string, string | undefined> {
	return {
		mandate: mandate.id,
		customer: mandate.links.customer,
		customer_bank_account: mandate.links.customer_bank_account,
		new_mandate: mandate.links.new_mandate,
	};
}

/** Cancels as asked by API, bank or payer; the second time is refused. */
export function cancelMandate(world: World, mandate: Mandate, cause: Cause): void {
	if (!isCollectable(mandate) && mandate.status !== 'suspended_by_payer') {
		throw invalidState('cancellation_failed', 'Mandate cannot be cancelled');
	}
	changeMandate(world, mandate, 'cancelled', 'cancelled', cause);
}

/** Sends a cancelled or expired mandate to the bank again; at most ten times. */
export function reinstateMandate(world: World, mandate: Mandate, cause: Cause): void {
	if (mandate.status !== 'cancelled' && mandate.status !== 'expired') {
		throw invalidState('mandate_not_inactive', 'Mandate is not inactive');
	}
	const account = world.customerBankAccounts.require(mandate.links.customer_bank_account);
	if (!account.enabled) throw invalidState('bank_account_disabled', 'Bank account is disabled');
	if (mandate.internal.reinstatements >= 10) {
		throw invalidState('mandate_not_inactive', 'Mandate was reinstated too often');
	}
	mandate.internal.reinstatements += 1;
	mandate.internal.submitOn = addWorkingDays(world.today, 1);
	delete mandate.internal.activateOn;
	changeMandate(world, mandate, 'pending_submission', 'resubmission_requested', cause);
}

/** Sends a mandate to the bank; it becomes active two working days later. */
export function submitMandate(world: World, mandate: Mandate): void {
	mandate.internal.activateOn = addWorkingDays(world.today, 2);
	changeMandate(world, mandate, 'submitted', 'submitted', byGoCardless('mandate_submitted'));
}

export function activateMandate(world: World, mandate: Mandate): void {
	const again = mandate.internal.reinstatements > 0;
	const cause = byGoCardless(again ? 'mandate_reinstated' : 'mandate_activated');
	changeMandate(world, mandate, 'active', again ? 'reinstated' : 'active', cause);
}

/** The day's work on mandates. ACH, SEPA and BECS ones wait for their first payment. */
export function runMandates(world: World): void {
	for (const id of [...world.liveMandates]) {
		const mandate = world.mandates.require(id);
		const { submittedWithFirstPayment } = schemeOf(mandate.scheme);
		if (
			mandate.status === 'pending_submission' &&
			(submittedWithFirstPayment !== true || mandate.internal.reinstatements > 0) &&
			mandate.internal.submitOn <= world.today
		) {
			submitMandate(world, mandate);
		} else if (
			mandate.status === 'submitted' &&
			(mandate.internal.activateOn ?? '') <= world.today
		) {
			activateOrFail(world, mandate);
		}
	}
}

/** The sandbox's given names: Invalid never becomes active (GoCardless sheet 8.3). */
function activateOrFail(world: World, mandate: Mandate): void {
	const payer = world.customers.get(mandate.links.customer);
	if (payer?.given_name !== 'Invalid') {
		activateMandate(world, mandate);
		return;
	}
	const cause: Cause = { origin: 'bank', cause: 'invalid_bank_details' };
	changeMandate(world, mandate, 'failed', 'failed', cause);
}

function track(world: World, mandate: Mandate): void {
	if (mandate.status === 'pending_submission' || mandate.status === 'submitted') {
		world.liveMandates.add(mandate.id);
	} else {
		world.liveMandates.delete(mandate.id);
	}
}

const CANCELLABLE: readonly PaymentStatus[] = ['pending_submission', 'pending_customer_approval'];

/** A mandate that ends takes its payments, subscriptions and instalment schedules along. */
function endDependants(world: World, mandate: Mandate, cause: Cause): void {
	const { id } = mandate;
	for (const payment of world.payments.by('mandate', id)) {
		delete payment.internal.retryOn;
		if (!CANCELLABLE.includes(payment.status)) continue;
		payment.status = 'cancelled';
		world.livePayments.delete(payment.id);
		emit(world, 'payments', 'cancelled', payment, { payment: payment.id }, cause);
	}
	for (const subscription of world.subscriptions.by('mandate', id)) {
		if (subscription.status !== 'active' && subscription.status !== 'paused') continue;
		subscription.status = 'cancelled';
		const links = { subscription: subscription.id };
		emit(world, 'subscriptions', 'cancelled', subscription, links, cause);
	}
	const causes: Partial<Record<MandateStatus, string>> = {
		failed: 'mandate_failed',
		expired: 'mandate_expired',
	};
	for (const schedule of world.instalmentSchedules.by('mandate', id)) {
		if (schedule.status !== 'active' && schedule.status !== 'pending') continue;
		schedule.status = 'cancelled';
		const links = { instalment_schedule: schedule.id };
		emit(world, 'instalment_schedules', 'cancelled', schedule, links, {
			...byGoCardless(causes[mandate.status] ?? 'mandate_cancelled'),
			parentEvent: cause.parentEvent,
		});
	}
}
