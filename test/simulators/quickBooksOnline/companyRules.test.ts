import { seedCustomer, seedInvoice } from './seeding/records';
import { codeOf, entityOf, salesLine, startBench, type TestBench } from './testKit';
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
