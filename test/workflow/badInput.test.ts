import type { INodeParameters } from 'n8n-workflow';

import type { DirectDebitWorld } from '../world/directDebitWorld';
import { openWorld } from './worlds';

const goCardless = 'n8n-nodes-gocardless-books.goCardless';
const quickBooks = 'n8n-nodes-gocardless-books.quickBooksOnline';

/** Runs a node that goes on after errors; gives the items, errors among them. */
async function runOn(
	world: DirectDebitWorld,
	type: string,
	parameters: INodeParameters,
	items: Array<Record<string, unknown>>,
) {
	const options = { items: items as never, onError: 'continueRegularOutput' as const };
	return (await world.n8n.runNode(type, parameters, options)).demandSuccess().items('Node');
}

const debit: INodeParameters = {
	authentication: 'accessToken',
	resource: 'payment',
	operation: 'create',
	mandate: { __rl: true, mode: 'id', value: '={{ $json.mandate }}' },
	amount: '={{ $json.amount }}',
	currency: '={{ $json.currency ?? "GBP" }}',
	options: { idempotencyKey: '={{ $json.key }}' },
};

describe('items that cannot be right, among others that are', () => {
	it.each([
		['an amount with three decimals', { amount: '10.005' }, /Amount.*(decimal|GBP)/],
		['an amount that is no number', { amount: 'ten pounds' }, /Amount.*ten pounds/],
		['a negative amount', { amount: '-5' }, /amount must be greater than 0/],
		['a mandate that does not exist', { mandate: 'MD999NOTHERE' }, /Linked resource not found/],
		['a currency that the mandate cannot collect', { currency: 'EUR' }, /currency/i],
	])('names what is wrong with %s and debits the others', async (_what, wrong, words) => {
		const world = await openWorld();
		const { mandate } = world.seedPayer('Ada Bakery');
		const good = { mandate, amount: '10.50' };
		const items = await runOn(world, goCardless, debit, [
			{ ...good, key: 'first' },
			{ ...good, ...wrong, key: 'second' },
			{ ...good, key: 'third' },
		]);
		expect(items).toHaveLength(3);
		expect(items[1]?.error).toMatch(words);
		expect(items[0]).toMatchObject({ amount: 1050, status: 'pending_submission' });
		expect(items[2]).toMatchObject({ amount: 1050, status: 'pending_submission' });
		expect(world.goCardless.world.payments.size).toBe(2);
	});

	it('names the limit of three metadata keys, and debits nobody without them', async () => {
		const world = await openWorld();
		const { mandate } = world.seedPayer('Ada Bakery');
		const entries = ['books', 'customer', 'invoice', 'more'].map((key) => ({ key, value: '1' }));
		const parameters = { ...debit, additionalFields: { metadata: { entries } } };
		const [item] = await runOn(world, goCardless, parameters, [{ mandate, amount: '10.50' }]);
		expect(item?.error).toMatch('"Metadata" has 4 entries; at most 3 are allowed.');
		expect(world.goCardless.world.payments.size).toBe(0);
	});

	it('names an id that is no number, and reads the other invoices', async () => {
		const world = await openWorld();
		const invoice = world.seedInvoice(world.seedPayer('Ada Bakery'), 4_200);
		const items = await runOn(
			world,
			quickBooks,
			{
				resource: 'invoice',
				operation: 'get',
				recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			},
			[{ id: 'INV-7' }, { id: invoice }, { id: '999999' }],
		);
		expect(items[0]?.error).toMatch(/INV-7/);
		expect(items[1]).toMatchObject({ Id: invoice, TotalAmt: 42 });
		expect(items[2]?.error).toMatch(/not found|inactive|999999/i);
	});

	it('acts on nothing that was not planned, or was changed since', async () => {
		const world = await openWorld();
		world.seedInvoice(world.seedPayer('Ada Bakery'), 1_000);
		world.seedInvoice(world.seedPayer('Bert Bikes'), 2_000);
		const plan = await world.run('collections', { stopAfterNode: 'Plan' });
		const [first, second] = plan.items('Plan', 0);
		const dearer = JSON.parse(JSON.stringify(first).replaceAll('1000', '100000')) as typeof first;
		const items = await runOn(
			world,
			goCardless,
			{ authentication: 'accessToken', resource: 'plannedAction', operation: 'apply' },
			[{ Id: '101', Balance: 10 }, { ...dearer }, { ...second }],
		);
		expect(items[0]?.error).toMatch(/not planned/);
		expect(items[1]?.error).toMatch(/changed after it was planned/);
		expect(items[2]).toMatchObject({ applied: { status: 'done' } });
		expect(world.goCardless.world.payments.all().map(({ amount }) => amount)).toEqual([2_000]);
	});
});
