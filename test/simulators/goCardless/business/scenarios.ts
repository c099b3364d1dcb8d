import { invalidState, linkNotFound, notFound } from '../http/errors';
import type { Mandate, Payment } from '../model/records';
import { schemeOf } from '../model/schemes';
import type { World } from '../world';
import { authoriseAtBank } from './billingRequests';
import { fulfil } from './fulfilment';
import { approveMandate, transferMandate } from './mandateMoves';
import { chargeBack, failPayment } from './failures';
import { activateMandate, changeMandate, isCollectable, submitMandate } from './mandates';
import { confirmPayment, submitPayment } from './payments';
import { bouncePayout, makePayout } from './payouts';
import { bounceRefund, payRefund, returnRefund } from './refunds';

type Scenario = (world: World, id: string) => void;

/** Runs one of the sandbox's scenarios on a resource at once (GoCardless sheet 8.3). */
export function runScenario(world: World, scenario: string, id: string): void {
	const run = SCENARIOS[scenario];
	if (run === undefined) throw notFound();
	run(world, id);
}

const SCENARIOS: Record<string, Scenario> = {
	payment_submitted: ofPayment(submit),
	payment_confirmed: ofPayment(confirm),
	payment_paid_out: ofPayment(payOut),
	payment_failed: ofPayment((world, payment) => {
		submit(world, payment);
		failPayment(world, payment, { cause: testCause(payment), endsMandate: false });
	}),
	payment_charged_back: ofPayment((world, payment) => {
		payOut(world, payment);
		chargeBack(world, payment);
	}),
	payment_chargeback_settled: ofPayment((world, payment) => {
		payOut(world, payment);
		chargeBack(world, payment);
		settle(world, payment);
	}),
	payment_late_failure: ofPayment((world, payment) => {
		if (payment.scheme === 'autogiro') throw notRunnable();
		payOut(world, payment);
		failPayment(world, payment, { cause: testCause(payment), endsMandate: false });
	}, true),
	payment_late_failure_settled: ofPayment((world, payment) => {
		if (payment.scheme === 'autogiro') throw notRunnable();
		payOut(world, payment);
		failPayment(world, payment, { cause: testCause(payment), endsMandate: false });
		settle(world, payment);
	}, true),
	mandate_activated: ofMandate((world, mandate) => {
		if (schemeOf(mandate.scheme).submittedWithFirstPayment === true) throw notRunnable();
		if (mandate.status === 'pending_submission') submitMandate(world, mandate);
		activateMandate(world, mandate);
	}),
	mandate_failed: ofMandate((world, mandate) => {
		if (mandate.scheme === 'sepa_core') throw notRunnable();
		const cause = { origin: 'bank' as const, cause: 'invalid_bank_details' };
		changeMandate(world, mandate, 'failed', 'failed', cause);
	}),
	mandate_expired: ofMandate((world, mandate) => {
		if (['autogiro', 'becs_nz', 'pad'].includes(mandate.scheme)) throw notRunnable();
		const cause = { origin: 'gocardless' as const, cause: 'mandate_expired' };
		changeMandate(world, mandate, 'expired', 'expired', cause);
	}),
	mandate_customer_approval_granted: ofMandate((world, mandate) => approveMandate(world, mandate)),
	mandate_customer_approval_skipped: ofMandate((world, mandate) =>
		approveMandate(world, mandate, true),
	),
	mandate_transferred: ofMandate((world, mandate) => {
		if (mandate.scheme !== 'bacs' && mandate.scheme !== 'sepa_core') throw notRunnable();
		transferMandate(world, mandate);
	}),
	mandate_transferred_with_resubmission: ofMandate((world, mandate) => {
		if (mandate.scheme !== 'bacs') throw notRunnable();
		transferMandate(world, mandate);
		const cause = { origin: 'bank' as const, cause: 'bank_account_transferred' };
		changeMandate(world, mandate, 'pending_submission', 'resubmission_requested', cause);
	}),
	mandate_suspended_by_payer: ofMandate((world, mandate) => {
		if (mandate.scheme !== 'pay_to') throw notRunnable();
		const cause = { origin: 'bank' as const, cause: 'mandate_suspended_by_payer' };
		changeMandate(world, mandate, 'suspended_by_payer', 'suspended_by_payer', cause);
	}),
	refund_paid: ofRefund(payRefund),
	refund_bounced: ofRefund(bounceRefund),
	refund_returned: ofRefund(returnRefund),
	refund_settled: ofRefund((world, refund) => {
		if (makePayout(world, refund.currency, []) === undefined) throw notRunnable();
	}),
	payout_bounced: (world, id) => {
		const payout = world.payouts.get(id);
		if (payout === undefined) throw noResource();
		if (payout.status !== 'paid') throw notRunnable();
		bouncePayout(world, payout);
	},
	billing_request_fulfilled: ofBillingRequest(),
	billing_request_fulfilled_and_payment_failed: ofBillingRequest((world, payment) => {
		submit(world, payment);
		failPayment(world, payment, { endsMandate: false });
	}),
	billing_request_fulfilled_and_payment_confirmed_to_failed: ofBillingRequest((world, payment) => {
		confirm(world, payment);
		failPayment(world, payment, { endsMandate: false });
	}),
	billing_request_fulfilled_and_payment_paid_out: ofBillingRequest(payOut),
};

/** The payment must wait, on an active mandate, or on one that goes along with it. */
function ofPayment(run: (world: World, payment: Payment) => void, fromPaidOut = false): Scenario {
	return (world, id) => {
		const payment = world.payments.get(id);
		if (payment === undefined) throw noResource();
		const mandate = world.mandates.get(payment.links.mandate ?? '');
		const isReady =
			mandate?.status === 'active' ||
			(mandate?.status === 'pending_submission' &&
				schemeOf(mandate.scheme).submittedWithFirstPayment === true);
		const isPaidOut = payment.status === 'paid_out' && fromPaidOut;
		if (!isPaidOut && (payment.status !== 'pending_submission' || !isReady)) throw notRunnable();
		run(world, payment);
	};
}

function ofMandate(run: (world: World, mandate: Mandate) => void): Scenario {
	return (world, id) => {
		const mandate = world.mandates.get(id);
		if (mandate === undefined) throw noResource();
		if (!isCollectable(mandate)) throw notRunnable();
		run(world, mandate);
	};
}

function ofRefund(run: (world: World, refund: ReturnType<World['refunds']['require']>) => void) {
	return (world: World, id: string): void => {
		const refund = world.refunds.get(id);
		if (refund === undefined) throw noResource();
		run(world, refund);
	};
}

/** Fulfils the request as if the payer's bank had agreed; `then` moves its payment on. */
function ofBillingRequest(then?: (world: World, payment: Payment) => void): Scenario {
	return (world, id) => {
		const request = world.billingRequests.get(id);
		if (request === undefined) throw noResource();
		if (then !== undefined && request.payment_request === null) throw notRunnable();
		if (request.payment_request !== null) {
			authoriseAtBank(world, request, { origin: 'gocardless', cause: '' });
		}
		fulfil(world, request, { origin: 'gocardless', cause: '' });
		const payment = world.payments.get(request.links.payment_request_payment ?? '');
		if (payment !== undefined) then?.(world, payment);
	};
}

function submit(world: World, payment: Payment): void {
	if (payment.status !== 'pending_submission') return;
	const mandate = world.mandates.get(payment.links.mandate ?? '');
	if (mandate?.status === 'pending_submission') submitMandate(world, mandate);
	submitPayment(world, payment);
}

function confirm(world: World, payment: Payment): void {
	submit(world, payment);
	if (payment.status !== 'submitted') return;
	const mandate = world.mandates.get(payment.links.mandate ?? '');
	if (mandate?.status === 'submitted') activateMandate(world, mandate);
	confirmPayment(world, payment);
}

function payOut(world: World, payment: Payment): void {
	confirm(world, payment);
	if (payment.status === 'confirmed') makePayout(world, payment.currency, [payment]);
}

/** Deducts at once what waits, even when the payout is then negative. */
function settle(world: World, payment: Payment): void {
	makePayout(world, payment.currency, [], { evenWithoutSurplus: true });
}

/** A simulated SEPA failure says so (GoCardless sheet 7.2). */
function testCause(payment: Payment): string {
	return payment.scheme === 'sepa_core' ? 'test_failure' : 'refer_to_payer';
}

function noResource(): Error {
	return linkNotFound('/data/links/resource');
}

function notRunnable(): Error {
	return invalidState('scenario_not_runnable', 'The resource is not in a state for this scenario');
}
