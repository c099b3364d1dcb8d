import { seedCustomer, seedInvoice } from './seeding/records';
import { accountId, codeOf, entityOf, paymentLine, startBench, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';

let bench: TestBench;
let customer: string;
let clearing: string;

beforeEach(async () => {
	bench = await startBench();
	customer = seedCustomer(bench.company, { name: 'Amy' });
	const { body } = await bench.call('/account', {
		Name: 'GoCardless clearing',
		AccountType: 'Other Current Asset',
		AccountSubType: 'OtherCurrentAssets',
	});
	clearing = String(entityOf(body, 'Account').Id);
});

afterEach(async () => {
	const sum = Object.values(bench.company.trialBalance()).reduce((total, one) => total + one, 0);
	expect(sum).toBe(0);
	await bench.close();
});

const invoiceOf = (amount: number) => seedInvoice(bench.company, { customer, amount });

async function pay(total: number, lines: Wire[], extra: Wire = {}): Promise<Wire> {
	const { body } = await bench.call('/payment', {
		CustomerRef: { value: customer },
		TotalAmt: total,
		DepositToAccountRef: { value: clearing },
		Line: lines,
		...extra,
	});
	return body;
}

describe('journal entries and transfers', () => {
	const side = (account: string, type: string, amount: number, who?: string): Wire => ({
		Amount: amount,
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: {
			PostingType: type,
			AccountRef: { value: account },
			...(who === undefined ? {} : { Entity: { Type: 'Customer', EntityRef: { value: who } } }),
		},
	});

	const enter = async (...lines: Wire[]) =>
		(await bench.call('/journalentry', { Line: lines })).body;

	it('reversal: Dr receivable of the customer, Cr clearing; a payment can settle it', async () => {
		const receivable = accountId(bench.company, 'AccountsReceivable');
		const body = await enter(side(receivable, 'Debit', 80, customer), side(clearing, 'Credit', 80));
		const entry = entityOf(body, 'JournalEntry');
		expect(entry.TotalAmt).toBe(0);
		expect(wireList(entry.Line).map(({ Id }) => Id)).toEqual(['0', '1']);
		expect(bench.company.receivable(customer)).toBe(8_000);
		expect(bench.company.balance(clearing)).toBe(-8_000);
		const id = String(entry.Id);
		expect(codeOf(await pay(90, [paymentLine(90, id, 'JournalEntry')]))).toBe('6000');
		await pay(80, [paymentLine(80, id, 'JournalEntry')]);
		expect(bench.company.receivable(customer)).toBe(0);
		expect(codeOf(await pay(80, [paymentLine(80, id, 'JournalEntry')]))).toBe('620');
	});

	it('uses a credit of a journal entry on an invoice', async () => {
		const id = invoiceOf(8_000);
		const receivable = accountId(bench.company, 'AccountsReceivable');
		const body = await enter(side(clearing, 'Debit', 80), side(receivable, 'Credit', 80, customer));
		expect(bench.company.invoiceBalance(id)).toBe(8_000);
		const entry = String(entityOf(body, 'JournalEntry').Id);
		await pay(0, [paymentLine(80, id), paymentLine(80, entry, 'JournalEntry')]);
		expect(bench.company.invoiceBalance(id)).toBe(0);
		expect(bench.company.receivable(customer)).toBe(0);
	});

	it('refuses what does not balance, negative sides, and receivables without their customer', async () => {
		const receivable = accountId(bench.company, 'AccountsReceivable');
		const other = seedCustomer(bench.company, { name: 'Zoe' });
		const credit = side(clearing, 'Credit', 80);
		expect(codeOf(await enter(side(receivable, 'Debit', 79.99, customer), credit))).toBe('2300');
		expect(codeOf(await enter(credit, side(clearing, 'Debit', -80)))).toBe('2290');
		expect(codeOf(await enter(side(receivable, 'Debit', 80), credit))).toBe('6000');
		const two = [side(receivable, 'Debit', 40, customer), side(receivable, 'Debit', 40, other)];
		expect(codeOf(await enter(...two, credit))).toBe('6000');
		expect(bench.company.trialBalance()).toEqual({});
	});

	it('transfers from clearing to the bank', async () => {
		const bank = accountId(bench.company, 'Checking');
		await bench.call('/transfer', {
			FromAccountRef: { value: clearing },
			ToAccountRef: { value: bank },
			Amount: 12.34,
		});
		expect(bench.company.balance(bank)).toBe(1_234);
		expect(bench.company.balance(clearing)).toBe(-1_234);
	});
});
