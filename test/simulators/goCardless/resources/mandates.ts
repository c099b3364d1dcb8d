import { z } from 'zod';

import { emit } from '../business/events';
import {
	addMandate,
	cancelMandate,
	mandateLinks,
	nextPossibleChargeDate,
	reinstateMandate,
} from '../business/mandates';
import { byApi } from '../http/call';
import { invalidState, invalidUsage, linkNotFound, wrongField } from '../http/errors';
import { metadataOnly, optionalMetadata, text } from '../http/fields';
import { createdAt } from '../http/filters';
import { action, creation, operation, withoutInternal, type Resource } from '../http/resource';
import type { Mandate } from '../model/records';
import { SCHEMES, schemeOf, schemeOfCurrency } from '../model/schemes';
import { assertOneOf } from './filterRules';

const STATUSES = [
	'pending_customer_approval',
	'pending_submission',
	'submitted',
	'active',
	'suspended_by_payer',
	'failed',
	'cancelled',
	'expired',
	'consumed',
	'blocked',
];

const createSchema = z
	.object({
		scheme: z.string().nullable().optional(),
		reference: text(35).optional(),
		authorisation_source: z.enum(['web', 'telephone', 'paper']).optional(),
		payer_ip_address: z.string().optional(),
		metadata: optionalMetadata,
		links: z
			.object({ customer_bank_account: z.string(), creditor: z.string().optional() })
			.strict(),
	})
	.strict();

export const mandates: Resource<Mandate> = {
	plural: 'mandates',
	store: (world) => world.mandates,
	present: (world, mandate) => {
		const next = nextPossibleChargeDate(world, mandate);
		return {
			...withoutInternal(mandate),
			next_possible_charge_date: next,
			next_possible_standard_ach_charge_date: mandate.scheme === 'ach' ? next : null,
		};
	},
	create: creation(createSchema, (call, body, pointer) => {
		const { world } = call;
		if (!world.creditor.custom_payment_pages_enabled) {
			throw invalidUsage(403, 'forbidden', 'Forbidden request');
		}
		const account = world.customerBankAccounts.get(body.links.customer_bank_account);
		if (account === undefined) throw linkNotFound(`${pointer}/links/customer_bank_account`);
		if (body.links.creditor !== undefined && !world.creditors.get(body.links.creditor)) {
			throw linkNotFound(`${pointer}/links/creditor`);
		}
		if (!account.enabled) throw invalidState('bank_account_disabled', 'Bank account is disabled');
		const scheme = body.scheme ?? schemeOfCurrency(account.currency) ?? '';
		const known = SCHEMES[scheme];
		if (known === undefined) throw wrongField(`${pointer}/scheme`, 'is not a known scheme');
		if (schemeOf(scheme).currency !== account.currency) {
			throw wrongField(`${pointer}/scheme`, `does not collect ${account.currency}`);
		}
		if (scheme === 'ach' && body.authorisation_source === undefined) {
			throw wrongField(`${pointer}/authorisation_source`, 'is required for ACH mandates');
		}
		if (body.reference !== undefined && world.options.ownReferences !== true) {
			throw wrongField(`${pointer}/reference`, 'cannot be set on this account');
		}
		const mandate = addMandate(world, {
			customer: account.links.customer,
			customerBankAccount: account.id,
			scheme,
			...(body.reference === undefined ? {} : { reference: body.reference }),
			...(body.metadata === undefined ? {} : { metadata: body.metadata }),
			authorisationSource: body.authorisation_source ?? null,
		});
		const cause = byApi(call, 'mandate_created', body.metadata);
		emit(world, 'mandates', 'created', mandate, mandateLinks(mandate), cause);
		return mandate;
	}),
	list: {
		filters: {
			created_at: createdAt,
			creditor: { kind: 'equals', read: ({ links }) => links.creditor },
			customer: { kind: 'equals', read: ({ links }) => links.customer, index: 'customer' },
			customer_bank_account: {
				kind: 'equals',
				read: ({ links }) => links.customer_bank_account,
				index: 'customer_bank_account',
			},
			reference: { kind: 'equals', read: ({ reference }) => reference, index: 'reference' },
			scheme: { kind: 'equals', read: ({ scheme }) => scheme, most: Infinity },
			status: { kind: 'equals', read: ({ status }) => status, values: STATUSES, most: Infinity },
			mandate_type: { kind: 'equals', read: (mandate) => mandate.mandate_type },
		},
		check: (call) => assertOneOf(call, ['creditor', 'customer', 'customer_bank_account']),
	},
	update: operation('mandates', metadataOnly, (_call, mandate, { metadata }) => {
		if (metadata !== undefined) mandate.metadata = { ...metadata };
	}),
	actions: {
		cancel: action(metadataOnly, (call, mandate, { metadata }) =>
			cancelMandate(call.world, mandate, byApi(call, 'mandate_cancelled', metadata)),
		),
		reinstate: action(metadataOnly, (call, mandate, { metadata }) =>
			reinstateMandate(call.world, mandate, byApi(call, 'resubmission_requested', metadata)),
		),
	},
};
