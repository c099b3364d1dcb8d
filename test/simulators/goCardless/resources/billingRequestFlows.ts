import { z } from 'zod';

import { flowExpiry, tell } from '../business/billingRequests';
import { addressSchema, personSchema } from '../business/customers';
import { byApi } from '../http/call';
import { invalidState, linkNotFound, wrongField } from '../http/errors';
import { uri } from '../http/fields';
import { action, creation, type Resource } from '../http/resource';
import type { BillingRequestFlow } from '../model/billingRequests';

const createSchema = z
	.object({
		auto_fulfil: z.boolean().optional(),
		customer_details_captured: z.boolean().optional(),
		exit_uri: uri.nullable().optional(),
		language: z.string().nullable().optional(),
		lock_bank_account: z.boolean().optional(),
		lock_currency: z.boolean().optional(),
		lock_customer_details: z.boolean().optional(),
		prefilled_bank_account: z
			.object({ account_type: z.enum(['savings', 'checking']).optional() })
			.strict()
			.optional(),
		prefilled_customer: personSchema
			.omit({ phone_number: true, language: true })
			.merge(addressSchema)
			.strict()
			.optional(),
		redirect_uri: uri.nullable().optional(),
		show_redirect_buttons: z.boolean().optional(),
		show_success_redirect_button: z.boolean().optional(),
		skip_success_screen: z.boolean().optional(),
		links: z.object({ billing_request: z.string() }).strict(),
	})
	.strict();

/** The hosted pages. There is no way to read a flow again (GoCardless sheet 4.2). */
export const billingRequestFlows: Resource<BillingRequestFlow> = {
	plural: 'billing_request_flows',
	store: (world) => world.billingRequestFlows,
	get: false,
	create: creation(createSchema, (call, body, pointer) => {
		const { world } = call;
		const request = world.billingRequests.get(body.links.billing_request);
		if (request === undefined) throw linkNotFound(`${pointer}/links/billing_request`);
		if (request.status === 'fulfilled' || request.status === 'cancelled') {
			throw invalidState('billing_request_not_actionable', `Billing request is ${request.status}`);
		}
		if (body.auto_fulfil === false) {
			throw wrongField(`${pointer}/auto_fulfil`, 'cannot be switched off');
		}
		const { prefilled_customer: prefilled } = body;
		if (prefilled?.company_name && (prefilled.given_name || prefilled.family_name)) {
			const message = 'cannot be combined with given_name and family_name';
			throw wrongField(`${pointer}/prefilled_customer/company_name`, message);
		}
		const id = world.ids.next('BRF');
		const flow: BillingRequestFlow = {
			id,
			created_at: world.clock.iso(),
			authorisation_url: `${world.payerPagesUrl}/billing/static/flow?id=${id}`,
			auto_fulfil: true,
			customer_details_captured: body.customer_details_captured ?? false,
			exit_uri: body.exit_uri ?? null,
			expires_at: flowExpiry(world),
			language: body.language ?? null,
			lock_bank_account: body.lock_bank_account ?? false,
			lock_currency: body.lock_currency ?? false,
			lock_customer_details: body.lock_customer_details ?? false,
			prefilled_bank_account: body.prefilled_bank_account ?? null,
			prefilled_customer: prefilled ?? null,
			redirect_uri: body.redirect_uri ?? null,
			session_token: null,
			show_redirect_buttons: body.show_redirect_buttons ?? false,
			show_success_redirect_button: body.show_success_redirect_button ?? false,
			skip_success_screen: body.skip_success_screen ?? false,
			links: { billing_request: request.id },
			internal: { visits: 0 },
		};
		world.billingRequestFlows.add(flow);
		request.internal.flows.push(id);
		tell(world, request, 'flow_created', byApi(call, ''), { billing_request_flow: id });
		return flow;
	}),
	actions: {
		initialise: action(z.object({}).strict(), ({ world }, flow) => {
			flow.session_token = `sesh_${world.ids.requestId()}`;
		}),
	},
};
