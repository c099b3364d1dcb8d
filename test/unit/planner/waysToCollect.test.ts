import { openReview } from '../../../nodes/shared/domain/ledger/reviewRow';
import type { ReviewItem } from '../../../nodes/shared/domain/ledger/recordableItem';
import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import {
	BOOKS,
	customer,
	invoice,
	mandate,
	only,
	payment,
	planFor,
	requestsOf,
	settings,
	subscription,
	type Lists,
	type Raw,
} from './records';

/** How an invoice is collected: at once, in parts, by a subscription, after a person agreed, or not. */

function collect(changes: Lists = {}, config: Parameters<typeof settings>[0] = {}) {
	return planFor('collections', {
		Invoices: [invoice()],
		Customers: [customer()],
		Mandates: [mandate()],
		Settings: [settings(config)],
		'Instalment Schedules': [],
		...changes,
	});
}

const say = (words: string): Raw => ({
	CustomField: [{ DefinitionId: '1', Name: 'Direct Debit', StringValue: words }],
});

const told = (words: string, config: Parameters<typeof settings>[0] = {}) =>
	only(collect({ Invoices: [invoice(say(words))] }, config));

function schedule(changes: Raw = {}): Raw {
	return {
		id: 'IS1',
		status: 'active',
		total_amount: 12_000,
		currency: 'GBP',
		name: 'Invoice INV-1037 Willow Bakery Ltd',
		created_at: '2026-11-02T10:00:00.000Z',
		metadata: { books: BOOKS, customer: '12', invoice: '145' },
		links: { mandate: 'MD1', customer: 'CU1', payments: ['PM1', 'PM2', 'PM3'] },
		...changes,
	};
}

const instalment = (id: string, status: string, day: string, amount = 4_000) =>
	payment({
		id,
		status,
		amount,
		charge_date: day,
		metadata: {},
		description: '',
		links: { mandate: 'MD1', creditor: 'CR1', instalment_schedule: 'IS1' },
	});

describe('instalments', () => {
	it('divide the amount to the penny, a month apart, the larger parts first', () => {
		const item = only(
			collect(
				{
					Invoices: [invoice({ TotalAmt: 100, Balance: 100 })],
					Customers: [customer({ Balance: 100 })],
				},
				{ collectionMode: 'instalments' },
			),
		);
		expect(item.json.action).toBe('collectInInstalments');
		expect(requestsOf(item)[0]?.body).toMatchObject({
			total_amount: 10_000,
			currency: 'GBP',
			instalments: [
				{ amount: 3_334, charge_date: '2026-11-30' },
				{ amount: 3_333, charge_date: '2026-12-30' },
				{ amount: 3_333, charge_date: '2027-01-30' },
			],
			metadata: { books: BOOKS, customer: '12', invoice: '145' },
			links: { mandate: 'MD1' },
		});
	});

	it('keep to the last day of short months', () => {
		const item = only(
			collect(
				{ Invoices: [invoice({ DueDate: '2026-12-31', ...say('4 instalments') })] },
				{ leadDays: 60 },
			),
		);
		const parts = requestsOf(item)[0]?.body.instalments as Array<{ charge_date: string }>;
		expect(parts.map((part) => part.charge_date)).toEqual([
			'2026-12-31',
			'2027-01-31',
			'2027-02-28',
			'2027-03-31',
		]);
	});

	it.each<[string, number[], string[]]>([
		['2 instalments every 2 weeks', [6_000, 6_000], ['2026-11-30', '2026-12-14']],
		['instalments 100.00 + 20.00 weekly', [10_000, 2_000], ['2026-11-30', '2026-12-07']],
		['instalments', [4_000, 4_000, 4_000], ['2026-11-30', '2026-12-30', '2027-01-30']],
	])('are read from "%s"', (words, amounts, days) => {
		const parts = requestsOf(told(words))[0]?.body.instalments as Array<Record<string, unknown>>;
		expect(parts.map(({ amount }) => amount)).toEqual(amounts);
		expect(parts.map(({ charge_date }) => charge_date)).toEqual(days);
	});

	it('whose amounts are not the invoice go to review', () => {
		expect(told('instalments 100.00 + 30.00').json.code).toBe('instalmentsDiffer');
	});

	it('need the list of schedules, or nothing is collected', () => {
		const item = only(
			collect({ 'Instalment Schedules': undefined }, { collectionMode: 'instalments' }),
		);
		expect([item.outcome, item.json.code]).toEqual(['review', 'schedulesMissing']);
	});

	it('have the key of a single debit, so that only one of both is made', () => {
		const parts = only(collect({}, { collectionMode: 'instalments' }));
		expect(parts.json.idempotencyKey).toBe(only(collect()).json.idempotencyKey);
	});
});

describe('an instalment schedule on its way', () => {
	it('counts in full while GoCardless has made no payments yet', () => {
		const item = only(collect({ 'Instalment Schedules': [schedule({ status: 'pending' })] }));
		expect([item.outcome, item.json.code]).toEqual(['nothing', 'inFlight']);
	});

	it('counts by its payments, although they carry no metadata', () => {
		const Collections = [
			instalment('PM1', 'confirmed', '2026-11-10'),
			instalment('PM2', 'pending_submission', '2026-12-10'),
			instalment('PM3', 'pending_submission', '2027-01-10'),
		];
		const item = only(
			collect({
				Invoices: [invoice({ Balance: 80 })],
				Customers: [customer({ Balance: 80 })],
				Collections,
				'Instalment Schedules': [schedule()],
			}),
		);
		expect(item.outcome).toBe('nothing');
	});

	it('retries one failed instalment alone', () => {
		const Collections = [
			instalment('PM1', 'failed', '2026-11-10'),
			instalment('PM2', 'pending_submission', '2026-12-10'),
			instalment('PM3', 'pending_submission', '2027-01-10'),
		];
		const lists = { Collections, 'Instalment Schedules': [schedule({ status: 'errored' })] };
		const item = only(collect(lists, { maximumAttempts: 2, collectionMode: 'instalments' }));
		expect(item.json.action).toBe('collectInvoice');
		expect(requestsOf(item)[0]?.body).toMatchObject({ amount: 4_000 });
		expect(only(collect(lists)).json.code).toBe('attemptsUsedUp');
	});

	it('starts anew with another key after its creation failed', () => {
		const failed = { 'Instalment Schedules': [schedule({ status: 'creation_failed' })] };
		const again = only(collect(failed, { collectionMode: 'instalments' }));
		expect(again.outcome).toBe('do');
		expect(again.json.idempotencyKey).not.toBe(only(collect()).json.idempotencyKey);
	});

	it('is cancelled, and the rest spread over its days, when less is owed', () => {
		const Collections = [
			instalment('PM1', 'confirmed', '2026-11-10'),
			instalment('PM2', 'pending_submission', '2026-12-10'),
			instalment('PM3', 'pending_submission', '2027-01-10'),
		];
		const lists = {
			// 40.00 collected and booked, 30.01 credited.
			Invoices: [invoice({ Balance: 49.99 })],
			Customers: [customer({ Balance: 49.99 })],
			Collections,
			'Instalment Schedules': [schedule()],
		};
		const item = only(collect(lists, { postingMoment: 'confirmed' }));
		expect(item.json.action).toBe('recollectInvoice');
		const [cancel, create] = requestsOf(item);
		expect(cancel).toMatchObject({ verb: 'cancel', id: 'IS1' });
		expect(create?.body).toMatchObject({
			total_amount: 999,
			instalments: [
				{ amount: 500, charge_date: '2026-12-10' },
				{ amount: 499, charge_date: '2027-01-10' },
			],
		});
	});

	it.each<[string, Raw, Raw[], number]>([
		[
			'the whole schedule',
			schedule({ status: 'cancelled' }),
			['PM1', 'PM2', 'PM3'].map((id) => instalment(id, 'cancelled', '2026-12-10')),
			120,
		],
		['a schedule without payments yet', schedule({ status: 'cancelled' }), [], 120],
		[
			'one instalment',
			schedule(),
			[
				instalment('PM1', 'cancelled', '2026-12-10'),
				instalment('PM2', 'pending_submission', '2026-12-10'),
				instalment('PM3', 'pending_submission', '2027-01-10'),
			],
			120,
		],
	])('is not made again when somebody cancelled %s', (_, made, Collections, Balance) => {
		const lists = {
			Invoices: [invoice({ Balance })],
			Customers: [customer({ Balance })],
			Collections,
			'Instalment Schedules': [made],
		};
		for (const collectionMode of ['instalments', 'oneOff'] as const) {
			const item = only(collect(lists, { collectionMode }));
			expect([item.outcome, item.json.code]).toEqual(['review', 'cancelledByHand']);
		}
	});

	it('is cancelled once when its invoice is no longer open', () => {
		const Collections = [
			instalment('PM2', 'pending_submission', '2026-12-10'),
			instalment('PM3', 'pending_submission', '2027-01-10'),
		];
		const items = planFor(
			'collections',
			{
				Invoices: [],
				Customers: [customer()],
				Mandates: [mandate()],
				Settings: [settings()],
				Collections,
				'Instalment Schedules': [schedule()],
			},
			{ holdsAllOpenInvoices: true },
		);
		expect(items.map(({ outcome }) => outcome)).toEqual(['do']);
		expect(items.flatMap(requestsOf)).toMatchObject([{ verb: 'cancel', id: 'IS1' }]);
	});

	it('made by hand over the same amount is for a person', () => {
		const byHand = schedule({ metadata: {}, name: 'Roof repair', status: 'active' });
		const item = only(
			collect({
				Collections: [instalment('PM2', 'pending_submission', '2026-12-10')],
				'Instalment Schedules': [byHand],
			}),
		);
		expect([item.outcome, item.json.code]).toEqual(['review', 'maybeCollectedAlready']);
	});
});

describe('what the books say', () => {
	it.each<[string, string, string]>([
		['no', 'nothing', 'excluded'],
		['not before 2027-01-01', 'nothing', 'notBefore'],
		['whenever you like', 'review', 'instructionUnclear'],
		['1 instalment', 'review', 'instructionUnclear'],
		['ask', 'review', 'approvalNeeded'],
	])('"%s" is kept to', (words, outcome, code) => {
		const item = told(words);
		expect([item.outcome, item.json.code]).toEqual([outcome, code]);
	});

	it('on the customer holds for all invoices, and the invoice has the last word', () => {
		const Customers = [customer({ Notes: 'Old friend\nDirect Debit: no' })];
		expect(only(collect({ Customers })).json.code).toBe('excluded');
		const Invoices = [invoice({ PrivateNote: 'DD: once' })];
		expect(only(collect({ Customers, Invoices })).json.action).toBe('collectInvoice');
	});

	it('is needed where only marked invoices are collected', () => {
		const config = { collectOnly: 'marked' } as const;
		expect(only(collect({}, config)).json.code).toBe('notMarked');
		expect(told('yes', config).json.action).toBe('collectInvoice');
		const Customers = [customer({ Notes: 'Direct Debit: yes' })];
		expect(only(collect({ Customers }, config)).outcome).toBe('do');
	});

	it('gives way to the list of customers that are skipped', () => {
		expect(only(collect({}, { skipCustomers: ['12'] })).json.code).toBe('customerSkipped');
	});

	it('waits for the day that was named', () => {
		const item = told('not before 2026-12-02');
		expect(requestsOf(item)[0]?.body.charge_date).toBe('2026-12-02');
	});
});

describe('approval', () => {
	const decided = ({ json }: PlanItem, state: string): Raw => ({
		id: 1,
		...openReview(json as unknown as ReviewItem, '1', '2026-11-25T09:00:00.000Z'),
		state,
	});

	const config = { approval: 'always' } as const;

	it('is asked for once everything else is settled, and then collects', () => {
		const asked = only(collect({}, config));
		expect([asked.outcome, asked.json.code]).toEqual(['review', 'approvalNeeded']);
		expect(asked.json.reason).toContain('120.00 GBP would be collected on 2026-11-30');
		const agreed = only(collect({ Reviews: [decided(asked, 'approve')] }, config));
		expect(agreed.json.action).toBe('collectInvoice');
	});

	it.each(['open', 'skip', 'retry'])('is not given by "%s"', (state) => {
		const asked = only(collect({}, config));
		expect(only(collect({ Reviews: [decided(asked, state)] }, config)).outcome).toBe('review');
	});

	it('holds for the amount that was shown, and no other', () => {
		const asked = only(collect({}, config));
		const grown = {
			Invoices: [invoice({ TotalAmt: 130, Balance: 130 })],
			Customers: [customer({ Balance: 130 })],
		};
		const item = only(collect({ ...grown, Reviews: [decided(asked, 'approve')] }, config));
		expect([item.outcome, item.json.code]).toEqual(['review', 'approvalNeeded']);
	});

	it('lets through what is above the largest amount', () => {
		const limited = { maximumAmount: 1_000 };
		const asked = only(collect({}, limited));
		expect(asked.json.code).toBe('aboveMaximum');
		expect(only(collect({ Reviews: [decided(asked, 'approve')] }, limited)).outcome).toBe('do');
	});

	it('never lets a payment through whose status nobody knows', () => {
		const Collections = [payment({ status: 'teleported' })];
		const asked = only(collect({ Collections }));
		expect(asked.json.code).toBe('debitStatusUnknown');
		const item = only(collect({ Collections, Reviews: [decided(asked, 'approve')] }));
		expect(item.outcome).toBe('review');
	});
});

describe('the subscription of a recurring invoice', () => {
	const template = (changes: Raw = {}, rhythm: Raw = {}): Raw =>
		invoice({
			Id: '77',
			RecurringInfo: {
				Active: true,
				RecurType: 'Automated',
				ScheduleInfo: {
					IntervalType: 'Monthly',
					NumInterval: 1,
					DayOfMonth: 5,
					NextDate: '2026-12-05',
					...rhythm,
				},
			},
			...changes,
		});
	const made = (changes: Raw = {}) =>
		subscription({
			metadata: { books: BOOKS, customer: '12', invoice: 'recurring:77' },
			...changes,
		});
	const config = { collectionMode: 'subscription' } as const;

	it('ends after as many charges as the recurring invoice has', () => {
		const Invoices = [template({}, { EndDate: '2027-03-31' })];
		const item = only(collect({ Invoices }, config));
		expect(requestsOf(item)[0]?.body).toMatchObject({ count: 4, start_date: '2026-12-05' });
	});

	it('is made for one recurring invoice where the books say so', () => {
		const Invoices = [template(say('subscription'))];
		expect(only(collect({ Invoices })).json.action).toBe('subscribe');
		expect(only(collect({ Invoices: [template()] })).json.code).toBe('template');
	});

	it('is planned from the list of all recurring transactions, bills among them', () => {
		const { Id, ...rest } = template();
		const rows = [
			{ Bill: { Id: '5', RecurringInfo: { Active: true }, VendorRef: { value: '3' } } },
			{ Invoice: { Id, ...rest } },
		];
		const item = only(collect({ Invoices: rows }, config));
		expect(item.json.action).toBe('subscribe');
		expect(item.source).toEqual({ input: 0, item: 1 });
	});

	it('follows the amount', () => {
		const Invoices = [template({ TotalAmt: 135 })];
		const item = only(collect({ Invoices, Subscriptions: [made()] }, config));
		expect(item.json.action).toBe('changeSubscription');
		expect(requestsOf(item)).toMatchObject([
			{ verb: 'update', id: 'SB1', body: { amount: 13_500 } },
		]);
	});

	it('is paused when the recurring invoice is switched off, and only once', () => {
		const off = template();
		(off.RecurringInfo as Raw).Active = false;
		const first = only(collect({ Invoices: [off], Subscriptions: [made()] }, config));
		expect(requestsOf(first)).toMatchObject([{ verb: 'pause', id: 'SB1' }]);
		const paused = made({ status: 'paused' });
		expect(only(collect({ Invoices: [off], Subscriptions: [paused] }, config)).outcome).toBe(
			'nothing',
		);
	});

	it('that somebody paused is not resumed by us', () => {
		const item = only(
			collect({ Invoices: [template()], Subscriptions: [made({ status: 'paused' })] }, config),
		);
		expect([item.outcome, item.json.code]).toEqual(['review', 'subscriptionPaused']);
	});

	it.each<[string, Raw]>([
		['its end has come', template({}, { EndDate: '2026-11-20' })],
		['the books want no Direct Debit', template(say('no'))],
	])('is cancelled when %s', (_, record) => {
		const item = only(collect({ Invoices: [record], Subscriptions: [made()] }, config));
		expect(item.json.action).toBe('endSubscription');
		expect(requestsOf(item)).toMatchObject([{ verb: 'cancel', id: 'SB1' }]);
	});
});
