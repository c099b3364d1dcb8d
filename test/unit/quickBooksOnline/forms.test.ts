import { seedCustomer } from '../../simulators/quickBooksOnline/seeding/records';
import { Bench, byId, recordId } from './bench';

describe('forms of QuickBooks Online', () => {
	let bench: Bench;
	let customer: string;
	let bank: string;
	let fees: string;
	let clearing: string;

	beforeAll(async () => {
		bench = await Bench.start();
		customer = seedCustomer(bench.company, { name: 'Ada Ltd', email: 'ada@example.com' });
		bank = bench.account('Checking');
		fees = bench.account('BankCharges');
		const [account] = await bench.records('account', 'create', {
			name: 'GoCardless Clearing',
			accountType: 'Other Current Asset',
			additionalFields: { accountSubType: 'OtherCurrentAssets' },
		});
		clearing = String(account?.Id);
	});

	afterAll(async () => await bench.close());

	const itemId = () => [...bench.company.store('Item').all()][0]?.id ?? '';

	it('makes an invoice of lines: by amount, by quantity and price, and as JSON', async () => {
		const [invoice] = await bench.records('invoice', 'create', {
			customer: byId(customer),
			additionalFields: {
				lines: {
					rows: [
						{ item: byId(itemId()), description: 'Hours', quantity: '2.5', unitPrice: '33.33' },
						{ description: 'Flat', amount: '10.10', taxCode: 'NON', serviceDate: '2026-03-01' },
					],
				},
				linesJson:
					'[{ "Amount": 0.1, "DetailType": "SalesItemLineDetail", "SalesItemLineDetail": {} }]',
				dueDate: '2026-04-30',
				billEmail: 'ada@example.com',
				allowOnlineAch: false,
			},
		});
		// 2.5 x 33.33 = 83.325, rounded once.
		expect(invoice).toMatchObject({
			TotalAmt: 93.53,
			DueDate: '2026-04-30',
			BillEmail: { Address: 'ada@example.com' },
			AllowOnlineACHPayment: false,
		});
	});

	it('banks a payout: waiting payments, less the fee', async () => {
		const before = bench.company.balance(bank);
		const [payment] = await bench.records('payment', 'create', {
			customer: byId(customer),
			amount: '100',
		});
		const [deposit] = await bench.records('deposit', 'create', {
			depositAccount: byId(bank),
			additionalFields: {
				linkedLines: {
					rows: [{ transactionType: 'Payment', transaction: String(payment?.Id), amount: '100' }],
				},
				directLines: {
					rows: [{ amount: '-1.20', account: byId(fees), description: 'Fees of GoCardless' }],
				},
				transactionDate: '2026-04-02',
			},
		});
		expect(deposit).toMatchObject({ TotalAmt: 98.8 });
		expect(bench.company.balance(bank) - before).toBe(9880);
		const run = await bench.run('payment', 'delete', recordId(payment?.Id));
		expect(run.error?.message).toContain('deposited');
		expect(run.error?.description).toContain('Remove it from the deposit first');
	});

	it('books a reversal as a journal entry with the customer on the receivable', async () => {
		const before = bench.company.receivable(customer);
		await bench.records('journalEntry', 'create', {
			additionalFields: {
				lines: {
					rows: [
						{
							postingType: 'Debit',
							amount: '0.30',
							account: byId(bench.account('AccountsReceivable')),
							entityType: 'Customer',
							entity: customer,
						},
						{ postingType: 'Credit', amount: '0.10', account: byId(clearing) },
						{ postingType: 'Credit', amount: '0.20', account: byId(clearing) },
					],
				},
				documentNumber: 'CB-PM1',
			},
		});
		expect(bench.company.receivable(customer) - before).toBe(30);
		expect(bench.company.balance(clearing)).toBe(-30);
	});

	it('refuses a journal entry that does not balance, before anything is sent', async () => {
		bench.takeCalls();
		const run = await bench.run('journalEntry', 'create', {
			additionalFields: {
				lines: {
					rows: [
						{ postingType: 'Debit', amount: '10', account: byId(bank) },
						{ postingType: 'Credit', amount: '9.99', account: byId(clearing) },
					],
				},
			},
		});
		expect(run.error?.message).toContain('debits of 10.00 do not equal credits of 9.99');
		expect(bench.takeCalls()).toEqual([]);
	});

	it('moves money by a transfer', async () => {
		const before = bench.company.balance(bank);
		await bench.records('transfer', 'create', {
			fromAccount: byId(clearing),
			toAccount: byId(bank),
			amount: '12.34',
			additionalFields: { transactionDate: '2026-04-02' },
		});
		expect(bench.company.balance(bank) - before).toBe(1234);
	});

	it('gives money back by a refund receipt, and takes it at once by a sales receipt', async () => {
		const before = bench.company.balance(bank);
		const lines = { rows: [{ amount: '7.00', description: 'Returned' }] };
		await bench.records('refundReceipt', 'create', {
			customer: byId(customer),
			refundFromAccount: byId(bank),
			additionalFields: { lines, referenceNumber: 'RF000123' },
		});
		expect(bench.company.balance(bank) - before).toBe(-700);
		const [sale] = await bench.records('salesReceipt', 'create', {
			additionalFields: { customer: byId(customer), depositAccount: byId(bank), lines },
		});
		expect(bench.company.balance(bank) - before).toBe(0);
		await bench.records('salesReceipt', 'void', recordId(sale?.Id));
		expect(bench.company.balance(bank) - before).toBe(-700);
	});

	it('keeps name lists', async () => {
		const [vendor] = await bench.records('vendor', 'create', { name: 'GoCardless Ltd' });
		const [method] = await bench.records('paymentMethod', 'create', { name: 'Direct Debit' });
		const [item] = await bench.records('item', 'create', {
			name: 'Membership',
			type: 'Service',
			incomeAccount: byId(bench.account('ServiceFeeIncome')),
			additionalFields: { unitPrice: '15.5', sku: 'M-1' },
		});
		const [term] = await bench.records('term', 'create', {
			name: 'Net 10',
			additionalFields: { dueDays: 10 },
		});
		expect(vendor).toMatchObject({ DisplayName: 'GoCardless Ltd' });
		expect(method).toMatchObject({ Name: 'Direct Debit' });
		expect(term).toMatchObject({ DueDays: 10 });
		const found = await bench.records('item', 'getAll', { filters: { name: 'Membership' } });
		expect(found).toMatchObject([{ Id: item?.Id, UnitPrice: 15.5, Sku: 'M-1' }]);
		expect(await bench.records('taxCode', 'get', recordId('NON'))).toMatchObject([{ Name: 'NON' }]);
	});

	it('reads the company with its realm id, and its preferences', async () => {
		const [company] = await bench.records('companyInfo', 'get');
		expect(company).toMatchObject({
			CompanyName: 'Larch & Sons',
			realmId: bench.company.realmId,
		});
		const [preferences] = await bench.records('preferences', 'get');
		expect(preferences).toMatchObject({ CurrencyPrefs: { HomeCurrency: { value: 'USD' } } });
	});

	it('reads reference data once a run', async () => {
		bench.takeCalls();
		await bench.records('account', 'get', recordId(bank), { items: [{}, {}, {}] });
		expect(bench.takeCalls()).toEqual([`GET /account/${bank}`]);
	});

	it('keeps a template of a recurring invoice, wrapped in its type', async () => {
		const template = {
			CustomerRef: { value: customer },
			Line: [{ Amount: 20, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} }],
			RecurringInfo: {
				Name: 'Membership of Ada',
				RecurType: 'Automated',
				Active: true,
				ScheduleInfo: {
					IntervalType: 'Monthly',
					NumInterval: 1,
					DayOfMonth: 1,
					StartDate: '2026-05-01',
				},
			},
		};
		const [created] = await bench.records('recurringTransaction', 'create', {
			type: 'Invoice',
			template: JSON.stringify(template),
		});
		expect(created).toMatchObject({ Invoice: { RecurringInfo: { Name: 'Membership of Ada' } } });
		const listed = await bench.records('recurringTransaction', 'getAll', { returnAll: true });
		expect(listed).toHaveLength(1);
	});

	it('sends by e-mail and gives the PDF', async () => {
		const invoice = await bench.invoice(customer, '5.00');
		const [sent] = await bench.records('invoice', 'send', {
			...recordId(invoice.Id),
			sendTo: 'ada+books@example.com',
		});
		expect(sent).toMatchObject({ EmailStatus: 'EmailSent' });
		const run = await bench.run('invoice', 'pdf', {
			...recordId(invoice.Id),
			binaryProperty: 'data',
		});
		const [item] = run.demandSuccess().rawItems('Node');
		expect(item?.binary?.data).toMatchObject({ mimeType: 'application/pdf', fileExtension: 'pdf' });
		expect(Buffer.from(String(item?.binary?.data?.data), 'base64').toString('latin1', 0, 4)).toBe(
			'%PDF',
		);
	});

	it('says that a PDF does not exist in the words of QuickBooks', async () => {
		const run = await bench.run('invoice', 'pdf', {
			...recordId('999999'),
			binaryProperty: 'data',
		});
		expect(run.error?.message).toContain('Object Not Found');
	});

	it('makes any other request, below its company only', async () => {
		const [answer] = await bench.records('customApiCall', 'request', {
			method: 'GET',
			path: `/customer/${customer}`,
		});
		expect(answer).toMatchObject({ Customer: { Id: customer } });
		const run = await bench.run('customApiCall', 'request', {
			method: 'GET',
			path: '/../1234/companyinfo/1234',
		});
		expect(run.error?.message).toContain('"Path" must be like');
	});
});

describe('forms of a company with several currencies', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await Bench.start({ multiCurrency: true, homeCurrency: 'GBP' });
	});

	afterAll(async () => await bench.close());

	it('sends the currency and its rate along', async () => {
		const customer = seedCustomer(bench.company, { name: 'Zoë GmbH', currency: 'EUR' });
		const [payment] = await bench.records('payment', 'create', {
			customer: byId(customer),
			amount: '20',
			additionalFields: { currency: 'eur', exchangeRate: '0.85' },
		});
		expect(payment).toMatchObject({ CurrencyRef: { value: 'EUR' }, ExchangeRate: 0.85 });
	});

	it('names field and rule for a currency that is none, or has other decimals', async () => {
		const customer = seedCustomer(bench.company, { name: 'Yen KK' });
		const fail = async (currency: string, amount: string) => {
			const run = await bench.run('payment', 'create', {
				customer: byId(customer),
				amount,
				additionalFields: { currency },
			});
			return run.error?.message;
		};
		expect(await fail('POUNDS', '1')).toContain('POUNDS');
		expect(await fail('JPY', '1.50')).toContain('"Amount"');
	});
});
