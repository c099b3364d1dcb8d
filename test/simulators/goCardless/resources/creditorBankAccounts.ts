import { z } from 'zod';

import { bankDetailsSchema, readBankDetails } from '../business/bankAccounts';
import { invalidState, linkNotFound } from '../http/errors';
import { createdAt } from '../http/filters';
import { action, creation, type Resource } from '../http/resource';
import type { CreditorBankAccount } from '../model/records';
import { without } from '../model/without';

const createSchema = bankDetailsSchema
	.extend({
		set_as_default_payout_account: z.boolean().optional(),
		links: z.object({ creditor: z.string() }).strict(),
	})
	.strict();

export const creditorBankAccounts: Resource<CreditorBankAccount> = {
	plural: 'creditor_bank_accounts',
	store: (world) => world.creditorBankAccounts,
	create: creation(createSchema, ({ world }, body, pointer) => {
		const { links, set_as_default_payout_account: isDefault, ...details } = body;
		const creditor = world.creditors.get(links.creditor);
		if (creditor === undefined) throw linkNotFound(`${pointer}/links/creditor`);
		const account = without(readBankDetails(details, pointer), 'fingerprint');
		const added = world.creditorBankAccounts.add({
			id: world.ids.next('BA'),
			created_at: world.clock.iso(),
			...account,
			bank_name: 'SIMULATED BANK PLC',
			enabled: true,
			verification_status: 'pending',
			links: { creditor: creditor.id },
		});
		if (isDefault === true) {
			creditor.links[`default_${added.currency.toLowerCase()}_payout_account`] = added.id;
		}
		return added;
	}),
	list: {
		filters: {
			created_at: createdAt,
			creditor: { kind: 'equals', read: ({ links }) => links.creditor, index: 'creditor' },
			enabled: {
				kind: 'equals',
				read: ({ enabled }) => String(enabled),
				values: ['true', 'false'],
			},
		},
	},
	actions: {
		disable: action(z.object({}).strict(), (_call, account) => {
			if (!account.enabled)
				throw invalidState('disable_failed', 'Bank account is already disabled');
			account.enabled = false;
		}),
	},
};
