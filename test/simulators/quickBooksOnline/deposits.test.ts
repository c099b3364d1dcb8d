import { seedCustomer, seedPayment } from './seeding/records';
import { accountId, codeOf, entityOf, startBench, type TestBench } from './testKit';
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
