import { seed, SEEDING } from '../../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { rulesOf } from '../../simulators/quickBooksOnline/entities/registry';
import { remove } from '../../simulators/quickBooksOnline/operations/write';
import { SimulatedClock } from '../../simulators/shared/clock';
import { seedCustomer, seedInvoice } from '../../simulators/quickBooksOnline/seeding/records';
import { Bench } from './bench';

describe('batches of QuickBooks Online', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await Bench.start();
	});

	afterEach(async () => await bench.close());

	it('writes the items 30 a call, and gives each its own record or error', async () => {
		const items = Array.from({ length: 65 }, (_, index) => ({
			DisplayName: index === 40 ? 'a:colon' : `Customer ${index}`,
		}));
		const run = await bench.run(
			'batch',
			'run',
			{ entity: 'Customer', batchOperation: 'create' },
			{ items, onError: 'continueRegularOutput' },
		);
		const results = run.items('Node');
		expect(results).toHaveLength(65);
		results.forEach((result, index) => {
			if (index === 40) expect(result).toMatchObject({ details: { code: '2040' } });
			else expect(result).toMatchObject({ DisplayName: `Customer ${index}` });
		});
		expect(bench.takeCalls()).toEqual(['POST /batch', 'POST /batch', 'POST /batch']);
		expect(run.rawItems('Node')[64]?.pairedItem).toEqual({ item: 64 });
	});

	it('writes once when the answer of a call is lost', async () => {
		bench.simulator.faults.arrange('dropAfter', { path: /batch$/ });
		const items = [{ DisplayName: 'Ada' }, { DisplayName: 'Bob' }];
		const results = await bench.records('batch', 'run', { entity: 'Customer' }, { items });
		expect(results.map(({ DisplayName }) => DisplayName)).toEqual(['Ada', 'Bob']);
		expect(bench.company.store('Customer').size).toBe(2);
	});

	it('changes, voids and deletes what was read before', async () => {
		const customer = seedCustomer(bench.company, { name: 'Ada' });
		const ids = [1, 2, 3].map(() => seedInvoice(bench.company, { customer, amount: 1000 }));
		const read = async () =>
			await bench.records('invoice', 'lookUp', { lookUpField: 'Id', values: ids.join() });
		const noted = (await read()).map(({ Id, SyncToken }) => ({ Id, SyncToken, PrivateNote: 'n' }));
		const run = async (batchOperation: string, items: Array<Record<string, never>>) =>
			await bench.records('batch', 'run', { entity: 'Invoice', batchOperation }, { items });
		const changed = await run('update', noted as never);
		expect(changed.map(({ PrivateNote, TotalAmt }) => [PrivateNote, TotalAmt])).toEqual([
			['n', 10],
			['n', 10],
			['n', 10],
		]);
		await run('void', changed.slice(0, 2) as never);
		expect(bench.company.receivable(customer)).toBe(1000);
		await run('delete', (await read()).filter(({ Balance }) => Balance !== 0) as never);
		expect(bench.company.store('Invoice').size).toBe(2);
	});

	it('refuses to change what it does not know the version of', async () => {
		const run = await bench.run(
			'batch',
			'run',
			{ entity: 'Invoice', batchOperation: 'update' },
			{ items: [{ Id: '1', PrivateNote: 'x' }] },
		);
		expect(run.error?.message).toContain('"Id" and "SyncToken" are needed');
	});

	it('reads the records of successes that came with a bId only', async () => {
		const customer = seedCustomer(bench.company, { name: 'Ada' });
		const invoice = seedInvoice(bench.company, { customer, amount: 1000 });
		const item = {
			CustomerRef: { value: customer },
			TotalAmt: 0,
			PaymentRefNum: 'CREDIT',
			Line: [{ Amount: 0, LinkedTxn: [{ TxnId: invoice, TxnType: 'Invoice' }] }],
		};
		const [record] = await bench.records('batch', 'run', { entity: 'Payment' }, { items: [item] });
		expect(record).toMatchObject({ Id: expect.stringMatching(/^\d+$/), PaymentRefNum: 'CREDIT' });
	});
});

describe('changes of QuickBooks Online', () => {
	let bench: Bench;
	let clock: SimulatedClock;

	beforeEach(async () => {
		clock = new SimulatedClock(new Date(Date.now() - 60 * 60_000).toISOString());
		bench = await Bench.start({}, { clock });
	});

	afterEach(async () => await bench.close());

	const minutes = (count: number) => clock.advance({ minutes: count });

	it('are marked with their entity, and deletions as such', async () => {
		const customer = seedCustomer(bench.company, { name: 'Ada' });
		const kept = seedInvoice(bench.company, { customer, amount: 1000 });
		const gone = seedInvoice(bench.company, { customer, amount: 1000 });
		remove(bench.company, rulesOf('Invoice'), { Id: gone, SyncToken: '0' }, SEEDING);
		const found = await bench.records('change', 'getAll', {
			entities: ['Invoice', 'Customer'],
			changedSince: new Date(Date.now() - 2 * 60 * 60_000).toISOString(),
		});
		expect(found).toHaveLength(3);
		expect(found).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ Id: kept, entity: 'Invoice', isDeleted: false }),
				expect.objectContaining({ Id: gone, entity: 'Invoice', isDeleted: true }),
				expect.objectContaining({ Id: customer, entity: 'Customer' }),
			]),
		);
	});

	it('are complete when more than a thousand happened', async () => {
		const customers = Array.from({ length: 700 }, (_, index) => {
			if (index % 100 === 0) minutes(1);
			return seedCustomer(bench.company, { name: `Customer ${index}` });
		});
		const customer = customers[0] ?? '';
		const payments = Array.from({ length: 2300 }, (_, index) => {
			if (index % 100 === 0) minutes(1);
			return seed(bench.company, 'Payment', { CustomerRef: { value: customer }, TotalAmt: 1 });
		});
		const run = await bench.run('change', 'getAll', {
			entities: ['Customer', 'Payment'],
			changedSince: new Date(Date.now() - 2 * 60 * 60_000).toISOString(),
		});
		const found = run.demandSuccess().items('Node');
		const idsOf = (entity: string) =>
			found.filter((record) => record.entity === entity).map(({ Id }) => String(Id));
		expect(idsOf('Customer').sort()).toEqual([...customers].sort());
		expect(idsOf('Payment').sort()).toEqual([...payments].sort());
		expect(run.hints('Node')[0]).toContain('may not have listed all deletions');
	}, 30_000);

	it('are refused beyond the 30 days that QuickBooks keeps', async () => {
		bench.takeCalls();
		const run = await bench.run('change', 'getAll', {
			entities: ['Invoice'],
			changedSince: new Date(Date.now() - 31 * 24 * 60 * 60_000).toISOString(),
		});
		expect(run.error?.message).toContain('keeps changes for 30 days');
		expect(bench.takeCalls()).toEqual([]);
	});
});
