import { readPlannedAction } from '../../../nodes/shared/domain/plannedAction';
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

/** One cafe with one invoice and one mandate; a story changes what it is about. */
function collect(changes: Lists = {}, config: Parameters<typeof settings>[0] = {}) {
	return planFor('collections', {
		Invoices: [invoice()],
		Customers: [customer()],
		Mandates: [mandate()],
		Settings: [settings(config)],
		...changes,
	});
}

describe('an open invoice', () => {
	it('is collected on the first possible day, which is left to GoCardless', () => {
		const item = only(collect());
		expect(item.outcome).toBe('do');
		expect(item.json).toMatchObject({
			action: 'collectInvoice',
			books: BOOKS,
			customerName: 'Corner Cafe',
			invoiceNumber: 'INV-1037',
			amount: { minorUnits: 12000, currency: 'GBP' },
			amountText: '120.00 GBP',
			chargeDate: '2026-11-30',
		});
		expect(requestsOf(item)).toEqual([
			{
				verb: 'create',
				id: undefined,
				body: {
					amount: 12000,
					currency: 'GBP',
					description: 'Invoice INV-1037 Willow Bakery Ltd',
					metadata: { books: BOOKS, customer: '12', invoice: '145' },
					links: { mandate: 'MD1' },
				},
			},
		]);
	});

	it('is sealed, so that the GoCardless node takes it and no other does', () => {
		const { json } = only(collect());
		expect(readPlannedAction(json, 'goCardless').books).toBe(BOOKS);
		expect(() => readPlannedAction(json, 'quickBooksOnline')).toThrow('meant for goCardless');
		expect(() => readPlannedAction(invoice(), 'goCardless')).toThrow('not planned');
		const action = structuredClone(json.plannedAction);
		const [step] = action?.steps ?? [];
		if (step !== undefined) step.body.amount = 12001;
		expect(() => readPlannedAction({ plannedAction: action }, 'goCardless')).toThrow('changed');
	});

	it('is charged on its due date when that is later', () => {
		const item = only(collect({ Invoices: [invoice({ DueDate: '2026-12-02' })] }));
		expect(requestsOf(item)[0]?.body.charge_date).toBe('2026-12-02');
	});

	it.each<[string, Raw, string]>([
		['not due yet', { DueDate: '2026-12-03' }, 'notDue'],
		['paid', { Balance: 0 }, 'paid'],
		['void', { TotalAmt: 0, Balance: 0, PrivateNote: 'Voided' }, 'voided'],
		['in a currency GoCardless has not', { CurrencyRef: { value: 'CHF' } }, 'currency'],
	])('is left alone when %s', (_, changes, code) => {
		const item = only(collect({ Invoices: [invoice(changes)] }));
		expect([item.outcome, item.json.code]).toEqual(['nothing', code]);
		expect(item.json.plannedAction).toBeUndefined();
	});

	it('goes to review when it is older than the start of collecting', () => {
		const item = only(collect({}, { collectionsSince: '2026-11-02' }));
		expect([item.outcome, item.json.code]).toEqual(['review', 'beforeStart']);
		expect(item.json.reviewKey).toMatch(/^[0-9a-f]{36}$/);
	});

	it('keeps to the smallest and largest amount', () => {
		expect(only(collect({}, { minimumAmount: 12001 })).json.code).toBe('belowMinimum');
		expect(only(collect({}, { maximumAmount: { GBP: 11999 } })).json.code).toBe('aboveMaximum');
		expect(only(collect({}, { maximumAmount: { EUR: 1 } })).outcome).toBe('do');
	});

	it('is left to the other gateway when the settings say so', () => {
		const Invoices = [invoice({ AllowOnlineCreditCardPayment: true })];
		expect(only(collect({ Invoices })).outcome).toBe('do');
		expect(only(collect({ Invoices }, { skipPayableOnline: true })).json.code).toBe(
			'payableOnline',
		);
	});

	it('carries its number as bank reference only where there is room', () => {
		const withReference = (number: string) =>
			requestsOf(
				only(collect({ Invoices: [invoice({ DocNumber: number })] }, { setReference: true })),
			)[0]?.body.reference;
		expect(withReference('INV-1037')).toBe('INV-1037');
		expect(withReference('INVOICE-1037')).toBeUndefined();
	});
});

describe('the mandate', () => {
	it.each<[string, Raw[], string, string]>([
		['none', [], 'nothing', 'noMandate'],
		[
			'a second signature missing',
			[mandate({ status: 'pending_customer_approval' })],
			'nothing',
			'mandateAwaitsApproval',
		],
		['cancelled', [mandate({ status: 'cancelled' })], 'nothing', 'noMandate'],
		['no possible day', [mandate({ next_possible_charge_date: null })], 'nothing', 'noChargeDate'],
		['another currency', [mandate({ scheme: 'sepa_core' })], 'review', 'mandateCurrency'],
		[
			'a status of tomorrow',
			[mandate({ status: 'hibernating' })],
			'review',
			'mandateStatusUnknown',
		],
		[
			'of another company',
			[mandate({ metadata: { books: 'quickbooks:2', customer: '12' } })],
			'nothing',
			'noMandate',
		],
	])('%s: nothing is collected', (_, Mandates, outcome, code) => {
		const item = only(collect({ Mandates }));
		expect([item.outcome, item.json.code]).toEqual([outcome, code]);
	});

	it('may be awaiting its first payment (SEPA, ACH, BECS)', () => {
		expect(only(collect({ Mandates: [mandate({ status: 'pending_submission' })] })).outcome).toBe(
			'do',
		);
	});

	it('is the newest active one of several, and the reason says so', () => {
		const item = only(
			collect({
				Mandates: [
					mandate({ id: 'MD1', created_at: '2025-01-01T00:00:00.000Z' }),
					mandate({ id: 'MD2', created_at: '2026-01-01T00:00:00.000Z' }),
					mandate({ id: 'MD3', created_at: '2026-02-01T00:00:00.000Z', status: 'submitted' }),
				],
			}),
		);
		expect(requestsOf(item)[0]?.body.links).toEqual({ mandate: 'MD2' });
		expect(item.json.reason).toContain('3 usable mandates');
	});
});

describe('debits that exist already', () => {
	it.each<[string, Raw, string, string]>([
		['on its way', {}, 'nothing', 'inFlight'],
		['awaiting approval', { status: 'pending_customer_approval' }, 'nothing', 'inFlight'],
		['collected, not booked yet', { status: 'confirmed' }, 'nothing', 'awaitingBooking'],
		[
			'paid out, still not booked',
			{ status: 'paid_out', charge_date: '2026-11-01' },
			'review',
			'amountUncertain',
		],
		['charged back', { status: 'charged_back' }, 'review', 'chargedBack'],
		['refused by the customer', { status: 'customer_approval_denied' }, 'review', 'approvalDenied'],
		['cancelled by hand', { status: 'cancelled' }, 'review', 'cancelledByHand'],
		['of a status of tomorrow', { status: 'teleported' }, 'review', 'debitStatusUnknown'],
		['failed', { status: 'failed' }, 'review', 'attemptsUsedUp'],
		[
			'failed, retried by GoCardless',
			{ status: 'failed', retry_if_possible: true },
			'nothing',
			'awaitingRetry',
		],
	])('%s', (_, changes, outcome, code) => {
		const item = only(collect({ Collections: [payment(changes)] }));
		expect([item.outcome, item.json.code]).toEqual([outcome, code]);
	});

	it('of another company do not count', () => {
		const Collections = [
			payment({ metadata: { books: 'quickbooks:2', customer: '12', invoice: '145' } }),
		];
		expect(only(collect({ Collections })).outcome).toBe('do');
	});

	it('failed once are collected anew with another key when the settings allow two attempts', () => {
		const first = only(collect());
		const second = only(
			collect({ Collections: [payment({ status: 'failed' })] }, { maximumAttempts: 2 }),
		);
		expect(second.outcome).toBe('do');
		expect(second.json.idempotencyKey).not.toBe(first.json.idempotencyKey);
	});

	it('failed on an old mandate do not stop a new one', () => {
		const item = only(
			collect({
				Mandates: [mandate({ status: 'cancelled' }), mandate({ id: 'MD2' })],
				Collections: [payment({ status: 'failed' })],
			}),
		);
		expect(item.outcome).toBe('do');
	});

	it('made in the dashboard are recognised by the invoice number, and the reason says so', () => {
		const Collections = [payment({ metadata: {}, description: 'For inv-1037, thanks' })];
		const item = only(collect({ Collections }));
		expect(item.json.code).toBe('inFlight');
		expect(item.json.reason).toContain('PM1 recognised by the invoice number');
	});

	it('that name no invoice but have its amount go to review', () => {
		const Collections = [payment({ metadata: {}, description: 'Coffee' })];
		expect(only(collect({ Collections })).json.code).toBe('maybeCollectedAlready');
		const older = [payment({ metadata: {}, description: 'Coffee', charge_date: '2026-10-01' })];
		expect(only(collect({ Collections: older })).outcome).toBe('do');
	});

	it('of which one number is only part of a longer word are not taken for the invoice', () => {
		const Collections = [payment({ metadata: {}, description: 'INV-10370', amount: 500 })];
		expect(only(collect({ Collections })).json.amount?.minorUnits).toBe(12000);
	});

	it('and a subscription that covers the invoice is enough', () => {
		expect(only(collect({ Subscriptions: [subscription()] })).json.code).toBe(
			'coveredBySubscription',
		);
		const ended = [subscription({ status: 'finished' })];
		expect(only(collect({ Subscriptions: ended })).outcome).toBe('do');
		const silent = [subscription({ metadata: {} })];
		expect(only(collect({ Subscriptions: silent })).json.code).toBe('maybeCoveredBySubscription');
	});
});

describe('what is left of an invoice', () => {
	it('is collected when the customer paid a part by hand', () => {
		const item = only(
			collect({ Invoices: [invoice({ Balance: 70.5 })], Customers: [customer({ Balance: 70.5 })] }),
		);
		expect(item.json.amount?.minorUnits).toBe(7050);
	});

	it('is reduced by credit that is not applied yet, oldest invoice first', () => {
		const items = collect({
			Invoices: [
				invoice({ Id: '2', DocNumber: '2', DueDate: '2026-11-27', Balance: 50, TotalAmt: 50 }),
				invoice({ Id: '1', DocNumber: '1', DueDate: '2026-11-26', Balance: 30, TotalAmt: 30 }),
			],
			Customers: [customer({ Balance: 40 })],
		});
		expect(items.map(({ json }) => [json.invoiceId, json.code, json.amountText])).toEqual([
			['2', 'collectInvoice', '40.00 GBP'],
			['1', 'coveredByCredit', '30.00 GBP'],
		]);
	});

	it('waits when it cannot be told whether the books show our debit, and is reviewed in the end', () => {
		const lists = {
			Invoices: [invoice({ Balance: 60 })],
			Customers: [customer({ Balance: 60 })],
			Collections: [payment({ status: 'confirmed', amount: 6000 })],
		};
		expect(only(collect(lists)).json.code).toBe('awaitingBooking');
		const later = planFor(
			'collections',
			{ ...lists, Mandates: [mandate()] },
			{ today: '2026-12-20' },
		);
		expect([only(later).outcome, only(later).json.code]).toEqual(['review', 'amountUncertain']);
	});
});

describe('an invoice that changed after its debit was made', () => {
	const pending = (amount: number) => payment({ status: 'pending_submission', amount });

	it('was lowered: cancelled and collected anew while GoCardless still can', () => {
		const item = only(
			collect({
				Invoices: [invoice({ TotalAmt: 80, Balance: 80 })],
				Customers: [customer({ Balance: 80 })],
				Collections: [pending(12000)],
			}),
		);
		expect(item.json.action).toBe('recollectInvoice');
		expect(requestsOf(item).map(({ verb, id, body }) => [verb, id, body.amount])).toEqual([
			['cancel', 'PM1', undefined],
			['create', undefined, 8000],
		]);
	});

	it('grew: cancelled and collected anew with the whole amount', () => {
		const item = only(collect({ Collections: [pending(8000)] }));
		expect(requestsOf(item).map(({ verb, body }) => [verb, body.amount])).toEqual([
			['cancel', undefined],
			['create', 12000],
		]);
	});

	it('was paid by hand or voided: the debit is only cancelled', () => {
		const paid = collect({ Invoices: [invoice({ Balance: 0 })], Collections: [pending(12000)] });
		const voided = collect({
			Invoices: [invoice({ TotalAmt: 0, Balance: 0, PrivateNote: 'Voided' })],
			Collections: [pending(12000)],
		});
		for (const item of [only(paid), only(voided)]) {
			expect(item.json.action).toBe('cancelCollection');
			expect(requestsOf(item).map(({ verb }) => verb)).toEqual(['cancel']);
		}
	});

	it('is a matter for a person once the bank has the debit', () => {
		const item = only(collect({ Invoices: [invoice({ Balance: 0 })], Collections: [payment()] }));
		expect([item.outcome, item.json.code]).toEqual(['review', 'overcollected']);
	});

	it('is noticed when it is no longer open, if the list is complete', () => {
		const lists = { Customers: [customer()], Collections: [payment()] };
		expect(planFor('collections', lists)).toEqual([]);
		const item = only(planFor('collections', lists, { holdsAllOpenInvoices: true }));
		expect(item.json.code).toBe('debitWithoutInvoice');
		expect(item.source).toEqual({ input: 3, item: 0 });
	});

	it('is not debited when it is no longer open and the bank does not have the debit', () => {
		const lists = { Customers: [customer()], Collections: [pending(12000)] };
		const item = only(planFor('collections', lists, { holdsAllOpenInvoices: true }));
		expect([item.outcome, item.json.action]).toEqual(['do', 'cancelCollection']);
		expect(requestsOf(item).map(({ verb }) => verb)).toEqual(['cancel']);
	});
});

describe('a customer', () => {
	it('that is missing from the list leaves its invoice to a person', () => {
		expect(only(collect({ Customers: [] })).json.code).toBe('customerMissing');
	});

	it('whose invoice is listed twice is collected from once', () => {
		expect(collect({ Invoices: [invoice(), invoice()] })).toHaveLength(1);
	});
});

describe('a recurring invoice', () => {
	const template = {
		Invoice: {
			...invoice({ Id: '9', DocNumber: undefined, RecurDataRef: { value: '3' } }),
			Balance: undefined,
			RecurringInfo: {
				Name: 'Coffee',
				Active: true,
				RecurType: 'Automated',
				ScheduleInfo: {
					IntervalType: 'Monthly',
					NumInterval: 1,
					DayOfMonth: 5,
					NextDate: '2026-12-05',
				},
			},
		},
	};

	it('becomes a subscription when the settings say so', () => {
		expect(only(collect({ Invoices: [template] })).json.code).toBe('template');
		const item = only(collect({ Invoices: [template] }, { collectionMode: 'subscription' }));
		expect(requestsOf(item)[0]?.body).toMatchObject({
			amount: 12000,
			interval: 1,
			interval_unit: 'monthly',
			day_of_month: 5,
			start_date: '2026-12-05',
			metadata: { books: BOOKS, customer: '12', invoice: 'recurring:3' },
		});
	});

	it('is not subscribed twice, and its invoices are not collected besides', () => {
		const Subscriptions = [
			subscription({ metadata: { books: BOOKS, customer: '12', invoice: 'recurring:3' } }),
		];
		const items = collect(
			{ Invoices: [template, invoice({ RecurDataRef: { value: '3' } })], Subscriptions },
			{ collectionMode: 'subscription' },
		);
		expect(items.map(({ json }) => json.code)).toEqual(['subscribed', 'coveredBySubscription']);
	});
});
