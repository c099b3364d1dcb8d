import { deriveIdempotencyKey } from '../../nodes/shared/idempotency';
import { sealPlannedAction } from '../../nodes/shared/domain/plannedAction';
import { byId, type Merchant } from '../unit/goCardless/merchant';
import type { Tour } from './tour';

const BOOKS = 'quickbooks:1';

/** Events of payments alone: a resource of another kind would have other fields in the same place. */
export async function attachResources(tour: Tour): Promise<void> {
	const filters = { resource_type: 'payments' };
	const event = await tour.visit('event', 'getAll', {
		returnAll: true,
		filters: { ...filters, include: 'payment' },
	});
	await tour.visit('event', 'sweep', { resourceTypes: ['payments'], days: 500 });
	const bare = await tour.visit('event', 'get', { recordId: byId(String(event.id)) });
	await tour.visit('event', 'fetchResources', {}, [bare]);
}

export async function applyPlannedAction(tour: Tour, { payer }: Merchant): Promise<void> {
	const plannedAction = sealPlannedAction({
		vendor: 'goCardless',
		action: 'collectInvoice',
		books: BOOKS,
		steps: [
			{
				name: 'payment',
				resource: 'payments',
				verb: 'create',
				body: {
					amount: 10_000,
					currency: 'GBP',
					links: { mandate: payer.mandate.id },
					metadata: { books: BOOKS, customer: '42', invoice: '7' },
				},
				idempotencyKey: deriveIdempotencyKey({
					books: BOOKS,
					purpose: 'collect-invoice',
					subjects: ['7'],
				}),
			},
		],
	});
	await tour.visit('plannedAction', 'apply', {}, [
		{ reason: 'Invoice 7 is due.', plannedAction: { ...plannedAction } },
	]);
}

export async function readWebhooks(tour: Tour, { simulator }: Merchant): Promise<void> {
	// Nothing answers webhooks there, so that there is one to be sent again.
	await simulator.sendWebhooks(`${simulator.url}/nowhere`);
	const webhook = await tour.visit('webhook', 'getAll', { filters: { successful: false } });
	const record = { recordId: byId(String(webhook.id)) };
	await tour.visit('webhook', 'get', record);
	await tour.visit('webhook', 'retry', record);
}
