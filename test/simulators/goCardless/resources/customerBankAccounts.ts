import { z } from 'zod';

import { addBankAccount, bankDetailsSchema, readBankDetails } from '../business/bankAccounts';
import { cancelMandate, isCollectable } from '../business/mandates';
import { byApi } from '../http/call';
import { invalidState, invalidUsage, linkNotFound } from '../http/errors';
import { metadataOnly } from '../http/fields';
import { createdAt } from '../http/filters';
import { action, creation, operation, type Resource } from '../http/resource';
import type { CustomerBankAccount } from '../model/records';

const createSchema = bankDetailsSchema
	.extend({ links: z.object({ customer: z.string() }).strict() })
	.strict();

export const customerBankAccounts: Resource<CustomerBankAccount> = {
	plural: 'customer_bank_accounts',
	store: (world) => world.customerBankAccounts,
	create: creation(createSchema, ({ world }, { links, ...details }, pointer) => {
		if (!world.creditor.custom_payment_pages_enabled) {
			throw invalidUsage(403, 'forbidden', 'Forbidden request');
		}
		const customer = world.customers.get(links.customer);
		if (customer === undefined) throw linkNotFound(`${pointer}/links/customer`);
		return addBankAccount(world, customer.id, readBankDetails(details, pointer));
	}),
	list: {
		filters: {
			created_at: createdAt,
			customer: { kind: 'equals', read: ({ links }) => links.customer, index: 'customer' },
			enabled: {
				kind: 'equals',
				read: ({ enabled }) => String(enabled),
				values: ['true', 'false'],
			},
		},
	},
	update: operation('customer_bank_accounts', metadataOnly, (_call, account, { metadata }) => {
		if (metadata !== undefined) account.metadata = { ...metadata };
	}),
	actions: {
		disable: action(z.object({}).strict(), (call, account) => {
			const { world } = call;
			if (!account.enabled)
				throw invalidState('disable_failed', 'Bank account is already disabled');
			account.enabled = false;
			for (const mandate of world.mandates.by('customer_bank_account', account.id)) {
				const cause = byApi(call, 'bank_account_closed');
				if (isCollectable(mandate)) cancelMandate(world, mandate, cause);
			}
		}),
	},
};
