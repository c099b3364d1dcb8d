import { z } from 'zod';

import { emptyMandateRequest, type NewBillingRequest } from '../business/billingRequests';
import { linkNotFound, wrongField } from '../http/errors';
import { amount, amountOrZero, currency, optionalMetadata, optionalText } from '../http/fields';
import { SCHEMES } from '../model/schemes';
import type { World } from '../world';

const mandateRequestSchema = z
	.object({
		currency: currency.optional(),
		scheme: z.string().nullable().optional(),
		description: optionalText(255),
		metadata: optionalMetadata,
		verify: z.enum(['minimum', 'recommended', 'when_available', 'always']).optional(),
		authorisation_source: z.enum(['web', 'telephone', 'paper']).optional(),
		consent_type: z.string().nullable().optional(),
		constraints: z.object({}).passthrough().nullable().optional(),
		funds_settlement: z.enum(['managed', 'direct']).optional(),
		sweeping: z.boolean().optional(),
	})
	.strict();

const paymentRequestSchema = z
	.object({
		amount,
		currency: z.enum(['GBP', 'EUR']),
		scheme: z
			.enum(['faster_payments', 'sepa_credit_transfer', 'sepa_instant_credit_transfer'])
			.nullable()
			.optional(),
		description: optionalText(255),
		reference: optionalText(140),
		metadata: optionalMetadata,
		app_fee: amountOrZero.nullable().optional(),
		funds_settlement: z.enum(['managed', 'direct']).optional(),
	})
	.strict();

export const createSchema = z
	.object({
		mandate_request: mandateRequestSchema.optional(),
		payment_request: paymentRequestSchema.optional(),
		fallback_enabled: z.boolean().optional(),
		purpose_code: z.string().optional(),
		payment_context_code: z.string().optional(),
		payment_purpose_code: z.string().optional(),
		metadata: optionalMetadata,
		links: z
			.object({
				customer: z.string().optional(),
				customer_bank_account: z.string().optional(),
				creditor: z.string().optional(),
			})
			.strict()
			.optional(),
	})
	.strict();

/** Checks links, schemes and currencies of a body. */
export function newBillingRequest(
	world: World,
	body: z.output<typeof createSchema>,
	pointer: string,
): NewBillingRequest {
	const { mandate_request: mandate, payment_request: payment, links = {} } = body;
	if (mandate === undefined && payment === undefined) {
		throw wrongField(`${pointer}/mandate_request`, 'either this or payment_request is required');
	}
	assertLinks(world, links, pointer);
	const scheme = mandate?.scheme ?? null;
	if (scheme !== null && SCHEMES[scheme] === undefined) {
		throw wrongField(`${pointer}/mandate_request/scheme`, 'is not a known scheme');
	}
	const ofScheme = scheme === null ? undefined : SCHEMES[scheme]?.currency;
	if (ofScheme !== undefined && mandate?.currency !== undefined && mandate.currency !== ofScheme) {
		throw wrongField(`${pointer}/mandate_request/currency`, `must be ${ofScheme} for ${scheme}`);
	}
	if (payment?.reference && payment.funds_settlement !== 'direct') {
		throw wrongField(`${pointer}/payment_request/reference`, 'cannot be set for this scheme');
	}
	return {
		...(links.customer === undefined ? {} : { customer: links.customer }),
		...(links.customer_bank_account === undefined
			? {}
			: { customerBankAccount: links.customer_bank_account }),
		mandateRequest:
			mandate === undefined
				? null
				: {
						...emptyMandateRequest(mandate.currency ?? ofScheme ?? null),
						...mandate,
						currency: mandate.currency ?? ofScheme ?? null,
						scheme,
						description: mandate.description ?? null,
						metadata: { ...mandate.metadata },
						verify: mandate.verify ?? 'recommended',
						consent_type: mandate.consent_type ?? null,
						constraints: mandate.constraints ?? null,
						funds_settlement: mandate.funds_settlement ?? 'managed',
						sweeping: mandate.sweeping ?? false,
					},
		paymentRequest:
			payment === undefined
				? null
				: {
						amount: payment.amount,
						currency: payment.currency,
						scheme: payment.scheme ?? null,
						description: payment.description ?? null,
						reference: payment.reference ?? null,
						metadata: { ...payment.metadata },
						app_fee: payment.app_fee ?? null,
						funds_settlement: payment.funds_settlement ?? 'managed',
						links: {},
					},
		metadata: { ...body.metadata },
		fallbackEnabled: body.fallback_enabled ?? false,
		purposeCode: body.purpose_code ?? null,
		paymentContextCode: body.payment_context_code ?? null,
		paymentPurposeCode: body.payment_purpose_code ?? null,
	};
}

function assertLinks(
	world: World,
	links: { customer?: string; customer_bank_account?: string; creditor?: string },
	pointer: string,
): void {
	const { customer, customer_bank_account: account, creditor } = links;
	if (customer !== undefined && world.customers.get(customer) === undefined) {
		throw linkNotFound(`${pointer}/links/customer`);
	}
	if (account !== undefined) {
		const owner = world.customerBankAccounts.get(account)?.links.customer;
		if (owner === undefined || owner !== customer) {
			throw linkNotFound(`${pointer}/links/customer_bank_account`);
		}
	}
	if (creditor !== undefined && world.creditors.get(creditor) === undefined) {
		throw linkNotFound(`${pointer}/links/creditor`);
	}
}
