import { addDays } from '../shared/clock';
import { seedCustomer, seedInvoice, seedPayment } from './seeding/records';
import { codeOf, paymentLine, startBench, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';

let bench: TestBench;
let customer: string;
let invoices: string[];

beforeAll(async () => {
	bench = await startBench();
	customer = seedCustomer(bench.company, { name: "Adam's Candy \\ Shop" });
	seedCustomer(bench.company, { name: 'Zoe', extra: { CompanyName: 'Zoe & Co' } });
	invoices = Array.from({ length: 130 }, (_, day) =>
		seedInvoice(bench.company, {
			customer,
			amount: 1_000 + day,
			txnDate: addDays('2026-01-01', day % 50),
		}),
	);
	for (const id of invoices.slice(0, 30)) {
		const extra = { PaymentRefNum: `PM${id}` };
		const amount = bench.company.invoiceBalance(id);
		seedPayment(bench.company, { customer, amount, invoices: { [id]: amount }, extra });
	}
});

afterAll(() => bench.close());

const ids = (response: Wire, entity: string) => wireList(response[entity]).map(({ Id }) => Id);

describe('query language', () => {
	it('pages by a hundred, at most by a thousand, from position one', async () => {
		const first = await bench.query('select * from Invoice');
		expect(first).toMatchObject({ startPosition: 1, maxResults: 100, totalCount: 100 });
		const rest = await bench.query('SELECT * FROM Invoice STARTPOSITION 101 MAXRESULTS 5000');
		expect(rest).toMatchObject({ startPosition: 101, maxResults: 30 });
		const all = [...ids(first, 'Invoice'), ...ids(rest, 'Invoice')];
		expect(new Set(all)).toEqual(new Set(invoices));
		expect(await bench.query('select * from Invoice startposition 131')).toEqual({});
		expect(codeOf(await bench.query('select * from Invoice startposition 0'))).toBe('4001');
	});

	it('leaves the entity key out when nothing is found, and counts', async () => {
		expect(await bench.query("select * from Payment where PaymentRefNum = 'PM0'")).toEqual({});
		expect(await bench.query("select count(*) from Invoice where Balance > '0'")).toEqual({
			totalCount: 100,
		});
		const payments = await bench.query('select * from Payment');
		expect(payments).not.toHaveProperty('totalCount');
	});

	it('finds a booked collection by its reference', async () => {
		const found = await bench.query(
			`select * from Payment where PaymentRefNum = 'PM${invoices[3]}'`,
		);
		expect(wireList(found.Payment)).toMatchObject([
			{ Line: [paymentLine(10.03, String(invoices[3]))] },
		]);
		const several = invoices.slice(0, 3).map((id) => `'PM${id}'`);
		const list = `select * from Payment where PaymentRefNum IN (${several.join(', ')})`;
		expect(ids(await bench.query(list), 'Payment')).toHaveLength(3);
	});

	it('compares dates, amounts, references and times, joined by AND', async () => {
		const text = `select * from Invoice where TxnDate >= '2026-01-10' and TxnDate < '2026-01-12' and CustomerRef = '${customer}' and Balance > '10.5'`;
		const found = wireList((await bench.query(text)).Invoice);
		expect(found.length).toBeGreaterThan(0);
		for (const invoice of found) {
			expect(['2026-01-10', '2026-01-11']).toContain(invoice.TxnDate);
			expect(Number(invoice.Balance)).toBeGreaterThan(10.5);
		}
		const future = addDays(bench.simulator.clock.today(), 2);
		const later = `select * from Invoice where MetaData.LastUpdatedTime > '${future}T00:00:00Z'`;
		expect(await bench.query(later)).toEqual({});
		const past = "select * from Invoice where MetaData.CreateTime > '2020-01-01T00:00:00-08:00'";
		expect(await bench.query(past)).toMatchObject({ maxResults: 100 });
	});

	it('escapes quotes and backslashes, and matches with per cent', async () => {
		const exact = "select * from Customer where DisplayName = 'Adam\\'s Candy \\\\ Shop'";
		expect(ids(await bench.query(exact), 'Customer')).toEqual([customer]);
		const like = "select * from Customer where CompanyName LIKE '%oe & %'";
		expect(ids(await bench.query(like), 'Customer')).toHaveLength(1);
	});

	it('orders by what it can, and no longer by Id', async () => {
		const text = 'select * from Invoice orderby TxnDate desc, TotalAmt maxresults 200';
		const dates = wireList((await bench.query(text)).Invoice).map(({ TxnDate }) => TxnDate);
		expect(dates).toEqual([...dates].sort().reverse());
		expect(codeOf(await bench.query('select * from Invoice order by Id'))).toBe('4001');
	});

	it.each([
		["select * from Payment where TotalAmt = '5'", '4001'],
		["select * from Payment where PrivateNote = 'x'", '4001'],
		["select * from Invoice where Nonsense = 'x'", '4001'],
		['select * from Nothing', '4001'],
		["select * from Invoice where Id > '5'", '4001'],
		["select * from Invoice where DocNumber = '1' or DocNumber = '2'", '4000'],
		["select * from Invoice where DocNumber != '1'", '4000'],
		["select * from Invoice where (DocNumber = '1')", '4000'],
		["select * from Invoice where DocNumber = 'it's'", '4000'],
		['select from Invoice', '4000'],
	])('refuses %s loudly', async (statement, code) => {
		expect(codeOf(await bench.query(statement))).toBe(code);
	});

	it('hides inactive records unless they are asked for', async () => {
		const gone = seedCustomer(bench.company, { name: 'Gone', extra: { Active: false } });
		const visible = ids(await bench.query('select * from Customer'), 'Customer');
		expect(visible).not.toContain(gone);
		const all = await bench.query('select * from Customer where Active in (true, false)');
		expect(ids(all, 'Customer')).toContain(gone);
	});

	it('takes a statement as a body, and shows Sku only when it is named', async () => {
		const text = "select * from Account where AccountSubType = 'UndepositedFunds'";
		const { body } = await bench.call('/query', text, { 'content-type': 'application/text' });
		expect(ids(body.QueryResponse as Wire, 'Account')).toHaveLength(1);
		const IncomeAccountRef = { value: bench.company.accountBy('AccountType', 'Income') };
		await bench.call('/item', { Name: 'Kit', Sku: 'K-1', IncomeAccountRef });
		const plain = await bench.query("select * from Item where Name = 'Kit'");
		expect(wireList(plain.Item)[0]).not.toHaveProperty('Sku');
		const named = await bench.query("select *, Sku from Item where Name = 'Kit'");
		expect(wireList(named.Item)[0]).toMatchObject({ Sku: 'K-1' });
	});
});
