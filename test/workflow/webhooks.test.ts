import { forge, type Delivery } from '../simulators/shared/webhooks';
import { countWrites, readBooks } from '../world/bookkeeping';
import type { DirectDebitWorld } from '../world/directDebitWorld';
import { codes, openWorld, untilConfirmed } from './worlds';

/** A world in which one payment of 90.00 was confirmed, and the delivery that says so. */
async function collect(): Promise<{ world: DirectDebitWorld; invoice: string; told: Delivery }> {
	const world = await openWorld();
	const invoice = world.seedInvoice(world.seedPayer('Ada Bakery'), 9_000);
	(await world.run('collections')).demandSuccess();
	await untilConfirmed(world);
	const [told, ...more] = world.goCardless.takeDeliveries();
	if (told === undefined || more.length > 0) throw new Error('One delivery was expected.');
	return { world, invoice, told };
}

const send = async (world: DirectDebitWorld, delivery: Delivery) =>
	await world.n8n.deliverWebhook(world.template('events'), delivery);

describe('webhooks that GoCardless did not send', () => {
	const signed = (told: Delivery, signature: string | undefined): Delivery => ({
		...told,
		headers: {
			'Content-Type': 'application/json',
			...(signature && { 'Webhook-Signature': signature }),
		},
	});

	const attempts: Array<[string, (told: Delivery) => Delivery]> = [
		['a wrong signature', forge],
		['no signature', (told) => signed(told, undefined)],
		['an empty signature', (told) => signed(told, '')],
		['half a signature', (told) => signed(told, told.headers['Webhook-Signature']?.slice(0, 32))],
		['a changed body', (told) => ({ ...told, body: told.body.replace('confirmed', 'cancelled') })],
		['a body with one more space', (told) => ({ ...told, body: `${told.body} ` })],
		['the signature of another body', (told) => ({ ...told, body: '{"events":[]}' })],
		['a body that is cut off', (told) => ({ ...told, body: told.body.slice(0, -20) })],
		['no body', (told) => ({ ...told, body: '' })],
	];

	it.each(attempts)('refuses %s, and the books stay as they are', async (_name, change) => {
		const { world, told } = await collect();
		const before = readBooks(world);
		const writes = countWrites(world);
		const answer = await send(world, change(told));
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.execution).toBeUndefined();
		expect(countWrites(world)).toBe(writes);
		expect(readBooks(world)).toEqual(before);
	});

	it('refuses a signed body that is no delivery', async () => {
		const { world } = await collect();
		const malformed = world.goCardless.signDelivery([]);
		const { world: simulated } = world.goCardless;
		const record = simulated.webhooks.all().at(-1);
		expect(record).toBeDefined();
		// A list of events in which one has no id.
		const broken = world.goCardless.signDelivery([{} as never]);
		for (const delivery of [broken]) {
			const answer = await send(world, delivery);
			expect(answer.status).toBe(400);
			expect(answer.execution).toBeUndefined();
		}
		// Nothing in it is nothing to do, but it is from GoCardless.
		const empty = await send(world, malformed);
		expect([empty.status, empty.execution]).toEqual([200, undefined]);
	});

	it('refuses everything while no secret is set, and will not be published', async () => {
		const { world, told } = await collect();
		world.n8n.credentials.change(world.credentialIds.goCardless, { webhookSecret: '' });
		const answer = await send(world, told);
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.execution).toBeUndefined();
		await expect(world.n8n.activateWebhook(world.template('events'))).rejects.toThrow(/secret/i);
	});
});

describe('webhooks that GoCardless sends more than once, late, or for a try', () => {
	it('books a delivery that is sent again only once', async () => {
		const { world, invoice, told } = await collect();
		for (const delivery of [told, told, told]) {
			(await send(world, delivery)).execution?.demandSuccess();
		}
		expect(world.company.paymentsOf(invoice)).toHaveLength(1);
		expect(world.clearing).toBe(9_000);
	});

	it('books one payment when two copies arrive at the same moment', async () => {
		const { world, invoice, told } = await collect();
		await Promise.all([send(world, told), send(world, told), send(world, told)]);
		expect(world.company.paymentsOf(invoice)).toHaveLength(1);
		expect(world.clearing).toBe(9_000);
	});

	it('believes the payment as it is now, not what an old event says', async () => {
		const { world, invoice, told } = await collect();
		const [payment] = world.goCardless.world.payments.all();
		world.goCardless.failPayment(payment?.id ?? '', { cause: 'refer_to_payer' });
		const answer = await send(world, told);
		expect(answer.status).toBe(200);
		expect(answer.execution && codes(answer.execution, 'nothing')).toEqual(['notCollected']);
		expect(world.company.invoiceBalance(invoice)).toBe(9_000);
		expect(world.clearing).toBe(world.goCardless.held('GBP'));
	});

	it('tells a test from the dashboard apart', async () => {
		const { world } = await collect();
		const answer = await send(world, world.goCardless.testWebhook());
		expect(answer.status).toBe(200);
		const run = answer.execution?.demandSuccess();
		expect(run && codes(run, 'nothing')).toEqual(['testEvent']);
		expect(world.clearing).toBe(0);
	});

	it('takes the sweep for what a webhook missed', async () => {
		const { world, invoice } = await collect();
		(await world.run('events')).demandSuccess();
		expect(world.company.invoiceBalance(invoice)).toBe(0);
	});
});
