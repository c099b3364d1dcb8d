import { addAccount } from './seeding/chartOfAccounts';
import { seedCustomer, seedInvoice } from './seeding/records';
import { startBench, type TestBench } from './testKit';
import type { Wire } from './values/wire';

const DAY = '2026-03-02';

describe('currencies', () => {
	let bench: TestBench;

	beforeEach(async () => {
		bench = await startBench({ rates: { EUR: 0.85 } });
	});

	afterEach(() => {
		expect(bench.organization.trialBalance()).toBe(0);
		return bench.close();
	});

	const pay = (customer: string, invoice: string, amount: number, more: Wire) =>
		bench.call('POST', '/customerpayments', {
			customer_id: customer,
			payment_mode: 'banktransfer',
			amount,
			date: DAY,
			invoices: [{ invoice_id: invoice, amount_applied: amount }],
			...more,
		});

	it('book the difference of two rates as exchange gain or loss', async () => {
		const { organization } = bench;
		const customer = seedCustomer(organization, { name: 'Eva', currency: 'EUR' });
		const invoice = seedInvoice(organization, { customer, amount: 10_000, exchangeRate: 0.85 });
		const clearing = addAccount(organization, 'Clearing EUR', 'bank', { currency: 'EUR' });
		const receivable = organization.account('Accounts Receivable').id;
		expect(organization.balanceOf(receivable)).toBe(8500);
		const answer = await pay(customer, invoice, 100, { account_id: clearing, exchange_rate: 0.9 });
		expect(answer.status).toBe(201);
		expect(organization.balanceOf(clearing)).toBe(10_000);
		expect(organization.ledger.balance(clearing)).toBe(9000);
		expect(organization.balanceOf(receivable)).toBe(0);
		expect(organization.balanceOf(organization.account('Exchange Gain or Loss').id)).toBe(-500);
		const [row] = await bench.rows('/customerpayments');
		expect(row).toMatchObject({ amount: 100, bcy_amount: 90 });
	});

	it('keep one currency a customer, money in accounts of it or the base', async () => {
		const { organization } = bench;
		const customer = seedCustomer(organization, { name: 'Eva', currency: 'EUR' });
		const invoice = seedInvoice(organization, { customer, amount: 10_000 });
		const dollars = addAccount(organization, 'Dollars', 'bank', { currency: 'USD' });
		expect((await pay(customer, invoice, 1, { account_id: dollars })).body.code).toBe(2);
		const pounds = addAccount(organization, 'Pounds', 'bank');
		expect((await pay(customer, invoice, 1, { account_id: pounds })).status).toBe(201);
		expect(organization.balanceOf(pounds)).toBe(85);
		const usd = organization.currencyBy('USD')?.id;
		const sent = { customer_id: customer, currency_id: usd, line_items: [{ rate: 1 }] };
		expect((await bench.call('POST', '/invoices', sent)).body.code).toBe(2);
		const byCode = { contact_name: 'F', currency_id: 'EUR' };
		expect((await bench.call('POST', '/contacts', byCode)).body.code).toBe(2);
	});

	it('have no rate until one is stored or sent', async () => {
		const { organization } = bench;
		const customer = seedCustomer(organization, { name: 'Sven', currency: 'SEK' });
		const sent = { customer_id: customer, line_items: [{ rate: 1000 }] };
		expect((await bench.call('POST', '/invoices', sent)).status).toBe(400);
		const rows = await bench.rows('/settings/currencies', 'currencies');
		const krona = rows.find(({ currency_code }) => currency_code === 'SEK');
		expect(krona).toMatchObject({ exchange_rate: 0, is_base_currency: false });
		const path = `/settings/currencies/${String(krona?.currency_id)}/exchangerates`;
		await bench.create(path, { effective_date: '2026-03-01', rate: 0.08 }, 'exchange_rate');
		const made = await bench.create('/invoices', sent, 'invoice');
		expect(made).toMatchObject({ exchange_rate: 0.08, total: 1000, bcy_total: 80 });
	});

	it('know no decimals where the currency has none', async () => {
		const { organization } = bench;
		const customer = seedCustomer(organization, { name: 'Aki', currency: 'JPY' });
		const invoice = seedInvoice(organization, { customer, amount: 5000, exchangeRate: 0.005 });
		const read = await bench.read(`/invoices/${invoice}`, 'invoice');
		expect(read).toMatchObject({ total: 5000, price_precision: 0 });
		expect((await pay(customer, invoice, 10.5, { exchange_rate: 0.005 })).body.code).toBe(2);
	});

	it('do not cross in a transfer, unless the switch says so; none on the Free plan', async () => {
		const { organization, simulator } = bench;
		const euros = addAccount(organization, 'Euros', 'bank', { currency: 'EUR' });
		const pounds = addAccount(organization, 'Pounds', 'bank');
		const transfer = {
			transaction_type: 'transfer_fund',
			from_account_id: euros,
			to_account_id: pounds,
			amount: 100,
			date: DAY,
			exchange_rate: 0.9,
		};
		expect((await bench.call('POST', '/banktransactions', transfer)).body.code).toBe(2);
		simulator.behaviour.crossCurrencyTransfer = 'convertsAmount';
		expect((await bench.call('POST', '/banktransactions', transfer)).status).toBe(201);
		expect([organization.balanceOf(euros), organization.balanceOf(pounds)]).toEqual([
			-10_000, 9000,
		]);
		organization.settings.plan = 'Free';
		const sent = { contact_name: 'G', currency_id: organization.currencyBy('EUR')?.id };
		expect((await bench.call('POST', '/contacts', sent)).status).toBe(400);
	});
});
