import { PollMemory } from '../harness/inProcess/polling';
import { editInvoice, voidInvoice } from '../simulators/quickBooksOnline/seeding/records';
import { DirectDebitWorld, type Payer } from '../world/directDebitWorld';

/** Template 03 follows the books as they change: new, edited and void invoices, within one look. */

jest.setTimeout(120_000);

let world: DirectDebitWorld;
let anna: Payer;

beforeEach(async () => {
	world = await DirectDebitWorld.create();
	anna = world.seedPayer('Anna Bell');
	memory = new PollMemory();
});

afterEach(async () => await world.close());

let memory: PollMemory;

/** One look of the trigger, and the run it starts. */
async function look(): Promise<string[]> {
	await world.clock.advance({ minutes: 15 });
	const template = world.template('collections');
	const items = await world.n8n.poll(template, memory);
	if (items.length === 0) return [];
	const run = await world.n8n.runWorkflow(template, { start: 'Changes', items });
	run.demandSuccess();
	return items.map(({ entity, operation }) => `${String(entity)} ${String(operation)}`);
}

const live = () =>
	world.goCardless.world.payments
		.all()
		.filter(({ status }) => status !== 'cancelled')
		.map(({ amount }) => amount);

it('collects a new invoice, plans an edited one anew, and cancels a void one', async () => {
	expect(await look()).toEqual([]);
	const id = world.seedInvoice(anna, 12_000);
	expect(await look()).toEqual(['Invoice created']);
	expect(live()).toEqual([12_000]);
	editInvoice(world.company, id, 9_000);
	expect(await look()).toEqual(['Invoice updated']);
	expect(live()).toEqual([9_000]);
	voidInvoice(world.company, id);
	expect(await look()).toEqual(['Invoice voided']);
	expect(live()).toEqual([]);
	expect(await look()).toEqual([]);
});

it('is not started by what the templates book themselves', async () => {
	await look();
	world.seedInvoice(anna, 12_000);
	await look();
	await world.letDebitsConfirm();
	await world.deliverWebhooks();
	expect(world.clearing).toBe(12_000);
	expect(await look()).toEqual([]);
});
