import { addDays } from '../../shared/clock';
import { invalidState } from '../http/errors';
import type {
	ActionType,
	BillingRequest,
	BillingRequestFlow,
	MandateRequest,
	PaymentRequest,
} from '../model/billingRequests';
import type { Metadata } from '../model/records';
import type { World } from '../world';
import { addBankAccount, type ReadBankAccount } from './bankAccounts';
import { addCustomer, changeCustomer, hasName, type CustomerFields } from './customers';
import { emit, type Cause } from './events';

export interface NewBillingRequest {
	customer?: string;
	customerBankAccount?: string;
	mandateRequest: MandateRequest | null;
	paymentRequest: PaymentRequest | null;
	metadata: Metadata;
	fallbackEnabled: boolean;
	purposeCode: string | null;
	paymentContextCode: string | null;
	paymentPurposeCode: string | null;
}

export function addBillingRequest(
	world: World,
	given: NewBillingRequest,
	cause: Cause,
): BillingRequest {
	const customer = given.customer ?? addCustomer(world, {}, true).id;
	const request: BillingRequest = {
		id: world.ids.next('BRQ'),
		created_at: world.clock.iso(),
		status: 'pending',
		mandate_request: given.mandateRequest,
		payment_request: given.paymentRequest,
		subscription_request: null,
		instalment_schedule_request: null,
		fallback_enabled: given.fallbackEnabled,
		fallback_occurred: false,
		purpose_code: given.purposeCode,
		payment_context_code: given.paymentContextCode,
		payment_purpose_code: given.paymentPurposeCode,
		metadata: given.metadata,
		links: {
			creditor: world.creditor.id,
			customer,
			customer_billing_detail: world.ids.next('CBD'),
			...(given.mandateRequest === null ? {} : { mandate_request: world.ids.next('MRQ') }),
			...(given.paymentRequest === null ? {} : { payment_request: world.ids.next('PRQ') }),
			...(given.customerBankAccount === undefined
				? {}
				: { customer_bank_account: given.customerBankAccount }),
		},
		internal: { completed: new Set(), flows: [], institution: null },
	};
	if (currencyOf(request) !== undefined) request.internal.completed.add('choose_currency');
	if (given.customerBankAccount !== undefined)
		request.internal.completed.add('collect_bank_account');
	completeCustomerDetails(world, request);
	world.billingRequests.add(request);
	tell(world, request, 'created', cause);
	return request;
}

/** The actions a request needs, in the order in which a payer meets them. */
export function neededActions(request: BillingRequest): ActionType[] {
	return [
		'choose_currency',
		'collect_customer_details',
		...(request.mandate_request === null ? [] : (['collect_bank_account'] as const)),
		...(needsAuthorisation(request) ? (['select_institution', 'bank_authorisation'] as const) : []),
		'confirm_payer_details',
	];
}

function needsAuthorisation(request: BillingRequest): boolean {
	return request.payment_request !== null && !request.fallback_occurred;
}

export function currencyOf(request: BillingRequest): string | undefined {
	return request.mandate_request?.currency ?? request.payment_request?.currency ?? undefined;
}

/** Refuses actions on requests that have ended. */
function assertOpen(request: BillingRequest): void {
	if (request.status === 'pending' || request.status === 'ready_to_fulfil') return;
	throw invalidState('billing_request_not_actionable', `Billing request is ${request.status}`);
}

export function collectCustomerDetails(
	world: World,
	request: BillingRequest,
	given: CustomerFields,
	cause: Cause,
): void {
	assertOpen(request);
	const customer = world.customers.require(request.links.customer);
	changeCustomer(customer, given);
	completeCustomerDetails(world, request);
	tell(world, request, 'collect_customer_details', cause, { customer: customer.id });
	update(request);
}

/** Which fields the payer still has to give. */
export function incompleteFields(
	world: World,
	request: BillingRequest,
): { customer: string[]; customer_billing_detail: string[] } {
	const customer = world.customers.require(request.links.customer);
	const missing = (fields: string[]) =>
		fields.filter((field) => !(customer as unknown as Record<string, unknown>)[field]);
	return {
		customer: [
			...missing(['email']),
			...(hasName(customer) ? [] : missing(['given_name', 'family_name'])),
		],
		customer_billing_detail: missing(['address_line1', 'city', 'postal_code', 'country_code']),
	};
}

function completeCustomerDetails(world: World, request: BillingRequest): void {
	const { customer, customer_billing_detail: billing } = incompleteFields(world, request);
	if (customer.length > 0 || billing.length > 0) return;
	request.internal.completed.add('collect_customer_details');
	world.customers.require(request.links.customer).internal.unnamed = false;
}

export function collectBankAccount(
	world: World,
	request: BillingRequest,
	account: ReadBankAccount,
	cause: Cause,
): void {
	assertOpen(request);
	const added = addBankAccount(world, request.links.customer, account);
	request.links.customer_bank_account = added.id;
	complete(request, 'collect_bank_account');
	tell(world, request, 'collect_bank_account', cause, { customer_bank_account: added.id });
}

export function chooseCurrency(
	world: World,
	request: BillingRequest,
	currency: string,
	cause: Cause,
): void {
	assertOpen(request);
	if (request.mandate_request !== null) request.mandate_request.currency = currency;
	complete(request, 'choose_currency');
	tell(world, request, 'choose_currency', cause);
}

export function selectInstitution(
	world: World,
	request: BillingRequest,
	institution: string,
	cause: Cause,
): void {
	assertOpen(request);
	request.internal.institution = institution;
	complete(request, 'select_institution');
	tell(world, request, 'select_institution', cause);
}

/** The payer has said yes at the bank, or the simulator says so for the payer. */
export function authoriseAtBank(world: World, request: BillingRequest, cause: Cause): void {
	complete(request, 'select_institution');
	complete(request, 'bank_authorisation');
	tell(world, request, 'bank_authorisation_authorised', cause);
}

export function confirmPayerDetails(
	world: World,
	request: BillingRequest,
	dualSignature: boolean,
	cause: Cause,
): void {
	assertOpen(request);
	const { completed } = request.internal;
	const before = neededActions(request).filter((type) => type.startsWith('collect_'));
	if (!before.every((type) => completed.has(type))) {
		throw invalidState('billing_request_action_not_available', 'Payer details are not complete');
	}
	if (dualSignature && request.mandate_request !== null) {
		request.mandate_request.payer_requested_dual_signature = true;
	}
	complete(request, 'confirm_payer_details');
	tell(world, request, 'payer_details_confirmed', cause);
}

export function cancelBillingRequest(world: World, request: BillingRequest, cause: Cause): void {
	if (request.status === 'fulfilled' || request.status === 'cancelled') {
		throw invalidState('cancellation_failed', 'Billing request cannot be cancelled');
	}
	request.status = 'cancelled';
	for (const id of request.internal.flows) {
		world.billingRequestFlows.require(id).expires_at = world.clock.iso();
	}
	tell(world, request, 'cancelled', cause);
}

/** Direct Debit instead of an instant payment, where that was allowed. */
export function fallBack(world: World, request: BillingRequest): void {
	assertOpen(request);
	if (!request.fallback_enabled || request.payment_request === null) {
		throw invalidState('fallback_not_enabled', 'Fallback is not enabled for this billing request');
	}
	request.fallback_occurred = true;
	request.mandate_request ??= emptyMandateRequest(request.payment_request.currency);
	request.links.mandate_request ??= world.ids.next('MRQ');
	update(request);
}

export function emptyMandateRequest(currency: string | null): MandateRequest {
	return {
		currency,
		scheme: null,
		description: null,
		metadata: {},
		verify: 'recommended',
		consent_type: null,
		constraints: null,
		funds_settlement: 'managed',
		sweeping: false,
		payer_requested_dual_signature: false,
		links: {},
	};
}

/** Flows end after seven days (GoCardless sheet 4.2). */
export function flowExpiry(world: World): string {
	const now = world.clock.iso();
	return `${addDays(now.slice(0, 10), 7)}${now.slice(10)}`;
}

export function isExpired(world: World, flow: BillingRequestFlow): boolean {
	return flow.expires_at <= world.clock.iso();
}

function complete(request: BillingRequest, type: ActionType): void {
	request.internal.completed.add(type);
	update(request);
}

function update(request: BillingRequest): void {
	const isReady = neededActions(request).every((type) => request.internal.completed.has(type));
	request.status = isReady ? 'ready_to_fulfil' : 'pending';
}

export function tell(
	world: World,
	request: BillingRequest,
	action: string,
	cause: Cause,
	links: Record<string, string | undefined> = {},
): void {
	const { id } = request;
	emit(
		world,
		'billing_requests',
		action,
		request,
		{ billing_request: id, ...links },
		{
			...cause,
			cause: `billing_request_${action}`,
		},
	);
}
