import {
	bookedPayment,
	event,
	invoice,
	only,
	payment,
	planFor,
	requestsOf,
	settings,
	type Lists,
	type Raw,
} from './records';

const confirmed = (changes: Raw = {}) => payment({ status: 'confirmed', ...changes });

function post(changes: Lists = {}, config: Parameters<typeof settings>[0] = {}) {
	return planFor('postings', {
		Events: [event(confirmed())],
		Invoices: [invoice()],
		Settings: [settings(config)],
		...changes,
	});
}

describe('collected money', () => {
	it('becomes a payment on its invoice, into the clearing account', () => {
		const item = only(post({}, { paymentMethodId: '7' }));
		expect(item.json).toMatchObject({ action: 'bookPayment', goCardlessId: 'PM1' });
		expect(item.json.plannedAction?.vendor).toBe('quickBooksOnline');
		expect(requestsOf(item)[0]?.body).toEqual({
			CustomerRef: { value: '12' },
			TotalAmt: 120,
			CurrencyRef: { value: 'GBP' },
			TxnDate: '2026-11-24',
			PaymentMethodRef: { value: '7' },
			PaymentRefNum: 'PM1',
			DepositToAccountRef: { value: '91' },
			PrivateNote: 'GoCardless payment PM1, mandate MD1, invoice INV-1037',
			ProcessPayment: false,
			Line: [{ Amount: 120, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] }],
		});
	});

	it('is taken from a bare payment as well', () => {
		expect(only(post({ Events: [confirmed()] })).json.action).toBe('bookPayment');
	});

	it('is booked once, however many events tell of it', () => {
		const Events = ['EV1', 'EV2', 'EV3'].map((id) => event(confirmed(), { id }));
		expect(only(post({ Events })).json.action).toBe('bookPayment');
	});

	it('stays as it is when the books have it', () => {
		const item = only(post({ 'Booked Payments': [bookedPayment()] }));
		expect([item.outcome, item.json.code]).toEqual(['nothing', 'booked']);
	});

	it('is booked again with a new key when the booking was voided', () => {
		const voided = bookedPayment({ TotalAmt: 0, PrivateNote: 'Voided' });
		const item = only(post({ 'Booked Payments': [voided] }));
		expect(item.outcome).toBe('do');
		expect(item.json.idempotencyKey).not.toBe(only(post()).json.idempotencyKey);
	});

	it('pays what the invoice needs; the rest stays as credit, and the reason says so', () => {
		const item = only(post({ Invoices: [invoice({ Balance: 100 })] }));
		expect(requestsOf(item)[0]?.body).toMatchObject({ TotalAmt: 120, Line: [{ Amount: 100 }] });
		expect(item.json.unappliedText).toBe('20.00 GBP');
		expect(item.json.reason).toContain('20.00 GBP stays');
	});

	it('of two payments shares the balance of their invoice, in whatever order they come', () => {
		const first = confirmed({ id: 'PM1', amount: 7000, charge_date: '2026-11-20' });
		const second = confirmed({ id: 'PM2', amount: 7000, charge_date: '2026-11-21' });
		const lines = (events: Raw[]) =>
			post({ Events: events }).map((item) => [
				item.json.goCardlessId,
				requestsOf(item)[0]?.body.Line,
			]);
		const expected = [
			['PM1', [{ Amount: 70, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] }]],
			['PM2', [{ Amount: 50, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] }]],
		];
		expect(lines([first, second])).toEqual(expected);
		expect(lines([second, first])).toEqual(expected);
	});
});

describe('the posting moment', () => {
	it.each([
		['submitted', 'submitted', 'do'],
		['submitted', 'confirmed', 'nothing'],
		['confirmed', 'confirmed', 'do'],
		['confirmed', 'paid_out', 'nothing'],
		['paid_out', 'paid_out', 'do'],
		['pending_submission', 'submitted', 'nothing'],
	] as const)('a payment that is %s, booked at %s: %s', (status, postingMoment, outcome) => {
		expect(only(post({ Events: [payment({ status })] }, { postingMoment })).outcome).toBe(outcome);
	});
});

describe('money that did not come', () => {
	it.each(['failed', 'cancelled', 'charged_back', 'customer_approval_denied'])(
		'%s: nothing to book before, a reversal after',
		(status) => {
			const Events = [event(payment({ status }))];
			expect(only(post({ Events })).json.code).toBe('notCollected');
			const after = only(post({ Events, 'Booked Payments': [bookedPayment()] }));
			expect([after.outcome, after.json.code]).toEqual(['review', 'reversalNeeded']);
		},
	);

	it('is believed when two readings of one payment differ, in any order', () => {
		const readings = [
			event(confirmed(), { id: 'EV1' }),
			event(payment({ status: 'failed' }), { id: 'EV2' }),
		];
		expect(only(post({ Events: readings })).json.code).toBe('notCollected');
		expect(only(post({ Events: [...readings].reverse() })).json.code).toBe('notCollected');
	});
});

describe('a person decides', () => {
	it.each<[string, Lists, string]>([
		[
			'booked twice',
			{ 'Booked Payments': [bookedPayment(), bookedPayment({ Id: '164' })] },
			'bookedTwice',
		],
		[
			'booked with another amount',
			{ 'Booked Payments': [bookedPayment({ TotalAmt: 119.99 })] },
			'bookedAmount',
		],
		['the invoice is gone', { Invoices: [] }, 'invoiceMissing'],
		[
			'the invoice is void',
			{ Invoices: [invoice({ TotalAmt: 0, Balance: 0, PrivateNote: 'Voided' })] },
			'invoiceVoided',
		],
		['the invoice was paid by hand', { Invoices: [invoice({ Balance: 0 })] }, 'invoicePaid'],
		[
			'the invoice moved to another customer',
			{ Invoices: [invoice({ CustomerRef: { value: '13' } })] },
			'customerChanged',
		],
		['the currencies differ', { Events: [confirmed({ currency: 'EUR' })] }, 'currency'],
		[
			'no invoice is named',
			{ Events: [confirmed({ metadata: {}, description: 'Coffee' })] },
			'invoiceUnknown',
		],
		['the payment is missing', { Events: [event(undefined)] }, 'paymentMissing'],
		['a status of tomorrow', { Events: [confirmed({ status: 'teleported' })] }, 'statusUnknown'],
	])('%s', (_, lists, code) => {
		const item = only(post(lists));
		expect([item.outcome, item.json.code]).toEqual(['review', code]);
		expect(item.json.plannedAction).toBeUndefined();
	});

	it('when a currency has no clearing account', () => {
		expect(only(post({}, { clearingAccounts: { EUR: '92' } })).json.code).toBe('noClearingAccount');
	});
});

describe('a payment without our metadata', () => {
	it('is matched by the exact invoice number when the amount fits too', () => {
		const item = only(post({ Events: [confirmed({ metadata: {} })] }));
		expect(item.json.reason).toContain('recognised by its number');
		const other = only(post({ Events: [confirmed({ metadata: {}, amount: 11999 })] }));
		expect(other.json.code).toBe('invoiceUnknown');
	});
});

describe('events about something else', () => {
	it.each<[string, Raw, string]>([
		['a test of the dashboard', event(undefined, { id: 'EVTEST1' }), 'testEvent'],
		['a mandate', event(undefined, { resource_type: 'mandates', action: 'active' }), 'otherEvent'],
		['another company', confirmed({ metadata: { books: 'quickbooks:2' } }), 'otherBooks'],
	])('%s', (_, record, code) => {
		const item = only(post({ Events: [record] }));
		expect([item.outcome, item.json.code]).toEqual(['nothing', code]);
	});
});
