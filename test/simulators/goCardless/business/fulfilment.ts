import { invalidState } from '../http/errors';
import type { BillingRequest } from '../model/billingRequests';
import { schemeOf, schemeOfCurrency } from '../model/schemes';
import type { World } from '../world';
import { tell } from './billingRequests';
import { emit, type Cause } from './events';
import { addMandate, mandateLinks } from './mandates';
import { addPayment } from './payments';

/** Makes the mandate and the payment that the request is for. */
export function fulfil(world: World, request: BillingRequest, cause: Cause): void {
	if (request.status !== 'ready_to_fulfil') {
		throw invalidState(
			'billing_request_not_ready_to_fulfil',
			'Billing request is not ready to fulfil',
		);
	}
	request.status = 'fulfilled';
	const byRequest: Cause = {
		...cause,
		origin: cause.origin === 'api' ? 'api' : 'gocardless',
		source: { name: 'Billing request', type: 'billing_request' },
		metadata: {},
	};
	if (request.mandate_request !== null) makeMandate(world, request, byRequest);
	if (request.payment_request !== null) makePayment(world, request, byRequest);
	tell(world, request, 'fulfilled', cause, {
		mandate_request_mandate: request.links.mandate_request_mandate,
		payment_request_payment: request.links.payment_request_payment,
		customer: request.links.customer,
		customer_bank_account: request.links.customer_bank_account,
	});
}

function makeMandate(world: World, request: BillingRequest, cause: Cause): void {
	const { mandate_request: wanted } = request;
	if (wanted === null) return;
	const currency = wanted.currency ?? 'GBP';
	const mandate = addMandate(world, {
		customer: request.links.customer,
		customerBankAccount: request.links.customer_bank_account ?? '',
		scheme: wanted.scheme ?? schemeOfCurrency(currency) ?? 'bacs',
		metadata: wanted.metadata,
		authorisationSource: wanted.authorisation_source ?? null,
		...(wanted.payer_requested_dual_signature
			? { status: 'pending_customer_approval' as const }
			: {}),
	});
	wanted.links.mandate = mandate.id;
	request.links.mandate_request_mandate = mandate.id;
	const links = mandateLinks(mandate);
	emit(world, 'mandates', 'created', mandate, links, { ...cause, cause: 'mandate_created' });
}

function makePayment(world: World, request: BillingRequest, cause: Cause): void {
	const { payment_request: wanted } = request;
	if (wanted === null) return;
	const instant = wanted.currency === 'EUR' ? 'sepa_instant_credit_transfer' : 'faster_payments';
	const made = world.mandates.get(request.links.mandate_request_mandate ?? '');
	const mandate =
		request.fallback_occurred && made !== undefined
			? made
			: addMandate(world, {
					customer: request.links.customer,
					customerBankAccount: request.links.customer_bank_account ?? '',
					scheme: wanted.scheme ?? instant,
					status: 'consumed',
				});
	const payment = addPayment(world, {
		amount: wanted.amount,
		currency: wanted.currency,
		mandate,
		description: wanted.description,
		reference: wanted.reference,
		metadata: wanted.metadata,
		...(wanted.app_fee === null ? {} : { appFee: wanted.app_fee }),
	});
	// An instant payment hangs on no mandate that anybody could see.
	if (schemeOf(mandate.scheme).instant === true) {
		delete payment.links.mandate;
		world.mandates.remove(mandate.id);
	}
	wanted.links.payment = payment.id;
	request.links.payment_request_payment = payment.id;
	const links = { payment: payment.id };
	emit(world, 'payments', 'created', payment, links, { ...cause, cause: 'payment_created' });
}
