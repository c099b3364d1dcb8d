import { seedCustomer, seedInvoice } from './seeding/records';
import { accountId, codeOf, paymentLine, startBench, type TestBench } from './testKit';
import type { Wire } from './values/wire';

let bench: TestBench;

afterEach(() => bench.close());

describe('one currency', () => {
	beforeEach(async () => {
		bench = await startBench({ homeCurrency: 'GBP', country: 'GB' });
	});

	it('always shows the currency, and refuses another', async () => {
		const customer = seedCustomer(bench.company, { name: 'Amy' });
		const euro = { DisplayName: 'Éva', CurrencyRef: { value: 'EUR' } };
		expect(codeOf((await bench.call('/customer', euro)).body)).toBe('6000');
		const paid = { CustomerRef: { value: customer }, TotalAmt: 5 };
		const answer = await bench.call('/payment', { ...paid, CurrencyRef: { value: 'EUR' } });
		expect(codeOf(answer.body)).toBe('6000');
		expect((await bench.call('/payment', paid)).body).toMatchObject({
			Payment: { CurrencyRef: { value: 'GBP' } },
		});
	});

	it('asks for a tax code on every line where tax is used, and computes the tax', async () => {
		bench.company.settings.usingSalesTax = true;
		const customer = seedCustomer(bench.company, { name: 'Amy' });
		const [standard] = [...bench.company.store('TaxCode').all()];
		const sale = (detail: Wire) => ({
			CustomerRef: { value: customer },
			Line: [{ Amount: 50, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail }],
		});
		expect(codeOf((await bench.call('/invoice', sale({}))).body)).toBe('6000');
		const taxed = sale({ TaxCodeRef: { value: standard?.id } });
		const { body } = await bench.call('/invoice', taxed);
		expect(body).toMatchObject({ Invoice: { TotalAmt: 60, TxnTaxDetail: { TotalTax: 10 } } });
		const inclusive = { ...taxed, GlobalTaxCalculation: 'TaxInclusive' };
		const { body: within } = await bench.call('/invoice', inclusive);
		expect(within).toMatchObject({ Invoice: { TotalAmt: 50, TxnTaxDetail: { TotalTax: 8.33 } } });
		expect(bench.company.balance(accountId(bench.company, 'SalesTaxPayable'))).toBe(-1_833);
		expect(bench.company.receivable(customer)).toBe(11_000);
	});
});

describe('several currencies', () => {
	let customer: string;
	let invoice: string;

	beforeEach(async () => {
		bench = await startBench({ homeCurrency: 'GBP', country: 'GB', multiCurrency: true });
		customer = seedCustomer(bench.company, { name: 'Éva', currency: 'EUR' });
		invoice = seedInvoice(bench.company, { customer, amount: 10_000, exchangeRate: 0.85 });
	});

	const pay = async (extra: Wire) =>
		(
			await bench.call('/payment', {
				CustomerRef: { value: customer },
				TotalAmt: 100,
				Line: [paymentLine(100, invoice)],
				...extra,
			})
		).body;

	it('demands the currency, and that it is the customer’s', async () => {
		expect(codeOf(await pay({}))).toBe('2020');
		expect(codeOf(await pay({ CurrencyRef: { value: 'GBP' } }))).toBe('6000');
		expect(codeOf(await pay({ CurrencyRef: { value: 'SEK' } }))).toBe('2220');
	});

	it('books the difference of the rates as a realised loss', async () => {
		const { company } = bench;
		expect(company.receivable(customer)).toBe(10_000);
		await pay({ CurrencyRef: { value: 'EUR' }, ExchangeRate: 0.8 });
		expect(company.receivable(customer)).toBe(0);
		expect(company.balance(accountId(company, 'UndepositedFunds'))).toBe(8_000);
		expect(company.balance(accountId(company, 'ExchangeGainOrLoss'))).toBe(500);
		const euro = company.accountBy('AccountType', 'Accounts Receivable', 'EUR');
		expect(company.balance(euro)).toBe(0);
		const sum = Object.values(company.trialBalance()).reduce((total, one) => total + one, 0);
		expect(sum).toBe(0);
	});

	it('takes a rate of one when none is sent, as documented', async () => {
		await pay({ CurrencyRef: { value: 'EUR' } });
		expect(bench.company.balance(accountId(bench.company, 'UndepositedFunds'))).toBe(10_000);
		expect(bench.company.balance(accountId(bench.company, 'ExchangeGainOrLoss'))).toBe(-1_500);
	});

	it('refuses to put euros into an account kept in a third currency', async () => {
		await bench.call('/companycurrency', { Code: 'SEK' });
		const { body } = await bench.call('/account', {
			Name: 'Swedish bank',
			AccountType: 'Bank',
			AccountSubType: 'Checking',
			CurrencyRef: { value: 'SEK' },
		});
		const { Id } = body.Account as Wire;
		const money = { CurrencyRef: { value: 'EUR' }, DepositToAccountRef: { value: Id } };
		expect(codeOf(await pay(money))).toBe('6000');
	});

	it('keeps rates by day', async () => {
		const rate = (Rate: number, AsOfDate: string) => ({
			SourceCurrencyCode: 'EUR',
			Rate,
			AsOfDate,
		});
		await bench.judge('updateExchangeRate', rate(0.84, '2026-02-01'));
		await bench.judge('updateExchangeRate', rate(0.86, '2026-02-15'));
		const options = { sourcecurrencycode: 'EUR', asofdate: '2026-02-10' };
		const answer = await bench.judge('getExchangeRate', options);
		expect(answer).toMatchObject({ ExchangeRate: { Rate: 0.84, TargetCurrencyCode: 'GBP' } });
		expect(answer.ExchangeRate).not.toHaveProperty('Id');
		expect(await bench.query('select * from CompanyCurrency')).toMatchObject({
			CompanyCurrency: [{ Code: 'EUR', Name: 'Euro' }],
		});
	});
});
