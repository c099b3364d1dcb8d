import {
	BOOKS,
	event,
	invoice,
	only,
	payment,
	planFor,
	requestsOf,
	settings,
	subscription,
	type Lists,
	type Raw,
} from './records';

/** Payments that a subscription or an instalment schedule made, and that say nothing themselves. */

const made = (id: string, by: Raw, maker: Raw, changes: Raw = {}) =>
	event(
		payment({
			id,
			status: 'confirmed',
			metadata: {},
			description: 'Coffee every month',
			links: { mandate: 'MD1', creditor: 'CR1', ...by },
			maker,
			...changes,
		}),
		{ id: `EV-${id}`, links: { payment: id } },
	);

const ofTemplate = subscription({
	metadata: { books: BOOKS, customer: '12', invoice: 'recurring:77' },
});

const child = (id: string, day: string, changes: Raw = {}) =>
	invoice({
		Id: id,
		DocNumber: `INV-${id}`,
		TxnDate: day,
		RecurDataRef: { value: '77' },
		...changes,
	});

function post(lists: Lists) {
	return planFor('postings', { Settings: [settings()], ...lists });
}

const paid = (item: ReturnType<typeof only>) => {
	const [line] = requestsOf(item)[0]?.body.Line as Array<{ LinkedTxn: Array<{ TxnId: string }> }>;
	return line?.LinkedTxn[0]?.TxnId;
};

it('pays the oldest open invoice of its recurring invoice', () => {
	const item = only(
		post({
			Events: [made('PM1', { subscription: 'SB1' }, ofTemplate)],
			Invoices: [child('202', '2026-11-05'), child('201', '2026-10-05')],
		}),
	);
	expect(paid(item)).toBe('201');
	expect(item.json.reason).toContain('by the subscription of this recurring invoice');
});

it('pays one invoice with each payment, in the order of the charges', () => {
	const items = post({
		Events: [
			made('PM2', { subscription: 'SB1' }, ofTemplate, { charge_date: '2026-11-06' }),
			made('PM1', { subscription: 'SB1' }, ofTemplate, { charge_date: '2026-10-06' }),
		],
		Invoices: [child('202', '2026-11-05'), child('201', '2026-10-05')],
	});
	expect(items.map((item) => [item.json.goCardlessId, paid(item)])).toEqual([
		['PM1', '201'],
		['PM2', '202'],
	]);
});

it.each<[string, Raw[]]>([
	['there is none yet', []],
	['all are paid', [child('201', '2026-10-05', { Balance: 0 })]],
	['it belongs to somebody else', [child('201', '2026-10-05', { CustomerRef: { value: '13' } })]],
	['it needs less', [child('201', '2026-10-05', { Balance: 100 })]],
])('is for a person when %s', (_, Invoices) => {
	const item = only(
		post({
			Events: [made('PM1', { subscription: 'SB1' }, ofTemplate)],
			Invoices,
		}),
	);
	expect([item.outcome, item.json.code]).toEqual(['review', 'childMissing']);
});

it('knows the invoice of an instalment by its schedule', () => {
	const schedule = {
		id: 'IS1',
		status: 'active',
		total_amount: 12_000,
		currency: 'GBP',
		created_at: '2026-11-02T10:00:00.000Z',
		metadata: { books: BOOKS, customer: '12', invoice: '145' },
		links: { mandate: 'MD1' },
	};
	const item = only(
		post({
			Events: [made('PM1', { instalment_schedule: 'IS1' }, schedule, { amount: 4_000 })],
			Invoices: [invoice()],
		}),
	);
	expect(paid(item)).toBe('145');
	expect(requestsOf(item)[0]?.body.TotalAmt).toBe(40);
});

it('leaves alone what a subscription of other books collected', () => {
	const foreign = subscription({
		metadata: { books: 'quickbooks:1', customer: '9', invoice: '8' },
	});
	const item = only(
		post({
			Events: [made('PM1', { subscription: 'SB1' }, foreign)],
			Invoices: [invoice()],
		}),
	);
	expect([item.outcome, item.json.code]).toEqual(['nothing', 'otherBooks']);
});
