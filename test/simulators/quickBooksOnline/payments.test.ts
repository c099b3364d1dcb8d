import { editInvoice, seedCustomer, seedInvoice } from './seeding/records';
import {
	accountId,
	codeOf,
	entityOf,
	paymentLine,
	salesLine,
	startBench,
	type TestBench,
} from './testKit';
import { type Wire } from './values/wire';

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

describe('payments', () => {
	it('Dr clearing, Cr receivable; the invoice is paid and its SyncToken moves', async () => {
		const id = invoiceOf(10_000);
		const payment = entityOf(await pay(100, [paymentLine(100, id)]), 'Payment');
		expect(payment).toMatchObject({ UnappliedAmt: 0, SyncToken: '0' });
		expect(bench.company.balance(clearing)).toBe(10_000);
		expect(bench.company.receivable(customer)).toBe(0);
		expect(bench.company.paymentsOf(id)).toEqual([{ id: payment.Id, amount: 10_000 }]);
		const { body } = await bench.call(`/invoice/${id}`);
		expect(entityOf(body, 'Invoice')).toMatchObject({
			Balance: 0,
			TotalAmt: 100,
			SyncToken: '1',
			LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }],
		});
	});

	it('books money without lines as unapplied credit: the invoice stays open', async () => {
		const id = invoiceOf(10_000);
		expect(entityOf(await pay(100, []), 'Payment')).toMatchObject({ UnappliedAmt: 100, Line: [] });
		expect(bench.company.invoiceBalance(id)).toBe(10_000);
		expect(bench.company.receivable(customer)).toBe(0);
	});

	it('puts money nobody sent elsewhere into undeposited funds', async () => {
		await bench.call('/payment', { CustomerRef: { value: customer }, TotalAmt: 5 });
		const undeposited = accountId(bench.company, 'UndepositedFunds');
		expect(undeposited).not.toBe('4');
		expect(bench.company.balance(undeposited)).toBe(500);
	});

	it('refuses to apply more than the payment, more than is open, or to a paid invoice', async () => {
		const id = invoiceOf(10_000);
		const other = invoiceOf(20_000);
		expect(codeOf(await pay(100, [paymentLine(100, id), paymentLine(1, other)]))).toBe('6000');
		expect(codeOf(await pay(120, [paymentLine(120, id)]))).toBe('6000');
		expect(codeOf(await pay(120, [paymentLine(60, id), paymentLine(60, id)]))).toBe('6000');
		await pay(100, [paymentLine(100, id)]);
		expect(codeOf(await pay(10, [paymentLine(10, id)]))).toBe('620');
		expect(bench.company.balance(clearing)).toBe(10_000);
	});

	it('refuses an invoice of somebody else, an unknown one, and a negative line', async () => {
		const stranger = seedCustomer(bench.company, { name: 'Zoe' });
		const theirs = seedInvoice(bench.company, { customer: stranger, amount: 1_000 });
		expect(codeOf(await pay(10, [paymentLine(10, theirs)]))).toBe('620');
		expect(codeOf(await pay(10, [paymentLine(10, '99999')]))).toBe('610');
		expect(codeOf(await pay(10, [paymentLine(-10, theirs)]))).toBe('2290');
		expect(codeOf(await pay(0, []))).toBe('6000');
	});

	it('lets a parent pay for its sub-customer', async () => {
		const extra = { Job: true, ParentRef: { value: customer } };
		const child = seedCustomer(bench.company, { name: 'Amy - kitchen', extra });
		const id = seedInvoice(bench.company, { customer: child, amount: 1_000 });
		await pay(10, [paymentLine(10, id)]);
		expect(bench.company.invoiceBalance(id)).toBe(0);
	});

	it('keeps its lines in a sparse update without them, and drops them with an empty list', async () => {
		const id = invoiceOf(10_000);
		const { Id } = entityOf(await pay(100, [paymentLine(100, id)]), 'Payment');
		await bench.call('/payment', { Id, SyncToken: '0', sparse: true, PrivateNote: 'x' });
		expect(bench.company.invoiceBalance(id)).toBe(0);
		await bench.call('/payment', { Id, SyncToken: '1', sparse: true, Line: [] });
		expect(bench.company.invoiceBalance(id)).toBe(10_000);
		expect(bench.company.receivable(customer)).toBe(0);
	});

	it('moves an application from one invoice to another', async () => {
		const [first, second] = [invoiceOf(10_000), invoiceOf(10_000)];
		const { Id } = entityOf(await pay(100, [paymentLine(100, first)]), 'Payment');
		await bench.call('/payment', {
			Id,
			SyncToken: '0',
			sparse: true,
			Line: [paymentLine(100, second)],
		});
		expect(bench.company.invoiceBalance(first)).toBe(10_000);
		expect(bench.company.invoiceBalance(second)).toBe(0);
	});

	it('uses a credit memo with a payment of nothing', async () => {
		const id = invoiceOf(10_000);
		const { body } = await bench.call('/creditmemo', {
			CustomerRef: { value: customer },
			Line: [salesLine(40)],
		});
		const memo = String(entityOf(body, 'CreditMemo').Id);
		const lines = [paymentLine(40, id), paymentLine(40, memo, 'CreditMemo')];
		const answer = await bench.call('/payment', {
			CustomerRef: { value: customer },
			TotalAmt: 0,
			Line: lines,
		});
		const payment = entityOf(answer.body, 'Payment');
		expect(payment).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 });
		expect(payment).not.toHaveProperty('DepositToAccountRef');
		expect(bench.company.invoiceBalance(id)).toBe(6_000);
		expect(bench.company.receivable(customer)).toBe(6_000);
		const read = await bench.call(`/creditmemo/${memo}`);
		expect(entityOf(read.body, 'CreditMemo')).toMatchObject({ RemainingCredit: 0 });
	});
});

describe('invoices under payments', () => {
	it('voided: nothing is owed, and the payment becomes unapplied credit', async () => {
		const id = invoiceOf(10_000);
		const { Id } = entityOf(await pay(60, [paymentLine(60, id)]), 'Payment');
		await bench.call('/invoice?operation=void', { Id: id, SyncToken: '1' });
		expect(bench.company.invoiceBalance(id)).toBe(0);
		expect(bench.company.receivable(customer)).toBe(-6_000);
		const { body } = await bench.call(`/payment/${String(Id)}`);
		expect(entityOf(body, 'Payment')).toMatchObject({ UnappliedAmt: 60, Line: [], SyncToken: '1' });
	});

	it('deleted: the same, and the invoice is gone for good', async () => {
		const id = invoiceOf(10_000);
		const { Id } = entityOf(await pay(60, [paymentLine(60, id)]), 'Payment');
		await bench.call('/invoice?operation=delete', { Id: id, SyncToken: '1' });
		expect(bench.company.receivable(customer)).toBe(-6_000);
		expect(codeOf((await bench.call(`/invoice/${id}`)).body)).toBe('610');
		const { body } = await bench.call(`/payment/${String(Id)}`);
		expect(entityOf(body, 'Payment')).toMatchObject({ UnappliedAmt: 60, Line: [] });
	});

	it('edited below what was paid: the rest of the payment is credit', async () => {
		const id = invoiceOf(10_000);
		const { Id } = entityOf(await pay(100, [paymentLine(100, id)]), 'Payment');
		editInvoice(bench.company, id, 7_000);
		expect(bench.company.invoiceBalance(id)).toBe(0);
		expect(bench.company.receivable(customer)).toBe(-3_000);
		const { body } = await bench.call(`/payment/${String(Id)}`);
		expect(entityOf(body, 'Payment')).toMatchObject({ TotalAmt: 100, UnappliedAmt: 30 });
	});
});
