import { z } from 'zod';

import type { SimulatedAnswer } from '../../shared/httpServer';
import { bankDetailsSchema, readBankDetails } from '../business/bankAccounts';
import {
	addBillingRequest,
	collectBankAccount,
	collectCustomerDetails,
	confirmPayerDetails,
	selectInstitution,
} from '../business/billingRequests';
import { byApi, type Call } from '../http/call';
import { readEnvelope } from '../http/envelope';
import { validate } from '../http/validation';
import { without } from '../model/without';
import { createSchema, newBillingRequest } from './billingRequestBody';
import {
	collectCustomerSchema,
	confirmSchema,
	institutionSchema,
	presentBillingRequest,
} from './billingRequests';

const KEY = 'billing_request_with_actions';

const schema = createSchema
	.extend({
		actions: z
			.object({
				bank_authorisation_redirect_uri: z.string().optional(),
				collect_bank_account: bankDetailsSchema.optional(),
				collect_customer_details: collectCustomerSchema.optional(),
				confirm_payer_details: confirmSchema.optional(),
				create_bank_authorisation: z.boolean().optional(),
				select_institution: institutionSchema.optional(),
			})
			.strict()
			.optional(),
	})
	.strict();

/** Creates a billing request and runs its first actions, all or nothing. */
export function createWithActions(call: Call): SimulatedAnswer {
	const { world } = call;
	const { actions = {}, ...body } = validate(schema, readEnvelope(call, KEY), KEY);
	world.idempotencyKeys.check('billing_requests', call.idempotencyKey);
	const cause = byApi(call, '', body.metadata);
	const wanted = newBillingRequest(world, body, `/${KEY}`);
	const account =
		actions.collect_bank_account === undefined
			? undefined
			: readBankDetails(actions.collect_bank_account, `/${KEY}/actions/collect_bank_account`);
	const request = addBillingRequest(world, wanted, cause);
	world.idempotencyKeys.remember('billing_requests', call.idempotencyKey, request.id);
	if (actions.collect_customer_details !== undefined) {
		const { customer, customer_billing_detail: billing } = actions.collect_customer_details;
		const address = without({ ...billing }, 'ip_address');
		collectCustomerDetails(world, request, { ...customer, ...address }, cause);
	}
	if (account !== undefined) collectBankAccount(world, request, account, cause);
	if (actions.select_institution !== undefined) {
		selectInstitution(world, request, actions.select_institution.institution, cause);
	}
	if (actions.confirm_payer_details !== undefined) {
		const dual = actions.confirm_payer_details.payer_requested_dual_signature ?? false;
		confirmPayerDetails(world, request, dual, cause);
	}
	return {
		status: 201,
		body: {
			[KEY]: { billing_requests: presentBillingRequest(world, request), bank_authorisations: null },
		},
	};
}
