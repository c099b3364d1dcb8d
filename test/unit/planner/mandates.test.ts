import {
	BOOKS,
	customer,
	holder,
	invitation,
	mandate,
	only,
	planFor,
	requestsOf,
	settings,
	type Lists,
	type Raw,
} from './records';

function plan(changes: Lists = {}, config: Parameters<typeof settings>[0] = {}) {
	return planFor('mandates', {
		Customers: [customer()],
		Settings: [settings(config)],
		...changes,
	});
}

const unmarked = (changes: Raw = {}) => holder({ metadata: {}, ...changes });

describe('a customer nobody has asked yet', () => {
	it('is created at GoCardless and invited in one go', () => {
		const item = only(
			plan({}, { creditorId: 'CR1', invitation: { redirectUri: 'https://a.example/' } }),
		);
		expect(item.json).toMatchObject({ action: 'invite', email: 'pay@corner.example' });
		const metadata = { books: BOOKS, customer: '12' };
		const details = {
			email: 'pay@corner.example',
			company_name: 'Corner Cafe Ltd',
			address_line1: '1 High St',
			city: 'Leeds',
			postal_code: 'LS1 1AA',
			country_code: 'GB',
		};
		expect(item.json.plannedAction?.steps.map(({ resource }) => resource)).toEqual([
			'customers',
			'billing_requests',
			'billing_request_flows',
		]);
		expect(requestsOf(item).map(({ body }) => body)).toEqual([
			{ ...details, metadata },
			{
				mandate_request: {
					currency: 'GBP',
					description: 'Direct Debit for invoices of Willow Bakery Ltd',
					metadata,
				},
				metadata,
				links: { customer: { $id: 'customer' }, creditor: 'CR1' },
			},
			{
				links: { billing_request: { $id: 'invitation' } },
				prefilled_customer: details,
				lock_currency: true,
				redirect_uri: 'https://a.example/',
			},
		]);
	});

	it('is a person with two names, or a company, as GoCardless wants it', () => {
		const names = (changes: Raw) => {
			const { company_name, given_name, family_name } =
				requestsOf(only(plan({ Customers: [customer(changes)] })))[0]?.body ?? {};
			return [company_name, given_name, family_name];
		};
		expect(names({ CompanyName: null, GivenName: 'Ann', FamilyName: 'Lee' })).toEqual([
			undefined,
			'Ann',
			'Lee',
		]);
		expect(names({ CompanyName: null, GivenName: 'Ann' })).toEqual([
			'Corner Cafe',
			undefined,
			undefined,
		]);
	});

	it.each<[string, Raw, Parameters<typeof settings>[0], string, string]>([
		['owes nothing', { Balance: 0 }, {}, 'nothing', 'noBalance'],
		[
			'owes nothing, but all are invited',
			{ Balance: 0 },
			{ inviteCustomers: 'all' },
			'do',
			'invite',
		],
		[
			'pays another way',
			{},
			{ inviteCustomers: 'paymentMethod', paymentMethodId: '7' },
			'nothing',
			'otherMethod',
		],
		[
			'has Direct Debit as its method',
			{ PaymentMethodRef: { value: '7' } },
			{ inviteCustomers: 'paymentMethod', paymentMethodId: '7' },
			'do',
			'invite',
		],
		[
			'pays in a currency GoCardless has not',
			{ CurrencyRef: { value: 'CHF' } },
			{},
			'nothing',
			'currency',
		],
		['has no address to write to', { PrimaryEmailAddr: null }, {}, 'review', 'noEmail'],
		['has no name', { DisplayName: '', CompanyName: null }, {}, 'review', 'noName'],
		['is inactive', { Active: false }, {}, 'nothing', 'inactive'],
	])('%s', (_, changes, config, outcome, code) => {
		const item = only(plan({ Customers: [customer(changes)] }, config));
		expect([item.outcome, item.json.code]).toEqual([outcome, code]);
	});
});

describe('a customer GoCardless knows already', () => {
	it.each<[string, Raw, Raw[]]>([
		['by e-mail, whatever its letter case', { email: 'PAY@corner.example' }, []],
		['by its id in the notes', { id: 'CU1ABC', email: null }, []],
		['by the reference of its mandate', { email: null }, [mandate({ metadata: {} })]],
	])('is linked: %s', (_, changes, Mandates) => {
		const item = only(
			plan({
				Customers: [customer({ Notes: 'Direct Debit: cu1abc, corner-1' })],
				'GoCardless Customers': [unmarked(changes)],
				Mandates,
			}),
		);
		expect(item.json.action).toBe('adopt');
		expect(requestsOf(item).map(({ body }) => body)).toEqual(
			Array(1 + Mandates.length).fill({ metadata: { books: BOOKS, customer: '12' } }),
		);
	});

	it('keeps the metadata it has, as far as there is room', () => {
		const with_ = (metadata: Raw) => plan({ 'GoCardless Customers': [unmarked({ metadata })] });
		expect(requestsOf(only(with_({ crm: '7' })))[0]?.body).toEqual({
			metadata: { crm: '7', books: BOOKS, customer: '12' },
		});
		expect(only(with_({ crm: '7', tier: 'gold' })).json.code).toBe('noRoomForMark');
	});

	it('is never chosen between two', () => {
		const twins = [unmarked({ id: 'CU1' }), unmarked({ id: 'CU2' })];
		expect(only(plan({ 'GoCardless Customers': twins })).json.code).toBe('severalCandidates');
		const items = plan({
			Customers: [customer(), customer({ Id: '13' })],
			'GoCardless Customers': [unmarked()],
		});
		expect(items.map(({ json }) => json.code)).toEqual(['sharedEmail', 'sharedEmail']);
	});

	it('is not ours when another company marked it', () => {
		const foreign = holder({ metadata: { books: 'quickbooks:2', customer: '12' } });
		const item = only(
			plan({
				'GoCardless Customers': [foreign],
				Mandates: [mandate({ metadata: foreign.metadata })],
			}),
		);
		expect(item.json.action).toBe('invite');
	});

	it('is updated where the books differ, and only there', () => {
		const items = plan({
			'GoCardless Customers': [
				holder({ city: 'York', company_name: 'corner cafe  ltd', address_line2: 'Rear' }),
			],
			Mandates: [mandate()],
		});
		expect(requestsOf(only(items))).toEqual([
			{ verb: 'update', id: 'CU1', body: { city: 'Leeds' } },
		]);
		const kept = plan(
			{ 'GoCardless Customers': [holder({ city: 'York' })], Mandates: [mandate()] },
			{ updateCustomers: false },
		);
		expect(only(kept).json.code).toBe('hasMandate');
	});
});

describe('on the way to a mandate', () => {
	const known = (changes: Lists, config: Parameters<typeof settings>[0] = {}) =>
		only(plan({ 'GoCardless Customers': [holder()], ...changes }, config));

	it.each<[string, Raw, string, string]>([
		['is active', {}, 'nothing', 'hasMandate'],
		['awaits its first payment', { status: 'pending_submission' }, 'nothing', 'hasMandate'],
		[
			'awaits a second signature',
			{ status: 'pending_customer_approval' },
			'nothing',
			'awaitsApproval',
		],
		['was paused by the payer', { status: 'suspended_by_payer' }, 'nothing', 'suspended'],
		['is blocked', { status: 'blocked' }, 'review', 'blocked'],
		['collects another currency', { scheme: 'sepa_core' }, 'review', 'otherCurrency'],
		['has a status of tomorrow', { status: 'hibernating' }, 'review', 'mandateStatusUnknown'],
	])('the mandate %s', (_, changes, outcome, code) => {
		const item = known({ Mandates: [mandate(changes)] });
		expect([item.outcome, item.json.code]).toEqual([outcome, code]);
	});

	it.each(['failed', 'cancelled', 'expired'])('a mandate that is %s: invited again', (status) => {
		const item = known({ Mandates: [mandate({ status })] });
		expect(item.json.action).toBe('reinvite');
		expect(item.json.reason).toContain(`MD1 is ${status}`);
		const next = known({
			Mandates: [
				mandate({ status }),
				mandate({ id: 'MD2', status, created_at: '2026-11-02T00:00:00.000Z' }),
			],
		});
		expect(next.json.idempotencyKey).not.toBe(item.json.idempotencyKey);
	});

	it('an invitation that was cancelled is sent again, but not for ever', () => {
		const cancelled = (id: string) => invitation({ id, status: 'cancelled' });
		expect(known({ Invitations: [cancelled('BRQ1')] }).json.action).toBe('reinvite');
		const often = ['BRQ1', 'BRQ2', 'BRQ3'].map(cancelled);
		expect(known({ Invitations: often }).json.code).toBe('invitedOften');
	});

	it('a completed invitation whose mandate is not listed yet is waited for', () => {
		const fulfilled = invitation({
			status: 'fulfilled',
			links: { customer: 'CU1', mandate_request_mandate: 'MD9' },
		});
		expect(known({ Invitations: [fulfilled] }).json.code).toBe('mandateArriving');
	});

	it('an open invitation is left alone for a week', () => {
		expect(known({ Invitations: [invitation()] }).json.code).toBe('invited');
	});

	it('and then reminded of once a period, with a new page for the same request', () => {
		const Invitations = [invitation({ created_at: '2026-11-10T10:00:00.000Z' })];
		const item = known({ Invitations });
		expect(item.json.action).toBe('remind');
		expect(requestsOf(item).map(({ verb, body }) => [verb, body.metadata ?? body.links])).toEqual([
			['update', { books: BOOKS, customer: '12', reminder: 'BRQ1:2' }],
			['create', { billing_request: 'BRQ1' }],
		]);
		const noted = holder({ metadata: { books: BOOKS, customer: '12', reminder: 'BRQ1:2' } });
		expect(known({ Invitations, 'GoCardless Customers': [noted] }).json.code).toBe('invited');
	});

	it('and left to a person when all reminders came to nothing', () => {
		const Invitations = [invitation({ created_at: '2026-10-01T10:00:00.000Z' })];
		const noted = holder({ metadata: { books: BOOKS, customer: '12', reminder: 'BRQ1:3' } });
		expect(known({ Invitations, 'GoCardless Customers': [noted] }).json.code).toBe('noAnswer');
	});
});
