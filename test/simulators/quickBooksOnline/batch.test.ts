import { seedCustomer, seedInvoice } from './seeding/records';
import { codeOf, entityOf, paymentLine, salesLine, startBench, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';

let bench: TestBench;
let customer: string;

beforeEach(async () => {
	bench = await startBench();
	customer = seedCustomer(bench.company, { name: 'Amy' });
});

afterEach(() => bench.close());

describe('batch', () => {
	const run = async (items: Wire[], parameters = '') =>
		bench.call(`/batch${parameters}`, { BatchItemRequest: items });

	it('answers each item for itself, to be matched by bId and not by position', async () => {
		const items = Array.from({ length: 30 }, (_, position) => ({
			bId: `b${position}`,
			operation: 'create',
			Payment: { CustomerRef: { value: customer }, TotalAmt: position === 7 ? -1 : position + 1 },
		}));
		const replies = wireList((await run(items)).body.BatchItemResponse);
		expect(replies.map(({ bId }) => bId)).not.toEqual(items.map(({ bId }) => bId));
		expect(new Set(replies.map(({ bId }) => bId)).size).toBe(30);
		const refused = replies.find(({ bId }) => bId === 'b7') ?? {};
		expect(codeOf(refused)).toBe('2290');
		expect(replies.find(({ bId }) => bId === 'b3')).toMatchObject({ Payment: { TotalAmt: 4 } });
		expect(bench.company.store('Payment').size).toBe(29);
		expect(codeOf((await run([...items, ...items])).body)).toBe('1040');
	});

	it('repeats a whole batch for its requestid, and only then', async () => {
		const Payment = { CustomerRef: { value: customer }, TotalAmt: 3 };
		const item = { bId: 'b', operation: 'create', Payment };
		const first = await run([item], '?requestid=one');
		expect((await run([item], '?requestid=one')).body).toEqual(first.body);
		expect(bench.company.store('Payment').size).toBe(1);
		await run([item], '?requestid=two');
		expect(bench.company.store('Payment').size).toBe(2);
		const long = { ...item, bId: 'b'.repeat(11) };
		expect(codeOf((await run([long], `?requestid=${'x'.repeat(40)}`)).body)).toBe('2130');
	});

	it('voids, deletes, updates sparsely, and says nothing of a payment that links credits', async () => {
		const [open, gone] = [1, 2].map(() => seedInvoice(bench.company, { customer, amount: 500 }));
		const memo = await bench.call('/creditmemo', {
			CustomerRef: { value: customer },
			Line: [salesLine(5)],
		});
		const credit = String(entityOf(memo.body, 'CreditMemo').Id);
		const lines = [paymentLine(5, String(open)), paymentLine(5, credit, 'CreditMemo')];
		const { body } = await run([
			{ bId: 'v', operation: 'update', optionsData: 'void', Invoice: { Id: gone, SyncToken: '0' } },
			{
				bId: 'c',
				operation: 'create',
				Payment: { CustomerRef: { value: customer }, TotalAmt: 0, Line: lines },
			},
			{
				bId: 'u',
				operation: 'update',
				Customer: { Id: customer, SyncToken: '0', sparse: true, Notes: 'n' },
			},
		]);
		const replies = wireList(body.BatchItemResponse);
		expect(replies.find(({ bId }) => bId === 'v')).toMatchObject({ Invoice: { TotalAmt: 0 } });
		expect(replies.find(({ bId }) => bId === 'c')).toEqual({ bId: 'c' });
		expect(replies.find(({ bId }) => bId === 'u')).toMatchObject({ Customer: { Notes: 'n' } });
		expect(bench.company.invoiceBalance(String(open))).toBe(0);
	});
});
