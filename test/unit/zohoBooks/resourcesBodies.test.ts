import { byId, Recorder } from './resourcesRecorder';

/** Ids as Zoho has them: more digits than a number can hold (Zoho sheet 0.10). */
const CUSTOMER = '260815000000097001';
const INVOICE = '260815000000103001';
const CLEARING = '260815000000400001';
const BANK = '260815000000400009';
const FEES = '260815000000400017';

let recorder: Recorder;

beforeEach(() => {
	recorder = new Recorder();
});

describe('what is sent to create records', () => {
	it('books a collection on an invoice: gross, into clearing, found by its GoCardless id', async () => {
		recorder.answer({ payment: { payment_id: '260815000000114002' } });
		const record = await recorder.run('customerPayment', 'create', {
			customer: byId(CUSTOMER),
			amount: '598.10',
			date: '2026-06-12',
			paymentMode: 'banktransfer',
			additionalFields: {
				invoices: { rows: [{ invoice: byId(INVOICE), amount: '598.10', taxWithheld: '' }] },
				account: byId(CLEARING),
				referenceNumber: 'PM000123',
				customFields: { rows: [{ apiName: 'cf_gocardless_id', value: 'PM000123' }] },
			},
		});
		expect(recorder.last).toEqual({
			line: 'POST /customerpayments',
			body: {
				customer_id: CUSTOMER,
				payment_mode: 'banktransfer',
				amount: 598.1,
				date: '2026-06-12',
				invoices: [{ invoice_id: INVOICE, amount_applied: 598.1 }],
				account_id: CLEARING,
				reference_number: 'PM000123',
				custom_fields: [{ api_name: 'cf_gocardless_id', value: 'PM000123' }],
			},
		});
		// The single record of a payment comes under another name than the list (Zoho sheet 3).
		expect(record).toEqual({ payment_id: '260815000000114002' });
	});

	it('makes an invoice of lines, by item and by name, and numbers it when told to', async () => {
		recorder.answer({ invoice: { invoice_id: INVOICE } });
		await recorder.run('invoice', 'create', {
			customer: byId(CUSTOMER),
			lineItems: {
				rows: [
					{ item: byId('260815000000500001'), quantity: '2.5', discount: '12.5%' },
					{
						name: 'Membership',
						rate: '15.5',
						account: byId(FEES),
						tax: byId('260815000000600001'),
					},
				],
			},
			additionalFields: {
				date: '2026-06-01T00:00:00',
				dueDate: '2026-06-30',
				number: 'INV-000042',
				paymentTerms: 30,
				discount: '10',
				discountType: 'entity_level',
				adjustment: '-0.01',
				currency: byId('260815000000000097'),
				exchangeRate: '0.85',
			},
		});
		expect(recorder.last).toEqual({
			line: 'POST /invoices?ignore_auto_number_generation=true',
			body: {
				customer_id: CUSTOMER,
				line_items: [
					{ item_id: '260815000000500001', quantity: 2.5, discount: '12.5%' },
					{ name: 'Membership', rate: 15.5, account_id: FEES, tax_id: '260815000000600001' },
				],
				date: '2026-06-01',
				due_date: '2026-06-30',
				invoice_number: 'INV-000042',
				payment_terms: 30,
				discount: 10,
				discount_type: 'entity_level',
				adjustment: -0.01,
				currency_id: '260815000000000097',
				exchange_rate: 0.85,
			},
		});
	});

	it('puts the e-mail address of a customer into the primary person', async () => {
		recorder.answer({ contact: { contact_id: CUSTOMER } });
		await recorder.run('contact', 'create', {
			name: 'Ada Ltd',
			additionalFields: {
				firstName: 'Ada',
				email: 'ada@example.com',
				billingStreet: '1 High Street',
				billingZip: 'N1 1AA',
				customFields: { rows: [{ apiName: 'cf_gocardless_customer', value: 'CU000123' }] },
			},
		});
		expect(recorder.last).toEqual({
			line: 'POST /contacts',
			body: {
				contact_type: 'customer',
				contact_name: 'Ada Ltd',
				billing_address: { address: '1 High Street', zip: 'N1 1AA' },
				custom_fields: [{ api_name: 'cf_gocardless_customer', value: 'CU000123' }],
				contact_persons: [
					{ first_name: 'Ada', email: 'ada@example.com', is_primary_contact: true },
				],
			},
		});
	});

	it('makes a vendor a contact of its kind', async () => {
		recorder.answer({ contact: { contact_id: CUSTOMER } });
		await recorder.run('vendor', 'create', { name: 'GoCardless Ltd' });
		expect(recorder.last.body).toEqual({ contact_type: 'vendor', contact_name: 'GoCardless Ltd' });
	});

	it('records a payout: fees out of clearing, then the rest to the bank', async () => {
		recorder.answer({ expense: { expense_id: '1' } }, { banktransaction: { transaction_id: '2' } });
		await recorder.run('expense', 'create', {
			account: byId(FEES),
			paidThroughAccount: byId(CLEARING),
			amount: '1.20',
			date: '2026-06-16',
			additionalFields: { referenceNumber: 'PO000123' },
		});
		expect(recorder.last).toEqual({
			line: 'POST /expenses',
			body: {
				account_id: FEES,
				paid_through_account_id: CLEARING,
				amount: 1.2,
				date: '2026-06-16',
				reference_number: 'PO000123',
			},
		});
		await recorder.run('bankTransaction', 'create', {
			transactionType: 'transfer_fund',
			amount: '98.80',
			date: '2026-06-16',
			additionalFields: {
				fromAccount: byId(CLEARING),
				toAccount: byId(BANK),
				referenceNumber: 'PO000123',
			},
		});
		expect(recorder.last).toEqual({
			line: 'POST /banktransactions',
			body: {
				transaction_type: 'transfer_fund',
				amount: 98.8,
				date: '2026-06-16',
				from_account_id: CLEARING,
				to_account_id: BANK,
				reference_number: 'PO000123',
			},
		});
	});

	it('books a journal whose sides are equal to the penny', async () => {
		recorder.answer({ journal: { journal_id: '3' } });
		await recorder.run('journal', 'create', {
			date: '2026-06-16',
			lineItems: {
				rows: [
					{ side: 'debit', amount: '0.30', account: byId(FEES) },
					{ side: 'credit', amount: '0.10', account: byId(CLEARING), description: 'First' },
					{ side: 'credit', amount: '0.20', account: byId(CLEARING) },
				],
			},
		});
		expect(recorder.last).toEqual({
			line: 'POST /journals',
			body: {
				journal_date: '2026-06-16',
				line_items: [
					{ debit_or_credit: 'debit', amount: 0.3, account_id: FEES },
					{
						debit_or_credit: 'credit',
						amount: 0.1,
						account_id: CLEARING,
						description: 'First',
					},
					{ debit_or_credit: 'credit', amount: 0.2, account_id: CLEARING },
				],
			},
		});
	});

	it('makes a clearing account, and reads it under the name that Zoho gives it', async () => {
		recorder.answer({ chart_of_account: { account_id: CLEARING } });
		const record = await recorder.run('account', 'create', {
			name: 'GoCardless Clearing',
			accountType: 'bank',
			additionalFields: { currency: byId('260815000000000097') },
		});
		expect(recorder.last).toEqual({
			line: 'POST /chartofaccounts',
			body: {
				account_name: 'GoCardless Clearing',
				account_type: 'bank',
				currency_id: '260815000000000097',
			},
		});
		expect(record).toEqual({ account_id: CLEARING });
	});

	it('makes a custom field that refuses duplicates', async () => {
		recorder.answer({ field: { field_id: '4' } });
		await recorder.run('customField', 'create', {
			entity: 'customer_payment',
			label: 'GoCardless ID',
			dataType: 'string',
			additionalFields: { unique: true },
		});
		expect(recorder.last).toEqual({
			line: 'POST /settings/fields',
			body: {
				entity: 'customer_payment',
				label: 'GoCardless ID',
				data_type: 'string',
				is_unique: true,
				show_on_pdf: false,
			},
		});
	});

	it('makes a profile of a recurring invoice', async () => {
		recorder.answer({ recurring_invoice: { recurring_invoice_id: '5' } });
		await recorder.run('recurringInvoice', 'create', {
			name: 'Membership of Ada',
			customer: byId(CUSTOMER),
			frequency: 'months',
			lineItems: { rows: [{ name: 'Membership', rate: '15.5' }] },
			additionalFields: { repeatEvery: 1, startDate: '2026-07-01' },
		});
		expect(recorder.last).toEqual({
			line: 'POST /recurringinvoices',
			body: {
				recurrence_name: 'Membership of Ada',
				customer_id: CUSTOMER,
				recurrence_frequency: 'months',
				line_items: [{ name: 'Membership', rate: 15.5 }],
				repeat_every: 1,
				start_date: '2026-07-01',
			},
		});
	});
});

describe('what is sent to change records', () => {
	it('sends only what is given, so that Zoho keeps the rest', async () => {
		recorder.answer({ payment: { payment_id: '6' } });
		await recorder.run('customerPayment', 'update', {
			recordId: byId('6'),
			updateFields: { description: 'Collected by Direct Debit' },
		});
		expect(recorder.last).toEqual({
			line: 'PUT /customerpayments/6',
			body: { description: 'Collected by Direct Debit' },
		});
	});

	it('does not touch the persons of a customer', async () => {
		await expect(
			recorder.run('contact', 'update', {
				recordId: byId(CUSTOMER),
				updateFields: { email: 'new@example.com' },
			}),
		).rejects.toThrow('There is no field "email" here.');
		expect(recorder.requests).toEqual([]);
	});

	it('writes a payment by its unique field, so that a repeat makes no second one', async () => {
		recorder.answer({ payment: { payment_id: '6' } });
		await recorder.run('customerPayment', 'upsert', {
			uniqueField: 'cf_gocardless_id',
			uniqueValue: 'PM000123',
			customer: byId(CUSTOMER),
			amount: '10',
			date: '2026-06-12',
			paymentMode: 'banktransfer',
		});
		expect(recorder.last.line).toBe('PUT /customerpayments');
		expect(recorder.requests[0]?.headers).toEqual({
			'X-Unique-Identifier-Key': 'cf_gocardless_id',
			'X-Unique-Identifier-Value': 'PM000123',
			'X-Upsert': 'true',
		});
		expect(recorder.last.body).toMatchObject({
			amount: 10,
			custom_fields: [{ api_name: 'cf_gocardless_id', value: 'PM000123' }],
		});
	});
});

describe('what is not sent', () => {
	const refused: Array<[string, string, string, Record<string, unknown>, string]> = [
		[
			'a journal that does not balance',
			'journal',
			'create',
			{
				date: '2026-06-16',
				lineItems: {
					rows: [
						{ side: 'debit', amount: '10', account: byId(FEES) },
						{ side: 'credit', amount: '9.99', account: byId(CLEARING) },
					],
				},
			},
			'debits of 10 do not equal credits of 9.99',
		],
		[
			'a journal with an account on both sides',
			'journal',
			'create',
			{
				date: '2026-06-16',
				lineItems: {
					rows: [
						{ side: 'debit', amount: '10', account: byId(CLEARING) },
						{ side: 'credit', amount: '10', account: byId(CLEARING) },
					],
				},
			},
			`account ${CLEARING} is debited and credited`,
		],
		[
			'an expense as bank transaction',
			'bankTransaction',
			'create',
			{ transactionType: 'expense', amount: '1', date: '2026-06-16' },
			'"Transaction Type" cannot be "expense"',
		],
		[
			'a transfer that goes nowhere',
			'bankTransaction',
			'create',
			{
				transactionType: 'transfer_fund',
				amount: '1',
				date: '2026-06-16',
				additionalFields: { fromAccount: byId(CLEARING) },
			},
			'A transfer needs "From Account" and "To Account"',
		],
		[
			'a negative payment',
			'customerPayment',
			'create',
			{ customer: byId(CUSTOMER), amount: '-1', date: '2026-06-16', paymentMode: 'cash' },
			'"Amount" must not be negative',
		],
		[
			'an amount with more decimals than any currency',
			'customerPayment',
			'create',
			{ customer: byId(CUSTOMER), amount: '1.0001', date: '2026-06-16', paymentMode: 'cash' },
			'"Amount" has more decimals than any currency',
		],
		[
			'an amount written with a comma',
			'customerPayment',
			'create',
			{ customer: byId(CUSTOMER), amount: '1,50', date: '2026-06-16', paymentMode: 'cash' },
			'"Amount" must be a number like 12.34',
		],
		[
			'a name where an id belongs',
			'customerPayment',
			'create',
			{ customer: byId('Ada Ltd'), amount: '1', date: '2026-06-16', paymentMode: 'cash' },
			'"Customer" must be an id of Zoho Books',
		],
		[
			'an invoice without a line',
			'invoice',
			'create',
			{ customer: byId(CUSTOMER), lineItems: {} },
			'"Line Items" is empty',
		],
		[
			'a line of nothing',
			'invoice',
			'create',
			{ customer: byId(CUSTOMER), lineItems: { rows: [{ quantity: '1' }] } },
			'"Line Items, row 1" has no item',
		],
	];

	test.each(refused)('%s', async (_what, resource, operation, parameters, words) => {
		await expect(recorder.run(resource, operation, parameters)).rejects.toThrow(words);
		expect(recorder.requests).toEqual([]);
	});
});
