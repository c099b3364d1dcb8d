import type { INodeParameters } from 'n8n-workflow';

import { seedCustomer } from '../../simulators/quickBooksOnline/seeding/records';
import { Bench, byId, CREDENTIAL, NODE, recordId } from './bench';

describe('what QuickBooks Online refuses', () => {
	let bench: Bench;
	let customer: string;

	beforeAll(async () => {
		bench = await Bench.start({
			bookCloseDate: '2026-01-31',
			customTransactionNumbers: true,
			warnDuplicateDocumentNumbers: true,
		});
		customer = seedCustomer(bench.company, { name: 'Ada Ltd' });
	});

	afterAll(async () => await bench.close());

	const fail = async (resource: string, operation: string, parameters: INodeParameters) => {
		const run = await bench.run(resource, operation, parameters, {
			onError: 'continueRegularOutput',
		});
		const [item = {}] = run.items('Node');
		return item as { error?: string; message?: string; details?: Record<string, unknown> };
	};

	it.each<[string, INodeParameters, string]>([
		['no amount', { amount: '={{ "" }}' }, '"Amount" is empty'],
		['three decimals', { amount: '1.234' }, 'more than 2 decimals'],
		['a comma', { amount: '1,50' }, '"Amount"'],
		['no customer', { customer: byId('={{ "" }}') }, '"Customer" is empty'],
		['a customer that is no number', { customer: byId('Ada') }, '"Customer" must be an id'],
		[
			'a long reference',
			{ additionalFields: { referenceNumber: 'PM'.padEnd(22, '0') } },
			'"Reference Number" has 22 characters; at most 21',
		],
		[
			'a wrong date',
			{ additionalFields: { transactionDate: '31.03.2026' } },
			'"Date" must be a date like',
		],
		[
			'an applied invoice without amount',
			{ additionalFields: { invoices: { rows: [{ invoice: byId('1'), amount: '' }] } } },
			'"Applied Invoices, row 1, Amount" is empty',
		],
		[
			'an unknown body',
			{ options: { additionalBody: '{ "Amount": ' } },
			'"Additional Body (JSON)" is not valid JSON',
		],
	])('a payment with %s: field and rule are named, nothing is sent', async (_, wrong, sentence) => {
		bench.takeCalls();
		const { error } = await fail('payment', 'create', {
			customer: byId(customer),
			amount: '10',
			additionalFields: {},
			...wrong,
		});
		expect(error).toContain(sentence);
		expect(bench.takeCalls()).toEqual([]);
	});

	it('leaves the other items unharmed', async () => {
		const run = await bench.run(
			'payment',
			'create',
			{ customer: byId(customer), amount: '={{ $json.amount }}' },
			{
				items: [{ amount: '1.00' }, { amount: '1.005' }, { amount: 3 }],
				onError: 'continueErrorOutput',
			},
		);
		expect(run.items('Node').map(({ TotalAmt }) => TotalAmt)).toEqual([1, 3]);
		expect(run.items('Node', 1)).toMatchObject([
			{ error: expect.stringContaining('"Amount": 1.005') },
		]);
	});

	it('tells what is done already when it stops at an item', async () => {
		const run = await bench.run(
			'payment',
			'create',
			{ customer: byId(customer), amount: '={{ $json.amount }}' },
			{ items: [{ amount: '1.00' }, { amount: 'x' }] },
		);
		expect(run.error?.message).toContain('"x" is not an amount');
		expect(run.error?.description).toContain('1 of 2 items were done');
	});

	it('a closed period: what to do is said', async () => {
		const item = await fail('payment', 'create', {
			customer: byId(customer),
			amount: '10',
			additionalFields: { transactionDate: '2026-01-15' },
		});
		expect(item).toMatchObject({
			error: expect.stringContaining('Account Period Closed'),
			message: expect.stringContaining('Use a date after the closing date'),
			details: {
				code: '6210',
				requestId: expect.any(String),
				idempotencyKey: expect.stringMatching(/^[0-9a-f]{36}$/),
			},
		});
	});

	it('a repeated document number and name: the code says which', async () => {
		const invoice = {
			customer: byId(customer),
			additionalFields: { lines: { rows: [{ amount: '1' }] }, documentNumber: 'A-1' },
		};
		await bench.records('invoice', 'create', invoice);
		expect(await fail('invoice', 'create', invoice)).toMatchObject({ details: { code: '6140' } });
		expect(await fail('vendor', 'create', { name: 'Ada Ltd' })).toMatchObject({
			details: { code: '6240', kind: 'conflict' },
		});
	});

	it('an invoice without lines, and one without amount', async () => {
		expect(await fail('invoice', 'create', { customer: byId(customer) })).toMatchObject({
			error: expect.stringContaining('At least one line'),
		});
		const additionalFields = { lines: { rows: [{ description: 'Work', quantity: '2' }] } };
		expect(
			await fail('invoice', 'create', { customer: byId(customer), additionalFields }),
		).toMatchObject({ error: expect.stringContaining('"Lines, row 1" has no amount') });
	});

	it('an id that is none', async () => {
		expect(await fail('invoice', 'get', recordId('INV-7'))).toMatchObject({
			error: expect.stringContaining('must be an id of QuickBooks'),
		});
	});

	it('a moment of trouble at Intuit is got over', async () => {
		bench.simulator.faults.arrange('serverErrorBefore', { path: /companyinfo/ });
		bench.simulator.faults.arrange('dropBefore', { path: /companyinfo/ });
		expect(await bench.records('companyInfo', 'get')).toHaveLength(1);
	});
});

describe('the connection to QuickBooks Online', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await Bench.start();
	});

	afterEach(async () => await bench.close());

	const getCompany = async () =>
		await bench.run('companyInfo', 'get', {}, { onError: 'continueRegularOutput' });

	it('gets a new token when the old one ended, and keeps the new one', async () => {
		bench.simulator.expireAccessTokens();
		expect((await getCompany()).items('Node')[0]).toMatchObject({ CompanyName: 'Larch & Sons' });
		expect(bench.simulator.tokenRequests).toHaveLength(1);
	});

	it('asks to connect again, by the names of credential and company, when that is not possible', async () => {
		bench.simulator.expireAccessTokens();
		const { oauthTokenData } = bench.n8n.credentials.read(bench.credentialId);
		bench.n8n.credentials.change(bench.credentialId, {
			oauthTokenData: { ...(oauthTokenData as object), refresh_token: 'stale' },
		});
		expect((await getCompany()).items('Node')[0]).toMatchObject({
			error: expect.stringContaining(bench.company.realmId),
			message: expect.stringContaining('Open the credential "Books"'),
			details: { kind: 'unauthorized' },
		});
	});

	it('refuses a company other than the one that is expected', async () => {
		bench.n8n.credentials.change(bench.credentialId, { companyId: '1234' });
		const [item] = (await getCompany()).items('Node');
		expect(item?.error).toContain('expects 1234');
		expect(bench.takeCalls()).toEqual([]);
	});

	it('says which keys belong where when the app may not read the company', async () => {
		const other = bench.simulator.createCompany({ name: 'Other' });
		bench.n8n.credentials.change(bench.credentialId, {
			oauthTokenData: {
				...bench.simulator.issueTokens(bench.company.realmId),
				callbackQueryString: { realmId: other.realmId },
			},
		});
		expect((await getCompany()).items('Node')[0]).toMatchObject({
			message: expect.stringContaining('development keys work with sandbox companies only'),
			details: { code: '3100' },
		});
	});

	it('fills the lists of the editor, searched by QuickBooks', async () => {
		for (let index = 0; index < 130; index += 1) {
			seedCustomer(bench.company, { name: `Customer ${String(index).padStart(3, '0')}` });
		}
		const first = await bench.n8n.searchList(NODE, 'searchCustomers');
		const rest = await bench.n8n.searchList(
			NODE,
			'searchCustomers',
			{},
			{
				paginationToken: first.paginationToken as string,
			},
		);
		expect([first.results.length, rest.results.length, rest.paginationToken]).toEqual([
			100,
			30,
			undefined,
		]);
		const found = await bench.n8n.searchList(NODE, 'searchCustomers', {}, { filter: '12' });
		expect(found.results.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Customer 012', 'Customer 112', 'Customer 120']),
		);
		const methods = await bench.n8n.searchList(NODE, 'searchPaymentMethods');
		expect(methods.results.map(({ name }) => name)).toContain('Cash');
		expect(CREDENTIAL).toBe('quickBooksOnlineOAuth2Api');
	});
});
