import type { IDataObject } from 'n8n-workflow';

import { seedCustomer, seedInvoice } from '../../simulators/quickBooksOnline/seeding/records';
import { Bench, plannedItem } from './bench';

describe('planned actions applied to QuickBooks Online', () => {
	let bench: Bench;
	let customer: string;

	beforeEach(async () => {
		bench = await Bench.start();
		customer = seedCustomer(bench.company, { name: 'Ada Ltd' });
	});

	afterEach(async () => await bench.close());

	/** Planned payments for as many invoices of 10.00 each. */
	const collections = (count: number, prefix = 'PM'): IDataObject[] =>
		Array.from({ length: count }, (_, index) => {
			const invoice = seedInvoice(bench.company, { customer, amount: 1000 });
			return plannedItem(bench, {
				CustomerRef: { value: customer },
				TotalAmt: 10,
				PaymentRefNum: `${prefix}${String(index).padStart(6, '0')}`,
				Line: [{ Amount: 10, LinkedTxn: [{ TxnId: invoice, TxnType: 'Invoice' }] }],
			});
		});

	const apply = async (items: IDataObject[], more = {}) =>
		await bench.run('plannedAction', 'apply', more, { items, onError: 'continueRegularOutput' });

	const statuses = (items: IDataObject[]) =>
		items.map(({ applied, error }) => (applied as IDataObject | undefined)?.status ?? error);

	it('books one payment in one call, and keeps what the item says', async () => {
		const [item = {}] = collections(1);
		const [result] = (await apply([item])).items('Node');
		expect(result).toMatchObject({
			reason: 'Collected by GoCardless',
			applied: { status: 'done' },
		});
		expect(bench.takeCalls()).toEqual(['POST /payment']);
		expect(bench.company.receivable(customer)).toBe(0);
	});

	it('books 1,000 payments with at most 0.06 calls each', async () => {
		const items = collections(1000);
		const results = (await apply(items)).items('Node');
		expect(new Set(statuses(results))).toEqual(new Set(['done']));
		const calls = bench.takeCalls();
		expect(calls.filter((call) => call === 'POST /batch')).toHaveLength(34);
		expect(calls.length / 1000).toBeLessThanOrEqual(0.06);
		expect(bench.company.receivable(customer)).toBe(0);
		results.forEach((result, index) =>
			expect(result).toMatchObject({
				applied: {
					results: { posting: { PaymentRefNum: `PM${String(index).padStart(6, '0')}` } },
				},
			}),
		);
	}, 60_000);

	it('books nothing twice when it is run again', async () => {
		const items = collections(40);
		await apply(items);
		const again = (await apply(items)).items('Node');
		expect(new Set(statuses(again))).toEqual(new Set(['alreadyDone']));
		expect(bench.company.receivable(customer)).toBe(0);
		expect(bench.company.paymentsByReference('PM000007')).toHaveLength(1);
	});

	it('books nothing twice when two runs post overlapping lists at the same time', async () => {
		const items = collections(60);
		const results = await Promise.all([apply(items.slice(0, 45)), apply(items.slice(15))]);
		const [first = [], second = []] = results.map((run) => statuses(run.items('Node')));
		expect(new Set([...first, ...second])).toEqual(new Set(['done', 'alreadyDone']));
		expect([...first, ...second].filter((status) => status === 'done')).toHaveLength(60);
		expect(bench.company.receivable(customer)).toBe(0);
		for (let index = 0; index < 60; index += 1) {
			const reference = `PM${String(index).padStart(6, '0')}`;
			expect(bench.company.paymentsByReference(reference)).toHaveLength(1);
		}
	});

	it('books once when the answer of a batch is lost after it was carried out', async () => {
		bench.simulator.faults.arrange('dropAfter', { path: /batch$/, times: 2 });
		const results = (await apply(collections(35))).items('Node');
		expect(new Set(statuses(results))).toEqual(new Set(['done']));
		expect(bench.company.paymentsByReference('PM000003')).toHaveLength(1);
		expect(bench.company.receivable(customer)).toBe(0);
	});

	it('looks a few up that went out in a lost batch before, since QuickBooks does not know them', async () => {
		const items = collections(30);
		bench.simulator.faults.arrange('serverErrorAfter', { path: /batch$/, times: 5 });
		const lost = (await apply(items)).items('Node');
		expect(lost[0]).toMatchObject({
			details: { idempotencyKey: expect.stringMatching(/^[0-9a-f]{36}$/) },
		});
		bench.takeCalls();
		const retried = (await apply(items.slice(0, 2))).items('Node');
		expect(statuses(retried)).toEqual(['alreadyDone', 'alreadyDone']);
		expect(bench.takeCalls()).toEqual(['GET /query']);
	}, 60_000);

	it('posts nothing while it cannot be known what is posted already', async () => {
		bench.simulator.faults.arrange('serverErrorBefore', { path: /query$/, times: 5 });
		const results = (await apply(collections(6))).items('Node');
		expect(results.every(({ error }) => typeof error === 'string')).toBe(true);
		expect(bench.company.receivable(customer)).toBe(6000);
		expect(bench.takeCalls()).not.toContain('POST /batch');
	}, 60_000);

	it('posts again what was voided', async () => {
		const items = collections(5);
		await apply(items);
		const [payment] = bench.company.paymentsByReference('PM000001');
		await bench.records('payment', 'void', { recordId: String(payment?.id) });
		const results = (await apply(items)).items('Node');
		expect(statuses(results)).toEqual([
			'alreadyDone',
			'done',
			'alreadyDone',
			'alreadyDone',
			'alreadyDone',
		]);
		expect(bench.company.receivable(customer)).toBe(0);
	});

	it('books a payment once that stands twice in one list', async () => {
		const items = collections(5);
		const results = (await apply([...items, items[2] ?? {}])).items('Node');
		expect(statuses(results)).toEqual(['done', 'done', 'done', 'done', 'done', 'alreadyDone']);
		expect(bench.company.paymentsByReference('PM000002')).toHaveLength(1);
	});

	it('fails one item of a batch and books the others', async () => {
		const items = collections(6);
		items[3] = plannedItem(bench, {
			CustomerRef: { value: customer },
			TotalAmt: 10,
			PaymentRefNum: 'PMWRONG',
			Line: [{ Amount: 10, LinkedTxn: [{ TxnId: '99999999', TxnType: 'Invoice' }] }],
		});
		const results = (await apply(items)).items('Node');
		expect(statuses(results).filter((status) => status === 'done')).toHaveLength(5);
		expect(results[3]).toMatchObject({
			error: expect.stringContaining('QuickBooks Online'),
			details: { code: expect.any(String), idempotencyKey: expect.any(String) },
		});
	});

	it('refuses what was not planned, was changed, or was planned for another company', async () => {
		const planned = plannedItem(bench, { CustomerRef: { value: customer }, TotalAmt: 10 });
		const changed = JSON.parse(JSON.stringify(planned).replace('"TotalAmt":10', '"TotalAmt":1000'));
		const elsewhere = plannedItem(bench, { TotalAmt: 10 }, { books: 'quickbooks:1234' });
		const results = (await apply([{ Id: '1', TotalAmt: 10 }, changed, elsewhere])).items('Node');
		expect(results.map(({ error }) => error)).toEqual([
			expect.stringContaining('was not planned'),
			expect.stringContaining('was changed after it was planned'),
			expect.stringContaining('planned for quickbooks:1234'),
		]);
		expect(bench.takeCalls()).toEqual([]);
	});

	it('voids and deletes, whoever touched the record meanwhile', async () => {
		await apply(collections(2));
		const [first] = bench.company.paymentsByReference('PM000000');
		const [second] = bench.company.paymentsByReference('PM000001');
		bench.company.bumpSyncToken('Payment', String(first?.id));
		const results = await apply([
			plannedItem(bench, { SyncToken: '0' }, { verb: 'void', id: String(first?.id) }),
			plannedItem(bench, {}, { verb: 'delete', id: String(second?.id) }),
		]);
		expect(statuses(results.items('Node'))).toEqual(['done', 'done']);
		expect(bench.company.receivable(customer)).toBe(2000);
		const again = await apply([plannedItem(bench, {}, { verb: 'delete', id: String(second?.id) })]);
		expect(statuses(again.items('Node'))).toEqual(['alreadyDone']);
	});

	it('carries out several steps, later ones with the ids of earlier ones', async () => {
		const items = Array.from({ length: 5 }, (_, index) => {
			const reference = `PMSTEP${index}`;
			return plannedItem(
				bench,
				{ CustomerRef: { value: customer }, TotalAmt: 10, PaymentRefNum: reference },
				{
					then: [
						{
							name: 'note',
							resource: 'Payment',
							verb: 'update',
							id: { $id: index === 4 ? 'nothing' : 'posting' },
							body: { PrivateNote: `Note of ${reference}` },
						},
					],
				},
			);
		});
		const results = (await apply(items)).items('Node');
		expect(statuses(results).slice(0, 4)).toEqual(['done', 'done', 'done', 'done']);
		expect(results[4]?.error).toContain('the step "nothing"');
		const [payment] = bench.company.paymentsByReference('PMSTEP2');
		expect(payment?.body.PrivateNote).toBe('Note of PMSTEP2');
	});

	it('looks payments up in any case when stored actions are replayed', async () => {
		const items = collections(30);
		await apply(items);
		bench.takeCalls();
		const replayed = await apply(items.slice(0, 1), { lookUpPayments: 'always' });
		expect(statuses(replayed.items('Node'))).toEqual(['alreadyDone']);
		expect(bench.takeCalls()).toEqual(['GET /query']);
	});

	it('reads the records of successes that came without one', async () => {
		const items = Array.from({ length: 5 }, (_, index) => {
			const invoice = seedInvoice(bench.company, { customer, amount: 1000 });
			const credit = { Amount: 0, LinkedTxn: [{ TxnId: invoice, TxnType: 'Invoice' }] };
			return plannedItem(bench, {
				CustomerRef: { value: customer },
				TotalAmt: 0,
				PaymentRefNum: `CREDIT${index}`,
				Line: [credit],
			});
		});
		const results = (await apply(items)).items('Node');
		for (const { applied } of results) {
			expect(applied).toMatchObject({
				status: 'done',
				results: { posting: { Id: expect.stringMatching(/^\d+$/) } },
			});
		}
	});
});
