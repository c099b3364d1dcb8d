/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { itemsOf } from '../../harness/realN8n';
import { deliverAndWait } from '../deliveries';
import { readTemplate, RealWorld } from '../realWorld';
import { QueueServices } from './queueServices';

const services = new QueueServices();

if (services.missing !== undefined) {
	process.stdout.write(`Queue mode is not tried on this machine. ${services.missing}\n`);
}

const describeIfPossible = services.missing === undefined ? describe : describe.skip;

describeIfPossible('queue mode: n8n with Postgres, Redis and a worker', () => {
	let world: RealWorld;

	beforeAll(async () => {
		world = await RealWorld.start({ env: services.environment });
		await world.n8n.startWorker();
	}, 240_000);

	afterAll(async () => {
		await world?.stop();
		services.remove();
	});

	test('a worker books what a webhook told, once, however often it is told', async () => {
		const { business, n8n } = world;
		const { company, goCardless } = business;
		const invoices = ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee'].map((name) =>
			business.seedInvoice(business.seedPayer(name), 6_000),
		);
		await world.run('collections');
		await business.letDebitsConfirm();

		const { id } = readTemplate('events');
		await n8n.workflows.activate(id);
		const url = await n8n.workflows.webhookUrl(id, 'Webhook');
		const told = goCardless.takeDeliveries();
		const { statuses, executions } = await deliverAndWait(n8n, id, url, [...told, ...told]);
		expect(statuses).toEqual([200, 200]);
		expect(executions.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(executions.flatMap((execution) => itemsOf(execution, 'Plan', 2))).toEqual([]);
		expect(invoices.map((invoice) => company.invoiceBalance(invoice))).toEqual([0, 0, 0]);
		expect(invoices.map((invoice) => company.paymentsOf(invoice).length)).toEqual([1, 1, 1]);
		expect(business.clearing).toBe(18_000);
	}, 120_000);
});
