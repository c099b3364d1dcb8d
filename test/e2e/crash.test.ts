import { readBooks, countWrites } from '../world/bookkeeping';
import type { DirectDebitBusiness } from '../world/directDebitBusiness';
import { DirectDebitWorld } from '../world/directDebitWorld';
import { sendAll } from './deliveries';
import { readTemplate, RealWorld } from './realWorld';

/** More than the thirty payments of one batch. */
const INVOICES = 40;

const PAYERS = ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee', 'Dan Dogs'];

function seedInvoices(business: DirectDebitBusiness): void {
	const payers = PAYERS.map((name) => business.seedPayer(name));
	for (let number = 0; number < INVOICES; number += 1) {
		business.seedInvoice(payers[number % payers.length] ?? '', 1_000 + number);
	}
}

/** How the books look after each template if nobody pulls the plug. */
async function undisturbed() {
	const world = await DirectDebitWorld.create();
	try {
		seedInvoices(world);
		(await world.run('collections')).demandSuccess();
		const collected = readBooks(world);
		await world.letDebitsConfirm();
		(await world.run('events')).demandSuccess();
		return { collected, posted: readBooks(world) };
	} finally {
		await world.close();
	}
}

describe('n8n is killed in the middle of a run, and started again', () => {
	let world: RealWorld;
	let expected: Awaited<ReturnType<typeof undisturbed>>;

	beforeAll(async () => {
		expected = await undisturbed();
		world = await RealWorld.start();
		seedInvoices(world.business);
		const latency = { from: 40, to: 80 };
		world.business.goCardless.faults.rates = { latency };
		world.business.quickBooks.faults.rates = { latency };
	}, 240_000);

	afterAll(async () => await world?.stop());

	/** Pulls the plug just before a vendor looks at the `nth` request that matches. */
	const killAt = async (vendor: 'goCardless' | 'quickBooks', path: RegExp, nth: number) =>
		await new Promise<void>((resolve, reject) => {
			world.business[vendor].faults.interrupt({ method: 'POST', path, nth }, () => {
				world.n8n.kill().then(resolve, reject);
			});
		});

	const statusOf = async (executionId: string) =>
		(await world.n8n.executions.get(executionId)).status;

	test('nobody is debited twice', async () => {
		const { n8n, business } = world;
		const killed = killAt('goCardless', /\/payments$/, 12);
		const cutOff = await n8n.workflows.run(readTemplate('collections').id, 'Run now');
		await killed;
		await n8n.restart();
		const debits = readBooks(business).debits.length;
		expect(debits).toBeGreaterThan(0);
		expect(debits).toBeLessThan(INVOICES);
		expect(await statusOf(cutOff)).toBe('crashed');
		await world.run('collections');
		expect(readBooks(business)).toEqual(expected.collected);
	}, 120_000);

	test('nothing is booked twice, though the delivery had been acknowledged', async () => {
		const { n8n, business } = world;
		const { id } = readTemplate('events');
		await business.letDebitsConfirm();
		await n8n.workflows.activate(id);
		const url = await n8n.workflows.webhookUrl(id, 'Webhook');
		// Of two batches under way, one never arrives and the answer to the other is lost.
		business.quickBooks.faults.arrange('dropBefore', { method: 'POST', path: /\/batch$/ });
		const killed = killAt('quickBooks', /\/batch$/, 2);
		expect(await sendAll(url, business.goCardless.takeDeliveries())).toEqual([200]);
		await killed;
		await n8n.restart();
		const booked = business.company.store('Payment').size;
		expect(booked).toBeGreaterThan(0);
		expect(booked).toBeLessThan(INVOICES);
		const [cutOff] = await n8n.executions.list(id);
		expect(cutOff?.status).toBe('crashed');
		await world.run('events');
		expect(readBooks(business)).toEqual(expected.posted);
	}, 120_000);

	test('another run of everything finds nothing to do', async () => {
		const writes = countWrites(world.business);
		for (const template of ['mandates', 'collections', 'events'] as const) {
			await world.run(template);
		}
		expect(countWrites(world.business)).toBe(writes);
		expect(readBooks(world.business)).toEqual(expected.posted);
	}, 60_000);
});
