import { seedCustomer } from './seeding/records';
import { codeOf, entityOf, salesLine, startBench, type TestBench } from './testKit';
import { type Wire } from './values/wire';

let bench: TestBench;
let customer: string;

beforeEach(async () => {
	bench = await startBench();
	customer = seedCustomer(bench.company, { name: 'Amy' });
});

afterEach(() => bench.close());

describe('writes', () => {
	const pay = (extra: Wire = {}) => ({ CustomerRef: { value: customer }, TotalAmt: 9, ...extra });

	it('executes a requestid once and repeats its reply', async () => {
		const first = await bench.call('/payment?requestid=abc&minorversion=75', pay());
		const again = await bench.call('/payment?minorversion=75&requestid=abc', pay());
		expect(again.body).toEqual(first.body);
		expect(bench.company.store('Payment').size).toBe(1);
		expect(bench.company.requests).toMatchObject({ replays: 1, reusedWithOtherBody: 0 });
		await bench.call('/payment?requestid=abc', pay({ TotalAmt: 10 }));
		expect(bench.company.requests.reusedWithOtherBody).toBe(1);
		const long = await bench.call(`/payment?requestid=${'x'.repeat(51)}`, pay());
		expect(codeOf(long.body)).toBe('2130');
	});

	it('executes a refused requestid again once the cause is gone', async () => {
		const bad = await bench.call('/payment?requestid=abc', pay({ TotalAmt: -1 }));
		expect(codeOf(bad.body)).toBe('2290');
		expect((await bench.call('/payment?requestid=abc', pay())).status).toBe(200);
	});

	it('names unknown and missing properties, wrong ids, lengths and references', async () => {
		const codes = await Promise.all(
			[
				['/payment', pay({ GoCardlessId: 'PM1' })],
				['/payment', { TotalAmt: 9 }],
				['/payment', pay({ PaymentRefNum: 'P'.repeat(22) })],
				['/payment', pay({ PaymentMethodRef: { value: '999' } })],
				['/payment', pay({ Id: '77', SyncToken: '0' })],
				['/payment?operation=update', pay({ Id: 'x', SyncToken: '0' })],
				['/payment', pay({ TxnDate: '2026-02-30' })],
				['/payment', pay({ TotalAmt: 0.1 + 0.2 })],
				['/invoice', { CustomerRef: { value: customer } }],
				['/customer', { DisplayName: 'a:b' }],
				['/customer', { DisplayName: 'Bo', PrimaryEmailAddr: { Address: 'bo' } }],
				['/payment?operation=void', { Id: '1', SyncToken: '0' }],
			].map(async ([path, body]) => codeOf((await bench.call(String(path), body)).body)),
		);
		expect(codes).toEqual([
			...['2010', '2020', '2050', '2500', '610', '2030', '2010', '2010', '2020', '2040', '2210'],
			'500',
		]);
	});

	it('forgets what a full update leaves out, and keeps it in a sparse one', async () => {
		const { body } = await bench.call('/customer', {
			DisplayName: 'Bo',
			Notes: 'CU1',
			CompanyName: 'Bo Ltd',
		});
		const { Id } = entityOf(body, 'Customer');
		const sparse = { Id, SyncToken: '0', sparse: true, Notes: 'CU2' };
		const kept = entityOf((await bench.call('/customer', sparse)).body, 'Customer');
		expect(kept).toMatchObject({ CompanyName: 'Bo Ltd', Notes: 'CU2', DisplayName: 'Bo' });
		const full = { Id, SyncToken: '1', DisplayName: 'Bo' };
		const wiped = entityOf((await bench.call('/customer', full)).body, 'Customer');
		expect(wiped).not.toHaveProperty('Notes');
		expect(wiped).not.toHaveProperty('CompanyName');
		expect(wiped).toMatchObject({ CurrencyRef: { value: 'USD' } });
	});

	it('replaces all lines of a sparse update with lines', async () => {
		const lines = [salesLine(10), salesLine(20)];
		const sale = { CustomerRef: { value: customer }, Line: lines };
		const { Id } = entityOf((await bench.call('/invoice', sale)).body, 'Invoice');
		const change = { Id, SyncToken: '0', sparse: true, Line: [salesLine(5)] };
		const { body } = await bench.call('/invoice', change);
		expect(entityOf(body, 'Invoice')).toMatchObject({ TotalAmt: 5, Balance: 5 });
		expect(bench.company.receivable(customer)).toBe(500);
	});

	it('makes SyncTokens stale by seed, until it is told to stop', async () => {
		bench.simulator.staleSyncTokenRate = 1;
		const change = { Id: customer, SyncToken: '0', sparse: true, Notes: 'x' };
		expect(codeOf((await bench.call('/customer', change)).body)).toBe('5010');
		expect(bench.simulator.staleSyncTokens).toBe(1);
		bench.simulator.staleSyncTokenRate = 0;
		const again = await bench.call('/customer', { ...change, SyncToken: '1' });
		expect(again.status).toBe(200);
	});

	it('refuses wrong quantities, and tax codes a US company does not know', async () => {
		const sale = (amount: number, detail: Wire) => ({
			CustomerRef: { value: customer },
			Line: [salesLine(amount, detail)],
		});
		const wrong = await bench.call('/invoice', sale(10, { Qty: 3, UnitPrice: 3.33 }));
		expect(codeOf(wrong.body)).toBe('6070');
		expect((await bench.call('/invoice', sale(9.99, { Qty: 3, UnitPrice: 3.33 }))).status).toBe(
			200,
		);
		const code = await bench.call('/invoice', sale(1, { TaxCodeRef: { value: '5' } }));
		expect(codeOf(code.body)).toBe('6100');
	});
});
