import { metadataOnly } from '../http/fields';
import { createdAt, invalidFilter } from '../http/filters';
import { operation, type Resource } from '../http/resource';
import type { Payout } from '../model/records';
import { CURRENCIES } from '../model/schemes';

export const payouts: Resource<Payout> = {
	plural: 'payouts',
	store: (world) => world.payouts,
	list: {
		filters: {
			created_at: createdAt,
			creditor: { kind: 'equals', read: ({ links }) => links.creditor },
			creditor_bank_account: { kind: 'equals', read: ({ links }) => links.creditor_bank_account },
			currency: { kind: 'equals', read: ({ currency }) => currency, values: CURRENCIES },
			status: {
				kind: 'equals',
				read: ({ status }) => status,
				values: ['pending', 'paid', 'bounced'],
			},
			payout_type: {
				kind: 'equals',
				read: (payout) => payout.payout_type,
				values: ['merchant', 'partner'],
			},
			reference: { kind: 'equals', read: ({ reference }) => reference, index: 'reference' },
		},
		// Metadata is asked for by key, `metadata[batch]=7`.
		others: ['metadata'],
		check: ({ query }) => {
			if (query.has('metadata')) throw invalidFilter('metadata', 'metadata needs a key');
		},
		hides: ({ query }, payout) =>
			[...query].some(([name, value]) => {
				const [, key] = /^metadata\[(.+)\]$/.exec(name) ?? [];
				return key !== undefined && payout.metadata[key] !== value;
			}),
	},
	update: operation('payouts', metadataOnly, (_call, payout, { metadata }) => {
		if (metadata !== undefined) payout.metadata = { ...metadata };
	}),
};
