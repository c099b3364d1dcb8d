import { invalidState, notFound } from '../http/errors';
import type { BillingRequest, BillingRequestFlow } from '../model/billingRequests';
import { without } from '../model/without';
import type { World } from '../world';
import { readBankDetails, type BankDetails } from './bankAccounts';
import {
	authoriseAtBank,
	chooseCurrency,
	collectBankAccount,
	collectCustomerDetails,
	confirmPayerDetails,
	currencyOf,
	isExpired,
	neededActions,
	tell,
} from './billingRequests';
import { fulfil } from './fulfilment';
import type { CustomerFields } from './customers';
import type { Cause } from './events';

/** What a payer types into the hosted page; anything left out is made up sensibly. */
export interface PayerDetails {
	customer?: CustomerFields;
	bankAccount?: BankDetails;
	currency?: string;
	dualSignature?: boolean;
}

/** Test accounts that the vendor publishes (GoCardless sheet 8.3). */
const TEST_ACCOUNTS: Record<string, BankDetails> = {
	GBP: { branch_code: '200000', account_number: '55779911', country_code: 'GB' },
	EUR: { iban: 'DE89370400440532013000' },
	USD: {
		bank_code: '026073150',
		account_number: '2715500356',
		country_code: 'US',
		account_type: 'checking',
	},
	SEK: { branch_code: '5491', account_number: '0000003', country_code: 'SE' },
	AUD: { branch_code: '082082', account_number: '012345678', country_code: 'AU' },
	NZD: { account_number: '12-3113-0003869-00', country_code: 'NZ' },
	DKK: { bank_code: '345', account_number: '3179681', country_code: 'DK' },
	CAD: { bank_code: '0003', branch_code: '00006', account_number: '1234567', country_code: 'CA' },
};

export function testAccount(currency: string): BankDetails {
	return { ...TEST_ACCOUNTS[currency] };
}

/** Finds a flow that can still be used, by its own id or by its billing request's. */
export function findFlow(world: World, id: string): BillingRequestFlow {
	const newest = world.billingRequests.get(id)?.internal.flows.at(-1);
	const flow = world.billingRequestFlows.get(newest ?? id);
	if (flow === undefined) throw notFound();
	if (isExpired(world, flow)) {
		throw invalidState(
			'billing_request_flow_expired',
			'This page has expired. Ask for a new link.',
		);
	}
	return flow;
}

/** Does all that a payer does on the hosted page, and fulfils the billing request. */
export function completeFlow(world: World, id: string, details: PayerDetails = {}): BillingRequest {
	const flow = findFlow(world, id);
	const request = world.billingRequests.require(flow.links.billing_request);
	const payer: Cause = {
		origin: 'payer',
		cause: '',
		source: { name: 'Payer', type: 'billing_request_flow' },
	};
	const needed = new Set(neededActions(request));
	const { completed } = request.internal;
	if (!completed.has('choose_currency')) {
		chooseCurrency(world, request, details.currency ?? 'GBP', payer);
	}
	const currency = currencyOf(request) ?? 'GBP';
	if (!completed.has('collect_customer_details') || details.customer !== undefined) {
		collectCustomerDetails(world, request, payerOf(world, request, flow, details), payer);
	}
	if (needed.has('collect_bank_account') && !completed.has('collect_bank_account')) {
		const given = { ...testAccount(currency), currency: currency as 'GBP', ...details.bankAccount };
		const customer = world.customers.require(request.links.customer);
		const holder = customer.company_name ?? `${customer.given_name} ${customer.family_name}`;
		const account = readBankDetails({ account_holder_name: holder, ...given }, '');
		const existing = world.customerBankAccounts
			.by('customer', customer.id)
			.find((other) => other.enabled && other.internal.fingerprint === account.fingerprint);
		if (existing === undefined) collectBankAccount(world, request, account, payer);
		else {
			request.links.customer_bank_account = existing.id;
			completed.add('collect_bank_account');
		}
	}
	if (needed.has('bank_authorisation')) authoriseAtBank(world, request, payer);
	confirmPayerDetails(world, request, details.dualSignature ?? false, payer);
	fulfil(world, request, { origin: 'gocardless', cause: '' });
	return request;
}

/** The payer looks at the page. */
export function visitFlow(world: World, flow: BillingRequestFlow): void {
	flow.internal.visits += 1;
	if (flow.internal.visits > 1) return;
	const request = world.billingRequests.require(flow.links.billing_request);
	const links = { billing_request_flow: flow.id };
	tell(world, request, 'flow_visited', { origin: 'payer', cause: '' }, links);
}

function payerOf(
	world: World,
	request: BillingRequest,
	flow: BillingRequestFlow,
	details: PayerDetails,
): CustomerFields {
	const customer = world.customers.require(request.links.customer);
	const known = without(customer, 'internal', 'id', 'created_at', 'metadata');
	const named = known.company_name !== null || known.family_name !== null;
	const given = { ...withoutNulls(flow.prefilled_customer ?? {}), ...details.customer };
	const isNamed = named || given.company_name != null || given.family_name != null;
	return {
		...(isNamed ? {} : { given_name: 'Sam', family_name: 'Payer' }),
		email: `${customer.id.toLowerCase()}@payer.example`,
		address_line1: '1 Test Street',
		city: 'London',
		postal_code: 'N1 1AA',
		country_code: 'GB',
		...withoutNulls(known),
		...given,
	};
}

function withoutNulls(fields: object): CustomerFields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
