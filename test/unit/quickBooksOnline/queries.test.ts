import { seedCustomer, seedInvoice } from '../../simulators/quickBooksOnline/seeding/records';
import { Bench } from './bench';

describe('queries of QuickBooks Online', () => {
	let bench: Bench;
	let oNeill: string;

	beforeAll(async () => {
		bench = await Bench.start();
		oNeill = seedCustomer(bench.company, { name: "O'Neill" });
		const other = seedCustomer(bench.company, { name: 'Bob' });
		for (let index = 0; index < 1100; index += 1) {
			seedInvoice(bench.company, {
				customer: index < 1050 ? oNeill : other,
				amount: 1000,
				dueDate: '2026-05-01',
			});
		}
	});

	afterAll(async () => await bench.close());

	it('is built from conditions and read to the end', async () => {
		const found = await bench.records('query', 'run', {
			entity: 'Invoice',
			conditions: {
				rows: [
					{ field: 'CustomerRef', operator: 'in', value: `${oNeill}, 42` },
					{ field: 'Balance', operator: 'greater', value: '0' },
				],
			},
			returnAll: true,
		});
		expect(found).toHaveLength(1050);
	});

	it('takes a statement, with values escaped', async () => {
		const found = await bench.records('query', 'run', {
			queryBy: 'statement',
			statement: 'SELECT * FROM Customer WHERE DisplayName = :name',
			statementValues: { rows: [{ name: 'name', value: "O'Neill" }] },
			returnAll: true,
		});
		expect(found).toMatchObject([{ Id: oNeill }]);
	});

	it('leaves a colon in quotes alone', async () => {
		const found = await bench.records('query', 'run', {
			queryBy: 'statement',
			statement:
				"SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime > '2000-01-01T09:30:00Z' AND DueDate = :day",
			statementValues: { rows: [{ name: 'day', value: '2026-05-01' }] },
			limit: 3,
		});
		expect(found).toHaveLength(3);
	});

	it('counts', async () => {
		const counted = await bench.records('query', 'run', {
			queryBy: 'statement',
			statement: 'SELECT COUNT(*) FROM Invoice',
		});
		expect(counted).toEqual([{ totalCount: 1100 }]);
	});

	it('sends a page that the user chose as it is', async () => {
		const page = await bench.records('query', 'run', {
			queryBy: 'statement',
			statement: 'SELECT * FROM Invoice STARTPOSITION 1091 MAXRESULTS 100',
		});
		expect(page).toHaveLength(10);
	});

	it.each([
		[
			{ statement: 'SELECT * FROM Invoice MAXRESULTS 5', returnAll: true },
			'STARTPOSITION or MAXRESULTS',
		],
		[{ statement: 'DELETE EVERYTHING' }, 'must be like SELECT'],
		[
			{
				statement: 'SELECT * FROM Invoice WHERE DocNumber = :number',
				statementValues: { rows: [{ name: 'x', value: '1' }] },
			},
			':number',
		],
	])('refuses %j with a sentence', async (parameters, sentence) => {
		const run = await bench.run('query', 'run', { queryBy: 'statement', ...parameters });
		expect(run.error?.message).toContain(sentence);
	});

	it('refuses conditions without field or value instead of reading more than was meant', async () => {
		const run = await bench.run('query', 'run', {
			entity: 'Invoice',
			conditions: { rows: [{ field: 'CustomerRef', operator: 'equal', value: '' }] },
		});
		expect(run.error?.message).toContain('"Conditions, row 1" has no value');
	});

	it("gives the vendor's words and code for a field that cannot be queried", async () => {
		const run = await bench.run(
			'query',
			'run',
			{
				entity: 'Payment',
				conditions: { rows: [{ field: 'PrivateNote', operator: 'equal', value: 'x' }] },
			},
			{ onError: 'continueRegularOutput' },
		);
		expect(run.items('Node')).toMatchObject([
			{ error: expect.stringContaining('PrivateNote'), details: { code: '4001' } },
		]);
	});
});
