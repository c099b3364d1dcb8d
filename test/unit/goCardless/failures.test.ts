import { byId, entries, useMerchant } from './merchant';

const merchant = useMerchant();

const debit = (more: object = {}) => ({
	mandate: byId(merchant().payer.mandate.id),
	amount: '100.00',
	currency: 'GBP',
	...more,
});

test('a failure is told in the words of GoCardless, with code, request id and key', async () => {
	const { node } = merchant();
	const [item] = await node.run('payment', 'create', debit({ amount: '0.01' }), {
		continueOnFail: true,
	});
	expect(item?.json).toEqual({
		error: expect.stringContaining('is less than the permitted scheme minimum'),
		details: {
			vendor: 'GoCardless',
			kind: 'invalid',
			code: 'validation_failed',
			requestId: expect.stringMatching(/./),
			httpStatus: 422,
			idempotencyKey: expect.stringMatching(/^[0-9a-f]{36}$/),
			fields: [
				{
					field: '/payments/amount',
					message: 'is less than the permitted scheme minimum',
				},
			],
			request: 'POST /payments',
		},
	});
	// Any other key at this level, or `item.error`, would let it leave by the success output.
	expect(item).toEqual({ json: expect.anything(), pairedItem: { item: 0 } });
});

test('a failure that stops the workflow says the same, and which item it was', async () => {
	const { node } = merchant();
	const failure = await node.failure(
		'payment',
		'create',
		debit({ amount: '={{ $json.amount }}' }),
		{ items: [{ amount: '10' }, { amount: '0.01' }] },
	);
	expect(failure.message).toContain('is less than the permitted scheme minimum');
	expect(failure.description).toMatch(/request id \S+.*idempotency key [0-9a-f]{36}/);
	expect(failure.description).toContain('1 of 2 items were done');
	expect(failure.context).toMatchObject({ itemIndex: 1 });
	expect(failure.httpCode).toBe('422');
});

test('an item that fails leaves the others unharmed, and all know their input', async () => {
	const { node, simulator } = merchant();
	const items = [{ amount: '10' }, { amount: 'ten' }, { amount: '30' }];
	const outcome = await node.run('payment', 'create', debit({ amount: '={{ $json.amount }}' }), {
		items,
		continueOnFail: true,
	});
	expect(outcome.map(({ json }) => json.amount ?? 'failed')).toEqual([1000, 'failed', 3000]);
	expect(outcome.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(
		simulator.world.payments
			.all()
			.map(({ amount }) => amount)
			.sort(),
	).toEqual([1000, 3000]);
});

test('a wrong token tells which environment to look at', async () => {
	const { node, simulator } = merchant();
	simulator.revokeToken('sandbox_token');
	const failure = await node.failure('customer', 'getAll');
	expect(failure.httpCode).toBe('401');
	expect(failure.description).toContain('connect the credential again');
});

test('a conflict of bank accounts names the one that exists', async () => {
	const { node } = merchant();
	const { customer, bankAccount } = merchant().payer;
	const [item] = await node.json(
		'customerBankAccount',
		'create',
		{
			customer: byId(customer.id),
			account_holder_name: 'Ada Ltd',
			additionalFields: {
				account_number: '55779911',
				branch_code: '200000',
				country_code: 'GB',
			},
		},
		{ continueOnFail: true },
	);
	expect(item).toMatchObject({
		message: 'Use the bank account that exists already.',
		details: { kind: 'conflict', code: 'bank_account_exists', conflictingId: bankAccount.id },
	});
});

describe('bad input is refused with field and rule, and nothing is sent', () => {
	const fourKeys = entries({ a: '1', b: '2', c: '3', d: '4' });

	test.each([
		['three decimals', { amount: '12.345' }, '"Amount": 12.345 GBP has more than 2 decimals.'],
		['no number', { amount: '1,000' }, '"Amount": "1,000" is not an amount.'],
		['no amount', { amount: '' }, '"Amount" is empty. Fill it in.'],
		['no mandate', { mandate: byId('') }, '"Mandate" is empty. Choose one, or give its id.'],
		['a currency GoCardless does not have', { currency: '=JPY' }, '"Currency" must be one of'],
		['a currency that is none', { currency: '=pounds' }, '"Currency" must be a code'],
		[
			'a fraction of a penny',
			{ amount: '12.5', amountUnit: 'minor' },
			'"Amount": 12.5 is not a whole number',
		],
		[
			'no date',
			{ additionalFields: { charge_date: 'tomorrow' } },
			'"Charge Date" must be a date like',
		],
		[
			'four metadata keys',
			{ additionalFields: { metadata: fourKeys } },
			'"Metadata" has 4 entries; at most 3 are allowed.',
		],
		[
			'a long metadata value',
			{ additionalFields: { metadata: entries({ a: 'x'.repeat(501) }) } },
			'"Metadata": the value of "a" is longer than 500',
		],
		[
			'broken JSON',
			{ options: { additionalBody: '{' } },
			'"Additional Body (JSON)" is not valid JSON',
		],
	])('%s', async (_, wrong, message) => {
		const { node, simulator } = merchant();
		const failure = await node.failure('payment', 'create', debit(wrong));
		expect(failure.message).toContain(message);
		expect(simulator.calls).toEqual([]);
	});

	test('a customer without a name', async () => {
		const failure = await merchant().node.failure('customer', 'create', {
			additionalFields: { given_name: 'Ada' },
		});
		expect(failure.message).toBe(
			'"Company Name" is empty, and so is "Given Name" or "Family Name".',
		);
		expect(failure.description).toContain('Add a company name');
	});

	test('instalments that do not add up', async () => {
		const { node, payer } = merchant();
		const parameters = {
			mandate: byId(payer.mandate.id),
			name: 'Invoice 7',
			total_amount: '100',
			currency: 'GBP',
		};
		const failure = await node.failure('instalmentSchedule', 'createWithDates', {
			...parameters,
			instalments: { rows: [{ amount: '99.99', charge_date: '2026-04-01' }] },
		});
		expect(failure.message).toBe(
			'"Total Amount" is 10000, but the instalments add up to 9999 (minor units).',
		);
		const empty = await node.failure('instalmentSchedule', 'createWithDates', parameters);
		expect(empty.message).toBe('"Instalments" is empty. Add a row.');
		const incomplete = await node.failure('instalmentSchedule', 'createWithDates', {
			...parameters,
			instalments: { rows: [{ amount: '100' }] },
		});
		expect(incomplete.message).toBe('"Instalments, row 1, Charge Date" is empty. Fill it in.');
	});

	test('a billing request that asks for nothing', async () => {
		const failure = await merchant().node.failure('billingRequest', 'create');
		expect(failure.message).toContain('neither "Mandate Currency" nor "Payment Amount" is set');
	});
});

test('instalments that come from data are given as JSON', async () => {
	const { node, payer } = merchant();
	const created = await node.one(
		'instalmentSchedule',
		'createWithDates',
		{
			mandate: byId(payer.mandate.id),
			name: 'Invoice 7',
			total_amount: '30',
			currency: 'GBP',
			options: {
				additionalBody:
					'={{ { instalments: $json.dates.map((day) => ({ amount: 1500, charge_date: day })) } }}',
			},
		},
		{ items: [{ dates: ['2026-04-01', '2026-05-01'] }] },
	);
	expect(created).toMatchObject({ total_amount: 3000 });
});

test('the wrong currency for the scheme is refused by GoCardless in its own words', async () => {
	const { node } = merchant();
	const failure = await node.failure('payment', 'create', debit({ currency: 'EUR' }));
	expect(failure.message).toContain('must be GBP for a bacs mandate');
});
