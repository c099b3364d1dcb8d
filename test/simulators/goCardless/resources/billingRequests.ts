import { z } from 'zod';

import { bankDetailsSchema, readBankDetails } from '../business/bankAccounts';
import {
	addBillingRequest,
	cancelBillingRequest,
	chooseCurrency,
	collectBankAccount,
	collectCustomerDetails,
	confirmPayerDetails,
	currencyOf,
	fallBack,
	incompleteFields,
	neededActions,
	selectInstitution,
} from '../business/billingRequests';
import { fulfil } from '../business/fulfilment';
import { addressSchema, personSchema } from '../business/customers';
import { byApi } from '../http/call';
import { invalidState, wrongField } from '../http/errors';
import { countryCode, currency, metadataOnly, optionalMetadata, uri } from '../http/fields';
import { action, creation, withoutInternal, type Resource } from '../http/resource';
import type { BillingRequest } from '../model/billingRequests';
import { CURRENCIES } from '../model/schemes';
import { without } from '../model/without';
import type { World } from '../world';
import { createSchema, newBillingRequest } from './billingRequestBody';
import { listInstitutions } from './institutions';

const STATUSES = ['pending', 'ready_to_fulfil', 'fulfilling', 'fulfilled', 'cancelled'];

export const collectCustomerSchema = z
	.object({
		customer: personSchema.extend({ metadata: optionalMetadata }).strict().optional(),
		customer_billing_detail: addressSchema
			.extend({ ip_address: z.string().nullable().optional() })
			.strict()
			.optional(),
	})
	.strict();

export const collectBankSchema = bankDetailsSchema
	.extend({ pay_id: z.string().optional() })
	.strict();

export const confirmSchema = metadataOnly
	.extend({ payer_requested_dual_signature: z.boolean().optional() })
	.strict();

export const institutionSchema = z
	.object({ country_code: countryCode, institution: z.string() })
	.strict();

const currencySchema = metadataOnly.extend({ currency }).strict();

const notifySchema = z
	.object({ notification_type: z.enum(['email']), redirect_uri: uri.optional() })
	.strict();

export const billingRequests: Resource<BillingRequest> = {
	plural: 'billing_requests',
	store: (world) => world.billingRequests,
	present: presentBillingRequest,
	create: creation(createSchema, (call, body, pointer) => {
		const request = newBillingRequest(call.world, body, pointer);
		return addBillingRequest(call.world, request, byApi(call, '', body.metadata));
	}),
	list: {
		// No created_at here (GoCardless sheet 4.1).
		filters: {
			customer: { kind: 'equals', read: ({ links }) => links.customer, index: 'customer' },
			status: { kind: 'equals', read: ({ status }) => status, values: STATUSES },
		},
	},
	reads: { institutions: (call) => listInstitutions(call) },
	actions: {
		collect_customer_details: action(collectCustomerSchema, (call, request, body) => {
			const billing = without({ ...body.customer_billing_detail }, 'ip_address');
			const fields = { ...body.customer, ...billing };
			collectCustomerDetails(call.world, request, fields, byApi(call, ''));
		}),
		collect_bank_account: action(collectBankSchema, (call, request, body, pointer) => {
			const account = readBankDetails(without(body, 'pay_id'), pointer);
			const expected = currencyOf(request);
			if (expected !== undefined && account.currency !== expected) {
				throw wrongField(`${pointer}/currency`, `must be ${expected}`);
			}
			collectBankAccount(call.world, request, account, byApi(call, '', body.metadata));
		}),
		confirm_payer_details: action(confirmSchema, (call, request, body) => {
			const dual = body.payer_requested_dual_signature ?? false;
			confirmPayerDetails(call.world, request, dual, byApi(call, '', body.metadata));
		}),
		choose_currency: action(currencySchema, (call, request, body) =>
			chooseCurrency(call.world, request, body.currency, byApi(call, '', body.metadata)),
		),
		select_institution: action(institutionSchema, (call, request, body) =>
			selectInstitution(call.world, request, body.institution, byApi(call, '')),
		),
		fulfil: action(metadataOnly, (call, request, { metadata }) =>
			fulfil(call.world, request, byApi(call, '', metadata)),
		),
		cancel: action(metadataOnly, (call, request, { metadata }) =>
			cancelBillingRequest(call.world, request, byApi(call, '', metadata)),
		),
		notify: action(notifySchema, (_call, request) => {
			// E-mails exist for instant bank payments only (GoCardless sheet 4.1).
			if (request.payment_request !== null) return;
			throw invalidState('notification_not_available', 'Only Pay by Bank requests can be notified');
		}),
		fallback: action(metadataOnly, (call, request) => fallBack(call.world, request)),
	},
};

/** The request with its open actions and the resources it has gathered so far. */
export function presentBillingRequest(world: World, request: BillingRequest): unknown {
	const { completed } = request.internal;
	const customer = world.customers.get(request.links.customer);
	const account = world.customerBankAccounts.get(request.links.customer_bank_account ?? '');
	const mandate = world.mandates.get(request.links.mandate_request_mandate ?? '');
	return {
		...withoutInternal(request),
		actions: neededActions(request).map((type) => ({
			type,
			required: true,
			status: completed.has(type) ? 'completed' : 'pending',
			completes_actions: [],
			requires_actions:
				type === 'confirm_payer_details'
					? neededActions(request).filter((other) => other.startsWith('collect_'))
					: [],
			...(type === 'choose_currency' ? { available_currencies: [...CURRENCIES] } : {}),
			...(type === 'bank_authorisation'
				? {
						bank_authorisation: {
							adapter: 'open_banking_gateway_pis',
							authorisation_type: 'payment',
						},
					}
				: {}),
			...(type === 'collect_bank_account' ? { institution_guess_status: 'not_needed' } : {}),
			...(type === 'collect_customer_details' && customer !== undefined
				? {
						collect_customer_details: {
							default_country_code: world.creditor.country_code,
							incomplete_fields: incompleteFields(world, request),
						},
					}
				: {}),
		})),
		resources: {
			...(customer === undefined ? {} : splitCustomer(request, customer)),
			customer_bank_account: account === undefined ? null : withoutInternal(account),
			...(mandate === undefined
				? {}
				: { mandate: { id: mandate.id, reference: mandate.reference } }),
		},
	};
}

function splitCustomer(
	request: BillingRequest,
	customer: ReturnType<World['customers']['require']>,
): object {
	const { id, created_at: createdAt, metadata } = customer;
	const { email, given_name, family_name, company_name, phone_number, language } = customer;
	const { address_line1, address_line2, address_line3, city, region, postal_code } = customer;
	const { country_code, danish_identity_number, swedish_identity_number } = customer;
	return {
		customer: {
			...{ id, created_at: createdAt, email, given_name, family_name, company_name },
			...{ phone_number, language, metadata },
		},
		customer_billing_detail: {
			...{ id: request.links.customer_billing_detail, created_at: createdAt, schemes: [] },
			...{ address_line1, address_line2, address_line3, city, region, postal_code, country_code },
			...{ danish_identity_number, swedish_identity_number, ip_address: null },
		},
	};
}
