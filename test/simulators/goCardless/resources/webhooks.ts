import { z } from 'zod';

import { createdAt } from '../http/filters';
import { action, type Resource } from '../http/resource';
import type { WebhookRecord } from '../model/records';

export const webhooks: Resource<WebhookRecord> = {
	plural: 'webhooks',
	store: (world) => world.webhooks,
	list: {
		filters: {
			created_at: createdAt,
			is_test: { kind: 'equals', read: (webhook) => String(webhook.is_test) },
			successful: { kind: 'equals', read: ({ successful }) => String(successful) },
		},
	},
	actions: {
		// The same bytes go out once more with the next deliveries.
		retry: action(z.object({}).strict(), ({ world }, webhook) => {
			world.redeliveries.push(webhook.id);
		}),
	},
};
