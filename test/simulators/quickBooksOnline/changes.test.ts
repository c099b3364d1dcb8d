import { createHmac } from 'node:crypto';

import { forge } from '../shared/webhooks';
import { mergeCustomers } from './operations/merge';
import {
	editInvoice,
	seedCustomer,
	seedInvoice,
	seedPayment,
	voidInvoice,
} from './seeding/records';
import { codeOf, startBench, type TestBench } from './testKit';
import { isWire, wireList, type Wire } from './values/wire';

let bench: TestBench;
let customer: string;

beforeEach(async () => {
	bench = await startBench();
	customer = seedCustomer(bench.company, { name: 'Amy' });
});

afterEach(() => bench.close());

async function changes(entities: string, since: Date | string): Promise<Wire[]> {
	const text = encodeURIComponent(typeof since === 'string' ? since : since.toISOString());
	const { body } = await bench.call(`/cdc?entities=${entities}&changedSince=${text}`);
	const [first] = wireList(body.CDCResponse);
	if (first === undefined) throw new Error(JSON.stringify(body));
	return wireList(first.QueryResponse);
}

describe('change data capture', () => {
	it('groups what changed, with stubs of what was deleted after the rest', async () => {
		const [kept, gone] = [1, 2].map(() => seedInvoice(bench.company, { customer, amount: 500 }));
		await bench.simulator.clock.advance({ hours: 1 });
		const since = bench.simulator.clock.now();
		editInvoice(bench.company, String(kept), 600);
		await bench.call('/invoice?operation=delete', { Id: gone, SyncToken: '0' });
		const [invoices, payments] = await changes('Invoice,Payment', since);
		expect(invoices).toMatchObject({
			Invoice: [
				{ Id: kept, TotalAmt: 6 },
				{ status: 'Deleted', domain: 'QBO', Id: gone },
			],
			startPosition: 1,
			maxResults: 2,
		});
		expect(payments).toEqual({});
	});

	it('gives a thousand objects over all entities and not one more', async () => {
		const since = bench.simulator.clock.now();
		for (let i = 0; i < 700; i += 1) seedInvoice(bench.company, { customer, amount: 100 });
		for (let i = 0; i < 700; i += 1) seedPayment(bench.company, { customer, amount: 100 });
		const [invoices, payments] = await changes('Invoice,Payment', since);
		expect(invoices).toMatchObject({ maxResults: 700 });
		expect(payments).toMatchObject({ maxResults: 300 });
	});

	it('looks back thirty days and knows no tax codes', async () => {
		const old = new Date(bench.simulator.clock.now().getTime() - 31 * 24 * 3_600_000);
		const { body } = await bench.call(
			`/cdc?entities=Invoice&changedSince=${encodeURIComponent(old.toISOString())}`,
		);
		expect(codeOf(body)).toBe('4001');
		const tax = await bench.call('/cdc?entities=TaxCode&changedSince=2026-03-01T00:00:00Z');
		expect(codeOf(tax.body)).toBe('4001');
	});

	it('shows a void as an update, and a deposited payment not at all', async () => {
		const id = seedPayment(bench.company, { customer, amount: 500 });
		await bench.simulator.clock.advance({ hours: 1 });
		const since = bench.simulator.clock.now();
		const bank = { value: bench.company.accountBy('AccountSubType', 'Checking') };
		const LinkedTxn = [{ TxnId: id, TxnType: 'Payment', TxnLineId: '0' }];
		const { status } = await bench.call('/deposit', {
			DepositToAccountRef: bank,
			Line: [{ Amount: 5, LinkedTxn }],
		});
		expect(status).toBe(200);
		const [payments, deposits] = await changes('Payment,Deposit', since);
		expect(payments).toEqual({});
		expect(deposits).toMatchObject({ maxResults: 1, totalCount: 1 });
	});
});

describe('webhooks', () => {
	it('tells of own writes and of the invoices they touch, as signed CloudEvents', async () => {
		const id = seedInvoice(bench.company, { customer, amount: 500 });
		bench.simulator.takeDeliveries();
		const payment = seedPayment(bench.company, { customer, amount: 500, invoices: { [id]: 500 } });
		await bench.call('/invoice?operation=void', { Id: id, SyncToken: '1' });
		const [delivery] = bench.simulator.takeDeliveries();
		if (delivery === undefined) throw new Error('Nothing was delivered.');
		const events: unknown = JSON.parse(delivery.body);
		const seen = wireList(events).map(({ type, intuitentityid }) => [type, intuitentityid]);
		expect(seen).toEqual([
			['qbo.invoice.updated.v1', id],
			['qbo.payment.created.v1', payment],
			['qbo.payment.updated.v1', payment],
			['qbo.invoice.void.v1', id],
		]);
		for (const event of wireList(events)) {
			expect(event).toMatchObject({ specversion: '1.0', intuitaccountid: bench.company.realmId });
		}
		const expected = createHmac('sha256', bench.simulator.verifierToken)
			.update(delivery.body)
			.digest('base64');
		expect(delivery.headers['intuit-signature']).toBe(expected);
		expect(delivery.headers['content-type']).toContain('application/cloudevents-batch+json');
		expect(forge(delivery).headers['intuit-signature']).not.toBe(expected);
		expect(bench.simulator.takeDeliveries()).toEqual([]);
	});

	it('names the customer that vanished in a merge, in both formats', async () => {
		for (const format of ['cloudevents', 'legacy'] as const) {
			const gone = seedCustomer(bench.company, { name: `Amy in ${format}` });
			const id = seedInvoice(bench.company, { customer: gone, amount: 700 });
			const before = bench.company.receivable(customer);
			bench.simulator.takeDeliveries();
			mergeCustomers(bench.company, customer, gone);
			expect(bench.company.receivable(customer)).toBe(before + 700);
			expect(bench.company.receivable(gone)).toBe(0);
			expect(bench.company.find('Invoice', id)?.body.CustomerRef).toEqual({ value: customer });
			const [delivery] = bench.simulator.takeDeliveries({ format });
			expect(JSON.parse(delivery?.body ?? '')).toMatchObject(
				format === 'cloudevents'
					? [
							{
								type: 'qbo.customer.merged.v1',
								intuitentityid: customer,
								data: { deletedid: gone },
							},
						]
					: {
							eventNotifications: [
								{
									dataChangeEvent: {
										entities: [{ operation: 'Merge', id: customer, deletedId: gone }],
									},
								},
							],
						},
			);
		}
	});

	it('says void or voided, as is asked for', () => {
		for (const voidWord of ['void', 'voided'] as const) {
			const id = seedInvoice(bench.company, { customer, amount: 100 });
			bench.simulator.takeDeliveries();
			voidInvoice(bench.company, id);
			const [delivery] = bench.simulator.takeDeliveries({ voidWord });
			expect(JSON.parse(delivery?.body ?? '')).toMatchObject([
				{ type: `qbo.invoice.${voidWord}.v1` },
			]);
		}
	});

	it('speaks the old format too, a realm at a time, in parts of the size asked for', async () => {
		bench.simulator.takeDeliveries();
		const other = bench.simulator.createCompany({ name: 'Beech Ltd' });
		seedCustomer(other, { name: 'Bo' });
		for (let i = 0; i < 4; i += 1) seedInvoice(bench.company, { customer, amount: 100 });
		const deliveries = bench.simulator.takeDeliveries({ format: 'legacy', size: 3 });
		expect(deliveries).toHaveLength(2);
		const body: unknown = JSON.parse(deliveries[0]?.body ?? '');
		expect(isWire(body) ? wireList(body.eventNotifications) : []).toMatchObject([
			{
				realmId: other.realmId,
				dataChangeEvent: { entities: [{ name: 'Customer', operation: 'Create' }] },
			},
			{ realmId: bench.company.realmId },
		]);
		expect(deliveries[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
	});
});
