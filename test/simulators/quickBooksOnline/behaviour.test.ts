/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { runQuery } from './query/evaluate';
import { seed } from './seeding/chartOfAccounts';
import { seedCustomer, seedInvoice, seedPayment } from './seeding/records';
import { issueFromTemplate } from './seeding/recurring';
import { accountId, codeOf, entityOf, salesLine, startBench, type TestBench } from './testKit';
import type { Wire } from './values/wire';

let bench: TestBench;
let customer: string;

beforeEach(async () => {
	bench = await startBench();
	customer = seedCustomer(bench.company, { name: 'Amy' });
});

afterEach(() => bench.close());

describe('what tests may arrange', () => {
	it('issues invoices from a recurring template, which they name', async () => {
		const template = seed(bench.company, 'RecurringTransaction', {
			Invoice: {
				CustomerRef: { value: customer },
				Line: [salesLine(55)],
				RecurringInfo: {
					Name: 'Retainer',
					RecurType: 'Automated',
					ScheduleInfo: { IntervalType: 'Monthly', NumInterval: 1, StartDate: '2026-04-01' },
				},
			},
		});
		const id = issueFromTemplate(bench.company, template, '2026-04-01');
		const { body } = await bench.call(`/invoice/${id}`);
		expect(entityOf(body, 'Invoice')).toMatchObject({
			RecurDataRef: { value: template },
			TxnDate: '2026-04-01',
			DueDate: '2026-05-01',
			Balance: 55,
		});
		expect(bench.company.receivable(customer)).toBe(5_500);
	});

	it('lets a bank feed hold a transaction fast', async () => {
		const id = seedPayment(bench.company, { customer, amount: 500 });
		bench.company.matchedInBankFeed.add(`Payment:${id}`);
		const { body } = await bench.call('/payment?operation=delete', { Id: id, SyncToken: '0' });
		expect(codeOf(body)).toBe('6480');
		expect(bench.company.receivable(customer)).toBe(-500);
	});

	it('hides a refusal behind HTTP 200', async () => {
		bench.simulator.faultsWith200 = true;
		const answer = await bench.call('/payment', { CustomerRef: { value: customer }, TotalAmt: -1 });
		expect(answer.status).toBe(200);
		expect(codeOf(answer.body)).toBe('2290');
	});

	it('meters reads and not writes', async () => {
		const before = { ...bench.company.metered };
		await bench.call('/payment', { CustomerRef: { value: customer }, TotalAmt: 1 });
		await bench.query('select * from Payment');
		expect(bench.company.metered).toEqual({
			core: before.core + 1,
			corePlus: before.corePlus + 1,
		});
	});

	it('keeps companies apart: ids of one mean nothing in the other', async () => {
		const other = bench.simulator.createCompany({ name: 'Beech Ltd' });
		const theirs = seedCustomer(other, { name: 'Amy' });
		expect(theirs).not.toBe(customer);
		expect(codeOf((await bench.call(`/customer/${theirs}`)).body)).toBe('610');
	});
});

describe('receipts and expenses in the books', () => {
	const form = (extra: Wire) => ({
		CustomerRef: { value: customer },
		Line: [salesLine(40)],
		...extra,
	});

	it('sales receipt in, refund receipt out, void of both', async () => {
		const bank = { value: accountId(bench.company, 'Checking') };
		const sold = await bench.call('/salesreceipt', form({ DepositToAccountRef: bank }));
		expect(bench.company.balance(bank.value)).toBe(4_000);
		await bench.call('/refundreceipt', form({ DepositToAccountRef: bank }));
		expect(bench.company.balance(bank.value)).toBe(0);
		const { Id } = entityOf(sold.body, 'SalesReceipt');
		const url = '/salesreceipt?operation=update&include=void';
		await bench.call(url, { Id, SyncToken: '0', sparse: true });
		expect(bench.company.balance(bank.value)).toBe(-4_000);
		const bare = await bench.call('/refundreceipt', form({}));
		expect(codeOf(bare.body)).toBe('2020');
	});

	it('expense: Dr fees, Cr bank; a discount lowers what is owed', async () => {
		const bank = accountId(bench.company, 'Checking');
		const fees = accountId(bench.company, 'BankCharges');
		await bench.call('/purchase', {
			PaymentType: 'Cash',
			AccountRef: { value: bank },
			Line: [
				{
					Amount: 2.5,
					DetailType: 'AccountBasedExpenseLineDetail',
					AccountBasedExpenseLineDetail: { AccountRef: { value: fees } },
				},
			],
		});
		expect(bench.company.trialBalance()).toEqual({ [bank]: -250, [fees]: 250 });
		const discount = {
			DetailType: 'DiscountLineDetail',
			DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 },
		};
		await bench.call('/invoice', {
			CustomerRef: { value: customer },
			Line: [salesLine(40), discount],
		});
		expect(bench.company.receivable(customer)).toBe(3_600);
		expect(bench.company.balance(accountId(bench.company, 'DiscountsRefundsGiven'))).toBe(400);
	});

	it('refuses an unknown property deep in a line', async () => {
		const line = salesLine(1, { UnitPrise: 1 });
		const { body } = await bench.call('/invoice', {
			CustomerRef: { value: customer },
			Line: [line],
		});
		expect(body).toMatchObject({ Fault: { Error: [{ code: '2010', element: 'UnitPrise' }] } });
	});
});

describe('speed', () => {
	it.each([
		['Invoice', "Id IN ('1', '2')"],
		['Invoice', "CustomerRef = '1'"],
		['Invoice', "DocNumber = '1001'"],
		['Payment', "PaymentRefNum = 'PM1'"],
		['Payment', "PaymentRefNum IN ('PM1', 'PM2') AND TxnDate > '2026-01-01'"],
		['Payment', "MetaData.LastUpdatedTime > '2026-03-02T00:00:00Z'"],
		['Customer', "DisplayName = 'Amy'"],
	] as const)('looks %s up by an index: %s', (entity, condition) => {
		const scan = jest.spyOn(bench.company.store(entity), 'all');
		runQuery(bench.company, `select * from ${entity} where ${condition}`);
		expect(scan).not.toHaveBeenCalled();
	});

	/** The best of nine, in processor time for one invoice with its payment, among `count` others. */
	function costAmong(count: number): number {
		const company = bench.simulator.createCompany({ name: 'Large Ltd' });
		const payer = seedCustomer(company, { name: 'Amy' });
		const write = (records: number): number => {
			const start = process.cpuUsage();
			for (let i = 0; i < records; i += 1) {
				const id = seedInvoice(company, { customer: payer, amount: 100 });
				seedPayment(company, { customer: payer, amount: 100, invoices: { [id]: 100 } });
			}
			const { user, system } = process.cpuUsage(start);
			return (user + system) / records;
		};
		write(count);
		const costs = Array.from({ length: 9 }, () => write(40));
		expect(company.receivable(payer)).toBe(0);
		return Math.min(...costs);
	}

	it('costs the same a record among thousands as among hundreds', () => {
		const few = costAmong(200);
		// A cost that grows with the books would be twenty times as high.
		expect(costAmong(4_000) / few).toBeLessThan(8);
	});
});
