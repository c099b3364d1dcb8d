import { GoCardlessApi } from '../../../credentials/GoCardlessApi.credentials';
import { GoCardlessEventsTrigger } from '../../../nodes/GoCardlessEventsTrigger/GoCardlessEventsTrigger.node';
import { serveFromSource } from '../../harness/inProcess/fromSource';
import { PollMemory } from '../../harness/inProcess/polling';
import { openWorld, untilConfirmed } from '../../workflow/worlds';

const polling = {
	nodes: [
		{
			id: 'events',
			name: 'Events',
			type: 'n8n-nodes-gocardless-books.goCardlessEventsTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {
				events: ['payments.*'],
				fetchCurrentResource: true,
				options: { lookBackHours: 24_000 },
			},
		},
	],
};

test('template 04 books what the Events Trigger reports as what the webhook reports', async () => {
	const world = await openWorld();
	serveFromSource(world.n8n, new GoCardlessEventsTrigger(), [new GoCardlessApi()]);
	const invoice = world.seedInvoice(world.seedPayer('Ada Bakery'), 9_000);
	(await world.run('collections')).demandSuccess();
	await untilConfirmed(world);
	const memory = new PollMemory();
	const items = await world.n8n.poll(polling, memory);
	expect(items.length).toBeGreaterThan(0);

	const run = async () => (await world.run('events', { start: 'Webhook', items })).demandSuccess();
	await run();
	expect(world.company.invoiceBalance(invoice)).toBe(0);
	expect(world.company.paymentsOf(invoice)).toMatchObject([{ amount: 9_000 }]);
	await run();
	expect(world.company.paymentsOf(invoice)).toHaveLength(1);
	expect(await world.n8n.poll(polling, memory)).toEqual([]);
});
