import { editInvoice, seedCustomer, seedInvoice, seedPayment } from './seeding/records';
import {
	accountId,
	codeOf,
	entityOf,
	paymentLine,
	salesLine,
	startBench,
	type TestBench,
} from './testKit';
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
		await pay(60, [paymentLine(60, id)]);
		await bench.call('/invoice?operation=delete', { Id: id, SyncToken: '1' });
		expect(bench.company.receivable(customer)).toBe(-6_000);
		expect(codeOf((await bench.call(`/invoice/${id}`)).body)).toBe('610');
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

describe('deposits', () => {
	const bank = () => accountId(bench.company, 'Checking');
	const fees = () => accountId(bench.company, 'BankCharges');

	const direct = (amount: number, account: string): Wire => ({
		Amount: amount,
		DetailType: 'DepositLineDetail',
		DepositLineDetail: { AccountRef: { value: account } },
	});

	const linked = (amount: number, id: string): Wire => ({
		Amount: amount,
		LinkedTxn: [{ TxnId: id, TxnType: 'Payment', TxnLineId: '0' }],
	});

	const bankIt = (lines: Wire[]) =>
		bench.call('/deposit', { DepositToAccountRef: { value: bank() }, Line: lines });

	const waiting = (amount: number) => seedPayment(bench.company, { customer, amount });

	it('payout: Dr bank net, Dr fees, Cr clearing gross', async () => {
		await pay(100, []);
		const { body } = await bankIt([direct(100, clearing), direct(-1.2, fees())]);
		expect(entityOf(body, 'Deposit')).toMatchObject({ TotalAmt: 98.8 });
		expect(bench.company.balance(bank())).toBe(9_880);
		expect(bench.company.balance(fees())).toBe(120);
		expect(bench.company.balance(clearing)).toBe(0);
	});

	it('banks a waiting payment, which is then frozen, though its SyncToken did not move', async () => {
		const id = waiting(10_000);
		await bankIt([linked(100, id), direct(-1, fees())]);
		expect(bench.company.balance(accountId(bench.company, 'UndepositedFunds'))).toBe(0);
		expect(bench.company.balance(bank())).toBe(9_900);
		const { body } = await bench.call(`/payment/${id}`);
		expect(entityOf(body, 'Payment')).toMatchObject({
			SyncToken: '0',
			DepositToAccountRef: { value: accountId(bench.company, 'UndepositedFunds') },
			LinkedTxn: [{ TxnType: 'Deposit' }],
		});
		const change = { Id: id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
		expect(codeOf((await bench.call('/payment', change)).body)).toBe('6540');
		const away = await bench.call('/payment?operation=delete', { Id: id, SyncToken: '0' });
		expect(codeOf(away.body)).toBe('6540');
		const url = '/payment?operation=update&include=void';
		expect(codeOf((await bench.call(url, change)).body)).toBe('6540');
	});

	it('frees its payments when it is deleted', async () => {
		const id = waiting(10_000);
		const { body } = await bankIt([linked(100, id)]);
		const deposit = entityOf(body, 'Deposit');
		await bench.call('/deposit?operation=delete', { Id: deposit.Id, SyncToken: '0' });
		expect(bench.company.depositOf('Payment', id)).toBeUndefined();
		expect(bench.company.balance(bank())).toBe(0);
		const change = { Id: id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
		expect((await bench.call('/payment', change)).status).toBe(200);
	});

	it('refuses lines that mix the two kinds, parts of a payment, and one banked twice', async () => {
		const id = waiting(10_000);
		const mixed = { ...linked(100, id), ...direct(100, clearing) };
		expect(codeOf((await bankIt([mixed])).body)).toBe('6000');
		const bare = { Amount: 1, DetailType: 'DepositLineDetail' };
		expect((await bankIt([bare])).body).toMatchObject({
			Fault: { Error: [{ code: '2020', element: 'Line.DepositLineDetail.AccountRef' }] },
		});
		expect(codeOf((await bankIt([linked(50, id)])).body)).toBe('6000');
		await bankIt([linked(100, id)]);
		expect(codeOf((await bankIt([linked(100, id)])).body)).toBe('620');
		const elsewhere = String(entityOf(await pay(5, []), 'Payment').Id);
		expect(codeOf((await bankIt([linked(5, elsewhere)])).body)).toBe('620');
	});

	it('refuses a total that is not positive, a bank as a direct line, a wrong account', async () => {
		expect(codeOf((await bankIt([direct(-5, fees())])).body)).toBe('6000');
		const savings = accountId(bench.company, 'Savings');
		expect(codeOf((await bankIt([direct(5, savings)])).body)).toBe('6430');
		const wrong = await bench.call('/deposit', {
			DepositToAccountRef: { value: fees() },
			Line: [direct(5, clearing)],
		});
		expect(codeOf(wrong.body)).toBe('6430');
	});

	it('drops an entity that is nested as in a journal entry, silently', async () => {
		const line = direct(5, clearing);
		const Entity = { Type: 'Customer', EntityRef: { value: customer } };
		const detail = { ...(line.DepositLineDetail as Wire), Entity };
		const { body } = await bankIt([{ ...line, DepositLineDetail: detail }]);
		const [shown] = wireList(entityOf(body, 'Deposit').Line);
		expect(shown?.DepositLineDetail).not.toHaveProperty('Entity');
	});
});

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

describe('closed books, numbers and names', () => {
	it('refuses to write into a closed period, or to touch what lies there', async () => {
		const early = seedInvoice(bench.company, { customer, amount: 1_000, txnDate: '2026-01-10' });
		bench.company.settings.bookCloseDate = '2026-01-31';
		const late = await pay(5, [], { TxnDate: '2026-01-31' });
		expect(codeOf(late)).toBe('6210');
		expect(codeOf(await pay(5, [], { TxnDate: '2026-02-01' }))).toBeUndefined();
		const change = { Id: early, SyncToken: '0', sparse: true, PrivateNote: 'x' };
		expect(codeOf((await bench.call('/invoice', change)).body)).toBe('6210');
		const { body } = await bench.call('/preferences');
		expect(entityOf(body, 'Preferences').AccountingInfoPrefs).toMatchObject({
			BookCloseDate: '2026-01-31',
		});
	});

	it('numbers invoices and credit memos from one counter, unless the company does', async () => {
		const sale = { CustomerRef: { value: customer }, Line: [salesLine(1)] };
		const first = entityOf((await bench.call('/invoice', sale)).body, 'Invoice');
		const second = entityOf((await bench.call('/creditmemo', sale)).body, 'CreditMemo');
		expect(Number(second.DocNumber)).toBe(Number(first.DocNumber) + 1);
		bench.company.settings.customTransactionNumbers = true;
		const third = entityOf((await bench.call('/invoice', sale)).body, 'Invoice');
		expect(third).not.toHaveProperty('DocNumber');
	});

	it('names the holder of a duplicate number where the company warns', async () => {
		const sale = { CustomerRef: { value: customer }, Line: [salesLine(1)], DocNumber: 'INV-7' };
		bench.company.settings.customTransactionNumbers = true;
		const { Id } = entityOf((await bench.call('/invoice', sale)).body, 'Invoice');
		expect((await bench.call('/invoice', sale)).status).toBe(200);
		bench.company.settings.warnDuplicateDocumentNumbers = true;
		const { body } = await bench.call('/invoice', sale);
		expect(codeOf(body)).toBe('6140');
		expect(JSON.stringify(body)).toContain(`TxnType=Invoice with TxnId=${String(Id)}`);
		const allowed = await bench.call('/invoice?include=allowduplicatedocnum', sale);
		expect(allowed.status).toBe(200);
	});

	it('keeps names unique over customers and vendors until one is deactivated', async () => {
		expect(codeOf((await bench.call('/vendor', { DisplayName: 'Amy' })).body)).toBe('6240');
		await bench.call('/customer', { Id: customer, SyncToken: '0', sparse: true, Active: false });
		expect((await bench.call('/vendor', { DisplayName: 'Amy' })).status).toBe(200);
		expect(codeOf(await pay(5, []))).toBe('610');
		const { body } = await bench.call(`/customer/${customer}`);
		expect(entityOf(body, 'Customer')).toMatchObject({ DisplayName: 'Amy (deleted)' });
	});
});
