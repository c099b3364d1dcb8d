import { z } from 'zod';

import { optionalMetadata, optionalText, uri } from '../http/fields';
import { creation, operation, type Resource } from '../http/resource';
import type { BillingRequestTemplate } from '../model/billingRequests';
import { wrongField } from '../http/errors';

const fields = z
	.object({
		name: optionalText(255),
		redirect_uri: uri.nullable().optional(),
		mandate_request_currency: z.string().nullable().optional(),
		mandate_request_scheme: z.string().nullable().optional(),
		mandate_request_description: optionalText(255),
		mandate_request_metadata: optionalMetadata,
		mandate_request_verify: z
			.enum(['minimum', 'recommended', 'when_available', 'always'])
			.nullable()
			.optional(),
		mandate_request_constraints: z.object({}).passthrough().nullable().optional(),
		// A string, other than all other amounts (GoCardless sheet 1.3).
		payment_request_amount: z.string().nullable().optional(),
		payment_request_currency: z.string().nullable().optional(),
		payment_request_scheme: z.string().nullable().optional(),
		payment_request_description: optionalText(255),
		payment_request_metadata: optionalMetadata,
		metadata: optionalMetadata,
	})
	.strict();

const createSchema = fields
	.extend({ links: z.object({ creditor: z.string().optional() }).strict().optional() })
	.strict();

export const billingRequestTemplates: Resource<BillingRequestTemplate> = {
	plural: 'billing_request_templates',
	store: (world) => world.billingRequestTemplates,
	create: creation(createSchema, ({ world }, body, pointer) => {
		if (!body.mandate_request_currency && !body.payment_request_amount) {
			throw wrongField(`${pointer}/mandate_request_currency`, 'is required without a payment');
		}
		const id = world.ids.next('BRT');
		const now = world.clock.iso();
		return world.billingRequestTemplates.add({
			id,
			created_at: now,
			updated_at: now,
			authorisation_url: `${world.payerPagesUrl}/${id}`,
			name: body.name ?? null,
			redirect_uri: body.redirect_uri ?? null,
			mandate_request_currency: body.mandate_request_currency ?? null,
			mandate_request_scheme: body.mandate_request_scheme ?? null,
			mandate_request_description: body.mandate_request_description ?? null,
			mandate_request_metadata: body.mandate_request_metadata ?? {},
			mandate_request_verify: body.mandate_request_verify ?? null,
			mandate_request_constraints: body.mandate_request_constraints ?? null,
			payment_request_amount: body.payment_request_amount ?? null,
			payment_request_currency: body.payment_request_currency ?? null,
			payment_request_scheme: body.payment_request_scheme ?? null,
			payment_request_description: body.payment_request_description ?? null,
			payment_request_metadata: body.payment_request_metadata ?? {},
			metadata: { ...body.metadata },
		});
	}),
	list: {
		filters: {
			payment_request_scheme: {
				kind: 'equals',
				read: (template) => template.payment_request_scheme ?? undefined,
			},
		},
	},
	update: operation('billing_request_templates', fields, ({ world }, template, body) => {
		const given = Object.entries(body).filter(([, value]) => value !== undefined);
		Object.assign(template, Object.fromEntries(given));
		template.updated_at = world.clock.iso();
	}),
};
