import type { SettingsInput } from '../../../nodes/shared/domain/settings';
import {
	BOOKS,
	bookedPayment,
	deposit,
	journalEntry,
	only,
	payment,
	payout,
	payoutItem,
	planFor,
	requestsOf,
	settings,
	type Lists,
	type Raw,
} from './records';

const CONFIG: Partial<SettingsInput> = {
	bankAccountId: '35',
	feesAccountId: '60',
	suspenseAccountId: '92',
	suspenseAfterDays: 0,
};

const collected = (id: string, amount: string) =>
	payoutItem('payment_paid_out', amount, { payment: id });
const fee = (amount: string, changes: Raw = {}) =>
	payoutItem('gocardless_fee', amount, { payment: 'PM1' }, changes);
const booked = (id: string, amount: number, changes: Raw = {}) =>
	bookedPayment({
		Id: `1${id.slice(2)}`,
		PaymentRefNum: id,
		TotalAmt: amount,
		DepositToAccountRef: { value: '91' },
		...changes,
	});

const ITEMS = [
	collected('PM1', '12000.0'),
	collected('PM2', '22000.0'),
	fee('-120.5'),
	fee('-219.5'),
];

function post(changes: Lists = {}, config: Partial<SettingsInput> = {}, today?: string) {
	return planFor(
		'payouts',
		{
			Payouts: [payout()],
			'Payout Items': ITEMS,
			Payments: [payment({ status: 'paid_out' }), payment({ id: 'PM2', status: 'paid_out' })],
			'Booked Payments': [booked('PM1', 120), booked('PM2', 220)],
			Settings: [settings({ ...CONFIG, ...config })],
			...changes,
		},
		{ today },
	);
}

const verdict = (changes: Lists, config: Partial<SettingsInput> = {}) => {
	const { outcome, json } = only(post(changes, config));
	expect(json.plannedAction).toBeUndefined();
	return [outcome, json.code];
};

describe('a proven payout', () => {
	it('is a deposit of what the bank shows: clearing and fees as direct lines', () => {
		const item = only(post({}, { departmentId: '5', classId: '7' }));
		expect(item.json).toMatchObject({
			action: 'postPayout',
			goCardlessId: 'PO1',
			amountText: '336.60 GBP',
		});
		expect(item.json.reason).toContain('with the bank reference WILLOW-8G7Q8');
		const line = (Amount: number, Description: string, account: string) => ({
			Amount,
			Description,
			DetailType: 'DepositLineDetail',
			DepositLineDetail: { AccountRef: { value: account }, ClassRef: { value: '7' } },
		});
		expect(requestsOf(item)[0]?.body).toEqual({
			DepositToAccountRef: { value: '35' },
			TxnDate: '2026-11-25',
			CurrencyRef: { value: 'GBP' },
			DepartmentRef: { value: '5' },
			PrivateNote:
				'GoCardless entry PO1: payout PO1 of 336.60 GBP, bank reference WILLOW-8G7Q8, 4 items',
			Line: [
				line(340, 'Payments (GoCardless entry PO1)', '91'),
				line(-3.4, 'GoCardless fees (GoCardless entry PO1)', '60'),
			],
		});
	});

	it('may name every payment in a line of its own', () => {
		const item = only(post({}, { payoutDetail: 'items' }));
		const lines = requestsOf(item)[0]?.body.Line as Array<{ Amount: number }>;
		expect(lines.map(({ Amount }) => Amount)).toEqual([120, 220, -3.4]);
	});

	it('takes what rounding left over to the fees', () => {
		const Items = [collected('PM1', '12000.0'), fee('-119.6')];
		const changes = { Payouts: [payout({ amount: 11_880 })], 'Payout Items': Items };
		const lines = requestsOf(only(post(changes)))[0]?.body.Line as Array<{ Amount: number }>;
		expect(lines.map(({ Amount }) => Amount)).toEqual([120, -1.2]);
	});

	it('names tax that is declared in another currency', () => {
		const taxes = [
			{
				amount: '20.0',
				currency: 'GBP',
				tax_rate_id: 'FR_VAT_1',
				destination_amount: '23.4',
				destination_currency: 'EUR',
				exchange_rate: '1.17',
			},
		];
		const Items = [collected('PM1', '12000.0'), fee('-120.0', { taxes })];
		const changes = { Payouts: [payout({ amount: 11_880 })], 'Payout Items': Items };
		const { body } = requestsOf(only(post(changes, { feeVatAccountId: '61' })))[0] ?? {};
		const lines = body?.Line as Array<{ Amount: number }>;
		expect(lines.map(({ Amount }) => Amount)).toEqual([120, -1, -0.2]);
		expect(body?.PrivateNote).toContain('tax to declare 0.23 EUR');
	});

	it.each([
		['a deposit with our note', deposit()],
		[
			'a deposit whose note was edited',
			{
				...deposit({ PrivateNote: 'November' }),
				Line: [{ Amount: 336.6, Description: 'Payments (GoCardless entry PO1)' }],
			},
		],
		[
			'a journal entry with its number',
			journalEntry({
				DocNumber: 'PO1',
				Line: [
					{
						Amount: 336.6,
						JournalEntryLineDetail: { PostingType: 'Debit', AccountRef: { value: '35' } },
					},
				],
			}),
		],
	])('is left alone when the books have it as %s', (_, entry) => {
		const item = only(post({ 'Booked Payouts': [entry] }));
		expect([item.outcome, item.json.code]).toEqual(['nothing', 'booked']);
	});

	it('is not taken for another whose id begins alike', () => {
		const other = deposit({ PrivateNote: 'GoCardless entry PO12: payout PO12' });
		expect(only(post({ 'Booked Payouts': [other] })).json.action).toBe('postPayout');
	});

	it('may hold a payment that an earlier payout held already', () => {
		const again = collected('PM1', '12000.0');
		const back = payoutItem('payment_charged_back', '-12000.0', { payment: 'PM1' });
		const changes = { 'Payout Items': [...ITEMS, back, again] };
		expect(only(post(changes)).json.action).toBe('postPayout');
	});
});

describe('nothing is posted', () => {
	it('when the items differ by a tenth more than rounding explains, and all is shown', () => {
		const Items = [...ITEMS.slice(0, 3), fee('-218.9')];
		const item = only(post({ 'Payout Items': Items }));
		expect([item.outcome, item.json.code]).toEqual(['review', 'itemsDiffer']);
		expect(item.json.differenceText).toBe('0.006 GBP');
		expect(item.json.items).toHaveLength(4);
		expect(item.json.items?.[2]).toEqual({
			type: 'gocardless_fee',
			goCardlessId: 'PM1',
			amountText: '-1.205 GBP',
		});
		const within = [...ITEMS.slice(0, 3), fee('-219.0')];
		expect(only(post({ 'Payout Items': within })).outcome).toBe('do');
	});

	const bare = (changes: Raw) => ({ Payouts: [payout(changes)] });
	const item = (type: string, links: Raw = {}) => ({
		Payouts: [payout({ amount: 34_660 })],
		'Payout Items': [...ITEMS, payoutItem(type, '1000.0', links)],
	});

	it.each<[string, Lists, string, string]>([
		['pending', bare({ status: 'pending' }), 'nothing', 'pending'],
		[
			'exchanged, with the rate to come',
			bare({ fx: { fx_currency: 'EUR', fx_amount: null, exchange_rate: null } }),
			'nothing',
			'rateNotConfirmed',
		],
		['a status of tomorrow', bare({ status: 'teleported' }), 'review', 'statusUnknown'],
		['of a partner', bare({ payout_type: 'partner' }), 'review', 'otherPayoutType'],
		['without items', { 'Payout Items': [] }, 'review', 'itemsMissing'],
		[
			'older than its items',
			{ ...bare({ created_at: '2026-05-01T10:00:00Z' }), 'Payout Items': [] },
			'review',
			'itemsGone',
		],
		['with an item of tomorrow', item('gift'), 'review', 'itemUnknown'],
		['with a share of revenue', item('revenue_share'), 'review', 'itemUnknown'],
		[
			'with a payment that was not fetched',
			item('payment_paid_out', { payment: 'PM9' }),
			'review',
			'paymentMissing',
		],
		[
			'with a payment booked otherwise',
			{ 'Booked Payments': [booked('PM1', 120), booked('PM2', 221)] },
			'review',
			'itemAmount',
		],
		[
			'with a payment booked twice',
			{
				'Booked Payments': [
					booked('PM1', 120),
					booked('PM2', 220),
					booked('PM2', 220, { Id: '99' }),
				],
			},
			'review',
			'bookedTwice',
		],
		[
			'with a payment booked past clearing',
			{
				'Booked Payments': [
					booked('PM1', 120),
					booked('PM2', 220, { DepositToAccountRef: { value: '4' } }),
				],
			},
			'review',
			'bookedElsewhere',
		],
		[
			'with a payment not booked yet',
			{ 'Booked Payments': [booked('PM1', 120)] },
			'review',
			'paymentNotBooked',
		],
		[
			'booked with another amount',
			{ 'Booked Payouts': [deposit({ TotalAmt: 300 })] },
			'review',
			'bookedAmount',
		],
		[
			'booked twice',
			{ 'Booked Payouts': [deposit(), deposit({ Id: '181' })] },
			'review',
			'bookedTwice',
		],
		[
			'exchanged from the currency of the books',
			bare({
				fx: { fx_currency: 'EUR', fx_amount: 39_000, exchange_rate: '1.17' },
			}),
			'review',
			'exchangeUnusual',
		],
	])('%s', (_, lists, outcome, code) => {
		expect(verdict(lists)).toEqual([outcome, code]);
	});

	it.each<[string, Partial<SettingsInput>, Lists, string]>([
		['bank', { bankAccountId: undefined }, {}, 'noBankAccount'],
		['fees', { feesAccountId: undefined }, {}, 'noFeesAccount'],
		[
			'clearing',
			{ clearingAccounts: { EUR: '9' } },
			{
				'Booked Payments': [
					booked('PM1', 120, { DepositToAccountRef: undefined }),
					booked('PM2', 220, { DepositToAccountRef: undefined }),
				],
			},
			'noClearingAccount',
		],
		[
			'suspense',
			{ suspenseAccountId: undefined },
			{
				Payments: [payment({ metadata: { books: 'quickbooks:2' } })],
				Payouts: [payout({ amount: 12_000 })],
				'Payout Items': [collected('PM1', '12000.0')],
				'Booked Payments': [],
			},
			'noSuspenseAccount',
		],
		['an account of its own', { feesAccountId: '35' }, {}, 'accountsClash'],
	])('without %s: asked for, never guessed', (_, config, lists, code) => {
		expect(verdict(lists, config)).toEqual(['review', code]);
	});

	it('for another creditor of the account', () => {
		expect(verdict({}, { creditorId: 'CR2' })).toEqual(['review', 'otherCreditor']);
		expect(only(post({}, { creditorId: 'CR1' })).outcome).toBe('do');
	});
});

describe('an event about a payout', () => {
	it('is as good as the payout, when it carries it', () => {
		const event = { id: 'EV1', resource_type: 'payouts', action: 'paid', resource: payout() };
		expect(only(post({ Payouts: [event] })).json.action).toBe('postPayout');
	});

	it('counts once, however often it comes, and the later state is believed', () => {
		const Payouts = [payout({ status: 'pending' }), payout(), payout({ status: 'pending' })];
		expect(only(post({ Payouts })).json.action).toBe('postPayout');
	});
});

it('money of other books is told apart by its metadata', () => {
	const plan = post({
		Payments: [
			payment({ status: 'paid_out' }),
			payment({ id: 'PM2', metadata: { books: BOOKS + '9' } }),
		],
		'Booked Payments': [booked('PM1', 120)],
	});
	expect(plan.map(({ json }) => json.code)).toEqual(['postPayout', 'foreignItem']);
	expect(plan[1]?.json.goCardlessId).toBe('PM2');
});

describe('a payout in a currency that these books do not collect in', () => {
	const others = (metadata: Raw) => ({
		Payouts: [payout({ currency: 'EUR' })],
		Payments: ['PM1', 'PM2'].map((id) => payment({ id, currency: 'EUR', metadata })),
		'Booked Payments': [],
	});

	it('is left to the other company whose payments it holds', () => {
		const item = only(post(others({ books: BOOKS + '9' })));
		expect([item.outcome, item.json.code]).toEqual(['nothing', 'otherBooks']);
		expect(item.json.reason).toContain(BOOKS + '9');
	});

	it('is for a person when nobody says whose payments it holds, or one is ours', () => {
		expect(verdict(others({}))[0]).toBe('review');
		const [first, second] = others({ books: BOOKS + '9' }).Payments;
		const mine = { ...second, metadata: { books: BOOKS, customer: '1', invoice: '1' } };
		expect(verdict({ ...others({}), Payments: [first ?? {}, mine] })[0]).toBe('review');
	});
});
