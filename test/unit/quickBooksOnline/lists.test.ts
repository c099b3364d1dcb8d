import { seed } from '../../simulators/quickBooksOnline/seeding/chartOfAccounts';
import {
	seedPayment,
	seedCustomer,
	seedInvoice,
} from '../../simulators/quickBooksOnline/seeding/records';
import { Bench, byId } from './bench';

describe('lists of QuickBooks Online', () => {
	let bench: Bench;
	let customer: string;

	beforeEach(async () => {
		bench = await Bench.start();
		customer = seedCustomer(bench.company, { name: 'Ada Ltd' });
	});

	afterEach(async () => await bench.close());

	const seedInvoices = (count: number, amount = 1000): string[] =>
		Array.from({ length: count }, () => seedInvoice(bench.company, { customer, amount }));

	const pay = (invoice: string) =>
		seedPayment(bench.company, { customer, amount: 1000, invoices: { [invoice]: 1000 } });

	const ids = (records: Array<{ Id?: unknown }>) => records.map(({ Id }) => String(Id)).sort();

	it('returns all filtered rows although far more rows exist than pass the filter', async () => {
		const all = seedInvoices(500);
		const unpaid = all.slice(0, 3);
		for (const id of all.slice(3)) pay(id);
		bench.takeCalls();
		const found = await bench.records('invoice', 'getAll', {
			returnAll: true,
			filters: { unpaid: true },
		});
		expect(ids(found)).toEqual([...unpaid].sort());
		expect(bench.takeCalls()).toEqual(['GET /query']);
	});

	it('reads to the true end, each row once, also where the last page is full', async () => {
		const all = seedInvoices(1999);
		const found = await bench.records('invoice', 'getAll', { returnAll: true });
		expect(ids(found)).toEqual([...all].sort());
	}, 20_000);

	it('loses no row when rows leave the list while it is read', async () => {
		const all = seedInvoices(2100);
		const paid = all.slice(0, 5);
		let pages = 0;
		onQuery(bench, () => {
			pages += 1;
			if (pages === 1) for (const id of paid) pay(id);
		});
		const found = await bench.records('invoice', 'getAll', {
			returnAll: true,
			filters: { unpaid: true },
		});
		expect(ids(found)).toEqual([...all].sort());
	}, 20_000);

	it('gives no short list when a page fails', async () => {
		seedInvoices(1100);
		let pages = 0;
		onQuery(bench, () => {
			pages += 1;
			if (pages === 1) {
				bench.simulator.faults.arrange('serverErrorBefore', { path: /query$/, times: 5 });
			}
		});
		const run = await bench.run(
			'invoice',
			'getAll',
			{ returnAll: true },
			{ onError: 'continueRegularOutput' },
		);
		const items = run.items('Node');
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ error: expect.stringContaining('503') });
	}, 60_000);

	it('returns as many as asked for in one call', async () => {
		seedInvoices(20);
		bench.takeCalls();
		expect(await bench.records('invoice', 'getAll', { limit: 7 })).toHaveLength(7);
		expect(bench.takeCalls()).toEqual(['GET /query']);
	});

	it('finds nothing as an empty list', async () => {
		const run = await bench.run('deposit', 'getAll', { returnAll: true });
		expect(run.demandSuccess().items('Node')).toEqual([]);
	});

	it('hides inactive customers unless they are asked for, and brings them back', async () => {
		await bench.records('customer', 'deactivate', { recordId: byId(customer) });
		expect(await bench.records('customer', 'getAll', { returnAll: true })).toEqual([]);
		const [inactive] = await bench.records('customer', 'getAll', {
			returnAll: true,
			filters: { includeInactive: true },
		});
		expect(inactive).toMatchObject({ Id: customer, Active: false });
		await bench.records('customer', 'update', {
			recordId: byId(customer),
			updateFields: { active: true, name: 'Ada Ltd' },
		});
		expect(await bench.records('customer', 'getAll', { returnAll: true })).toHaveLength(1);
	});

	it.each(["O'Neill & Söhne + Co", 'back\\slash', "'; DROP", '100% wool #1'])(
		'finds the customer %s by name',
		async (name) => {
			const id = seedCustomer(bench.company, { name });
			const found = await bench.records('customer', 'getAll', {
				returnAll: true,
				filters: { name },
			});
			expect(ids(found)).toEqual([id]);
		},
	);

	it('filters by customer, date and time of change', async () => {
		const other = seedCustomer(bench.company, { name: 'Bob Ltd' });
		seedInvoice(bench.company, { customer, amount: 1000, txnDate: '2026-01-10' });
		const wanted = seedInvoice(bench.company, {
			customer: other,
			amount: 1000,
			txnDate: '2026-01-20',
		});
		const found = await bench.records('invoice', 'getAll', {
			returnAll: true,
			filters: {
				customer: byId(other),
				dateFrom: '2026-01-15T00:00:00.000',
				dateUntil: '2026-01-31',
				updatedAfter: '2000-01-01T00:00:00+02:00',
			},
		});
		expect(ids(found)).toEqual([wanted]);
	});

	describe('by values', () => {
		it('finds a thousand records in a few calls, once for all input items', async () => {
			const references = Array.from({ length: 1000 }, (_, index) => `PM${index}`);
			for (const PaymentRefNum of references) {
				seed(bench.company, 'Payment', {
					CustomerRef: { value: customer },
					TotalAmt: 1,
					PaymentRefNum,
				});
			}
			bench.takeCalls();
			const found = await bench.records(
				'payment',
				'lookUp',
				{
					lookUpField: 'PaymentRefNum',
					values: '={{ $input.all().map(item => item.json.reference) }}',
				},
				{ items: [...references, 'PM7', 'UNKNOWN'].map((reference) => ({ reference })) },
			);
			expect(found.map(({ PaymentRefNum }) => String(PaymentRefNum)).sort()).toEqual(
				[...references].sort(),
			);
			expect(bench.takeCalls()).toHaveLength(5);
		});

		it('reads more than a page of invoices for a few customers', async () => {
			const all = seedInvoices(1200);
			const found = await bench.records('invoice', 'lookUp', {
				lookUpField: 'CustomerRef',
				values: `${customer}, 999999`,
			});
			expect(ids(found)).toEqual([...all].sort());
		});

		it('finds inactive customers as well', async () => {
			await bench.records('customer', 'deactivate', { recordId: byId(customer) });
			const found = await bench.records('customer', 'lookUp', {
				lookUpField: 'Id',
				values: customer,
			});
			expect(found).toHaveLength(1);
		});

		it('asks nothing for an empty list, and refuses what is no text', async () => {
			bench.takeCalls();
			expect(
				await bench.records('invoice', 'lookUp', { lookUpField: 'Id', values: '={{ [] }}' }),
			).toEqual([]);
			const run = await bench.run('invoice', 'lookUp', {
				lookUpField: 'Id',
				values: '={{ [{ a: 1 }] }}',
			});
			expect(run.error?.message).toContain('"Values" must be text');
			expect(bench.takeCalls()).toEqual([]);
		});

		it('is an error and never an empty list when the query fails', async () => {
			bench.simulator.faults.arrange('serverErrorBefore', { path: /query$/, times: 5 });
			const run = await bench.run('payment', 'lookUp', {
				lookUpField: 'PaymentRefNum',
				values: 'PM1',
			});
			expect(run.status).toBe('error');
		}, 60_000);
	});
});

/** Does something right after each page was answered, as other users of the company might. */
function onQuery(bench: Bench, work: () => void): void {
	const { calls } = bench.simulator;
	const push = calls.push.bind(calls);
	calls.push = (...added) => {
		if (added.some(({ path }) => path.endsWith('/query'))) work();
		return push(...added);
	};
}
