import type { IDataObject } from 'n8n-workflow';

import {
	editInvoice,
	seedCustomer,
	seedInvoice,
} from '../../simulators/quickBooksOnline/seeding/records';
import { Bench, byId, recordId } from './bench';

describe('changes of QuickBooks records', () => {
	let bench: Bench;
	let customer: string;
	let invoice: string;

	beforeEach(async () => {
		bench = await Bench.start();
		customer = seedCustomer(bench.company, { name: 'Ada Ltd' });
		invoice = seedInvoice(bench.company, { customer, amount: 5000, dueDate: '2026-05-01' });
	});

	afterEach(async () => await bench.close());

	const read = async (): Promise<IDataObject> =>
		(await bench.records('invoice', 'get', recordId(invoice)))[0] ?? {};

	/** Somebody else edits the invoice right before our change arrives, `times` times. */
	const beforeWrite = (times: number, edit: () => void) => {
		let left = times;
		const { faults } = bench.simulator;
		const next = faults.next.bind(faults);
		faults.next = (method, path) => {
			if (method === 'POST' && /\/invoice$/.test(path) && left > 0) {
				left -= 1;
				edit();
			}
			return next(method, path);
		};
	};

	it('changes what is given and keeps the rest, lines included', async () => {
		bench.takeCalls();
		const [changed] = await bench.records('invoice', 'update', {
			...recordId(invoice),
			updateFields: { privateNote: 'Collected by Direct Debit' },
		});
		expect(changed).toMatchObject({
			PrivateNote: 'Collected by Direct Debit',
			DueDate: '2026-05-01',
			TotalAmt: 50,
		});
		expect(bench.takeCalls()).toEqual(['GET /invoice/' + invoice, 'POST /invoice']);
	});

	it('needs no read when the incoming item is the record', async () => {
		const record = await read();
		bench.takeCalls();
		await bench.records(
			'invoice',
			'update',
			{ ...recordId('={{ $json.Id }}'), updateFields: { privateNote: 'x' } },
			{ items: [record] },
		);
		expect(bench.takeCalls()).toEqual(['POST /invoice']);
	});

	it('is not misled by an incoming item of another kind with the same id', async () => {
		const foreign = {
			Id: invoice,
			SyncToken: '17',
			PrivateNote: 'other',
			MetaData: { CreateTime: 'x' },
		};
		const [changed] = await bench.records(
			'invoice',
			'update',
			{ ...recordId(invoice), updateFields: { privateNote: 'ours' } },
			{ items: [foreign] },
		);
		expect(changed).toMatchObject({ PrivateNote: 'ours' });
	});

	it('goes through when somebody else changed another field meanwhile', async () => {
		beforeWrite(1, () => editInvoice(bench.company, invoice, 6000));
		const [changed] = await bench.records('invoice', 'update', {
			...recordId(invoice),
			updateFields: { privateNote: 'ours' },
		});
		expect(changed).toMatchObject({ PrivateNote: 'ours', TotalAmt: 60 });
	});

	it('names the fields that somebody else changed meanwhile, and changes nothing', async () => {
		beforeWrite(1, () => editInvoice(bench.company, invoice, 5000, { PrivateNote: 'theirs' }));
		const run = await bench.run(
			'invoice',
			'update',
			{ ...recordId(invoice), updateFields: { privateNote: 'ours', dueDate: '2026-06-01' } },
			{ onError: 'continueRegularOutput' },
		);
		expect(run.items('Node')).toMatchObject([
			{
				error: expect.stringContaining('(PrivateNote)'),
				details: { kind: 'conflict', code: '5010' },
			},
		]);
		expect(bench.body('Invoice', invoice)).toMatchObject({
			PrivateNote: 'theirs',
			DueDate: '2026-05-01',
		});
	});

	it('gives up after three tries', async () => {
		beforeWrite(10, () => bench.company.bumpSyncToken('Invoice', invoice));
		bench.takeCalls();
		const run = await bench.run('invoice', 'update', {
			...recordId(invoice),
			updateFields: { privateNote: 'ours' },
		});
		expect(run.error?.message).toContain('Stale Object');
		expect(bench.takeCalls().filter((call) => call === 'POST /invoice')).toHaveLength(3);
	});

	it('holds the lock that the user gave', async () => {
		const { SyncToken } = await read();
		bench.company.bumpSyncToken('Invoice', invoice);
		const run = await bench.run('invoice', 'update', {
			...recordId(invoice),
			updateFields: { privateNote: 'ours' },
			expectedVersion: String(SyncToken),
		});
		expect(run.error?.message).toContain('Somebody else changed Invoice');
		expect(bench.body('Invoice', invoice).PrivateNote).toBeUndefined();
	});

	it('voids and deletes although the record moved on', async () => {
		const other = seedInvoice(bench.company, { customer, amount: 700 });
		const record = await read();
		bench.company.bumpSyncToken('Invoice', invoice);
		await bench.records('invoice', 'void', recordId(invoice), { items: [record] });
		await bench.records('invoice', 'delete', recordId(other));
		expect(bench.company.receivable(customer)).toBe(0);
		expect(bench.company.find('Invoice', other)).toBeUndefined();
		expect(bench.company.find('Invoice', invoice)).toBeDefined();
	});

	it('refuses an update without any field', async () => {
		const run = await bench.run('invoice', 'update', { ...recordId(invoice), updateFields: {} });
		expect(run.error?.message).toContain('Nothing to update');
	});

	it('replaces all lines when lines are given', async () => {
		const [changed] = await bench.records('invoice', 'update', {
			...recordId(invoice),
			updateFields: { lines: { rows: [{ quantity: '3', unitPrice: '0.335' }] } },
		});
		expect(changed).toMatchObject({ TotalAmt: 1.01, Balance: 1.01 });
	});

	it('sends along what QuickBooks wants in every change of a purchase', async () => {
		const [purchase] = await bench.records('purchase', 'create', {
			account: byId(bench.account('Checking')),
			paymentType: 'Cash',
			additionalFields: {
				lines: { rows: [{ amount: '1.20', account: byId(bench.account('BankCharges')) }] },
			},
		});
		const [changed] = await bench.records('purchase', 'update', {
			...recordId(purchase?.Id),
			updateFields: { privateNote: 'Fees of March' },
		});
		expect(changed).toMatchObject({
			PrivateNote: 'Fees of March',
			PaymentType: 'Cash',
			TotalAmt: 1.2,
		});
	});
});
