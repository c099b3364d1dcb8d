import { addWorkingDays } from '../../shared/clock';
import type { Payment } from '../model/records';
import { schemeOf } from '../model/schemes';
import type { World } from '../world';
import type { Outcome, OutcomeDetails } from './decisions';
import { byGoCardless } from './events';
import { chargeBack, failPayment } from './failures';
import { activateMandate, submitMandate } from './mandates';
import { confirmPayment, planFor, retryPayment, submitPayment } from './payments';

/** The day's work on payments; payouts have a file of their own. */
export function runPayments(world: World): void {
	for (const id of [...world.livePayments]) moveOn(world, world.payments.require(id));
	for (const payment of dueLater(world)) {
		if (payment.internal.retryOn !== undefined) autoRetry(world, payment);
		else reverse(world, payment);
	}
}

function moveOn(world: World, payment: Payment): void {
	const { today } = world;
	if (payment.status === 'pending_submission' && payment.internal.submitOn <= today) {
		if (!isBankReady(world, payment)) {
			postpone(world, payment);
			return;
		}
		submitPayment(world, payment);
	}
	if (payment.status === 'submitted' && payment.internal.confirmOn <= today) settle(world, payment);
}

/** May the payment be sent? ACH, SEPA and BECS mandates go along with their first payment. */
function isBankReady(world: World, payment: Payment): boolean {
	const mandate = world.mandates.get(payment.links.mandate ?? '');
	if (mandate === undefined || mandate.status === 'active') return true;
	const { submittedWithFirstPayment } = schemeOf(payment.scheme);
	if (submittedWithFirstPayment !== true) return false;
	if (mandate.status === 'pending_submission') submitMandate(world, mandate);
	return mandate.status === 'submitted';
}

function postpone(world: World, payment: Payment): void {
	const submitOn = addWorkingDays(world.today, 1);
	const scheme = schemeOf(payment.scheme);
	const earliest = addWorkingDays(submitOn, scheme.charge - scheme.submit);
	if (payment.charge_date === null || payment.charge_date < earliest)
		payment.charge_date = earliest;
	Object.assign(payment.internal, planFor(payment.scheme, payment.charge_date, submitOn), {
		submitOn,
	});
}

/** The bank's answer to a submitted payment, as decided beforehand. */
function settle(world: World, payment: Payment): void {
	const decided = decisionFor(world, payment);
	if (decided.outcome === 'fail') {
		failPayment(world, payment, { cause: decided.cause });
		return;
	}
	const mandate = world.mandates.get(payment.links.mandate ?? '');
	if (mandate?.status === 'submitted') activateMandate(world, mandate);
	confirmPayment(world, payment);
	if (decided.outcome === 'confirm') return;
	const late = decided.outcome === 'lateFailure';
	const from =
		decided.beforePayout === true ? payment.internal.confirmOn : payment.internal.payOutOn;
	const days = decided.workingDays ?? (decided.beforePayout === true ? 0 : 2);
	payment.internal.reversalOn = addWorkingDays(from, days);
	payment.internal.reversal = {
		outcome: decided.outcome,
		cause: decided.cause ?? (late ? 'refer_to_payer' : 'authorisation_disputed'),
	};
	world.awaited.add(payment.id);
}

/** The sandbox's given names decide where no rule does (GoCardless sheet 8.3). */
function decisionFor(world: World, payment: Payment): { outcome: Outcome } & OutcomeDetails {
	const decided = world.decisions.take(payment);
	if (decided.outcome !== 'confirm') return decided;
	const names: Record<string, Outcome> = {
		Penniless: 'fail',
		Fickle: 'chargeback',
		Late: 'lateFailure',
	};
	const payer = world.customers.get(payment.internal.customer);
	return { outcome: names[payer?.given_name ?? ''] ?? 'confirm' };
}

function dueLater(world: World): Payment[] {
	return [...world.awaited]
		.map((id) => world.payments.require(id))
		.filter(({ internal }) => (internal.retryOn ?? internal.reversalOn ?? '9999') <= world.today);
}

function autoRetry(world: World, payment: Payment): void {
	world.awaited.delete(payment.id);
	if (payment.status !== 'failed') return;
	retryPayment(world, payment, byGoCardless('payment_autoretried'));
}

function reverse(world: World, payment: Payment): void {
	const { reversal } = payment.internal;
	const isCollected = payment.status === 'confirmed' || payment.status === 'paid_out';
	if (reversal === undefined || !isCollected) {
		world.awaited.delete(payment.id);
		return;
	}
	world.awaited.delete(payment.id);
	delete payment.internal.reversal;
	delete payment.internal.reversalOn;
	if (reversal.outcome === 'chargeback') chargeBack(world, payment, { cause: reversal.cause });
	else failPayment(world, payment, { cause: reversal.cause });
}
