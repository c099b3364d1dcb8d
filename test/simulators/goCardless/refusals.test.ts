import type { GoCardlessSimulator } from './index';
import { call, closeAll, refusal, start, type ErrorBody } from './testKit';

let simulator: GoCardlessSimulator;
let url: string;
let mandate: string;

beforeEach(async () => {
	({ simulator, url } = await start());
	mandate = simulator.seedCustomerWithMandate().mandate.id;
});

afterEach(closeAll);

const create = async (plural: string, fields: object, headers = {}) =>
	await call(url, 'POST', `/${plural}`, { body: { [plural]: fields }, headers });

describe('what the transport refuses', () => {
	test.each([
		['no token', { Authorization: null }, '401 invalid_api_usage missing_authorization_header'],
		[
			'a bad header',
			{ Authorization: 'Basic x' },
			'401 invalid_api_usage invalid_authorization_header',
		],
		[
			'an unknown token',
			{ Authorization: 'Bearer x' },
			'401 invalid_api_usage access_token_not_found',
		],
		['no version', { 'GoCardless-Version': null }, '400 invalid_api_usage missing_version_header'],
		[
			'an old version',
			{ 'GoCardless-Version': '2014-01-01' },
			'400 invalid_api_usage version_not_found',
		],
		['another format', { Accept: 'text/html' }, '406 invalid_api_usage not_acceptable'],
	])('%s', async (_name, headers, expected) => {
		expect(refusal(await call(url, 'GET', '/payments', { headers }))).toBe(expected);
	});

	test('a revoked token and a read-only one', async () => {
		simulator.revokeToken('sandbox_token');
		const revoked = await call(url, 'GET', '/payments');
		expect(refusal(revoked)).toBe('401 invalid_api_usage access_token_revoked');
	});

	test.each([
		['GET', '/nowhere', undefined, '404 invalid_api_usage path_not_found'],
		['GET', '/payments/PM404', undefined, '404 invalid_api_usage resource_not_found'],
		['PATCH', '/payments', {}, '405 invalid_api_usage method_not_allowed'],
		['GET', '/billing_request_flows', undefined, '405 invalid_api_usage method_not_allowed'],
		['POST', '/payments', 'not json', '400 invalid_api_usage invalid_document_structure'],
		['POST', '/payments', { payment: {} }, '400 invalid_api_usage invalid_document_structure'],
		['POST', '/payments', { payments: [] }, '400 invalid_api_usage invalid_document_structure'],
	])('%s %s %j', async (method, path, body, expected) => {
		const options = body === undefined ? {} : { body };
		expect(refusal(await call(url, method, path, options))).toBe(expected);
	});

	test('tells every error in the documented shape', async () => {
		const answer = await create('payments', { amount: 'ten', currency: 'GBP', links: { mandate } });
		expect(answer.body).toEqual({
			error: {
				message: 'Validation failed',
				type: 'validation_failed',
				code: 422,
				request_id: answer.headers.get('x-request-id'),
				documentation_url: 'https://developer.gocardless.com/api-reference#validation_failed',
				errors: [
					{ field: 'amount', message: 'is not a number', request_pointer: '/payments/amount' },
				],
			},
		});
	});

	test('counts the minute and says when it ends as an HTTP date', async () => {
		const small = await start({ rateLimitPerMinute: 2 });
		const first = await call(small.url, 'GET', '/creditors');
		expect(first.headers.get('ratelimit-limit')).toBe('2');
		expect(first.headers.get('ratelimit-remaining')).toBe('1');
		await call(small.url, 'GET', '/creditors');
		const refused = await call(small.url, 'GET', '/creditors');
		expect(refusal(refused)).toBe('429 invalid_api_usage rate_limit_exceeded');
		expect(refused.headers.get('retry-after')).toBeNull();
		const reset = Date.parse(refused.headers.get('ratelimit-reset') ?? '');
		expect(reset).toBeGreaterThan(Date.now() + 50_000);
		expect(refused.headers.get('ratelimit-reset')).toMatch(/GMT$/);
	});
});

describe('what a body must not hold', () => {
	const payment = { amount: 500, currency: 'GBP', links: { mandate: 'of the test' } };

	test.each([
		['an unknown field', { colour: 'red' }, '/payments/colour'],
		['no amount', { amount: undefined }, '/payments/amount'],
		['an amount in pounds', { amount: 5.5 }, '/payments/amount'],
		['no money', { amount: 0 }, '/payments/amount'],
		['too much', { amount: 500_001 }, '/payments/amount'],
		['a strange currency', { currency: 'JPY' }, '/payments/currency'],
		["another scheme's currency", { currency: 'EUR' }, '/payments/currency'],
		['a day that is none', { charge_date: '2026-02-30' }, '/payments/charge_date'],
		['a charge date too early', { charge_date: '2026-03-04' }, '/payments/charge_date'],
		['a fourth key', { metadata: { a: '1', b: '2', c: '3', d: '4' } }, '/payments/metadata'],
		['a long key', { metadata: { ['k'.repeat(51)]: '1' } }, '/payments/metadata'],
		['a number as metadata', { metadata: { invoice: 7 } }, '/payments/metadata/invoice'],
		['long metadata', { metadata: { a: 'x'.repeat(501) } }, '/payments/metadata/a'],
		['an own reference', { reference: 'INV7' }, '/payments/reference'],
		['an app fee without app', { app_fee: 10 }, '/payments/app_fee'],
	])('%s', async (_name, fields, pointer) => {
		const answer = await create('payments', { ...payment, links: { mandate }, ...fields });
		expect(refusal(answer)).toBe(`422 validation_failed ${pointer}`);
		expect(simulator.paymentsOf(mandate)).toHaveLength(0);
	});

	test('says the scheme maximum', async () => {
		const answer = await create('payments', { ...payment, amount: 999_999, links: { mandate } });
		expect((answer.body as ErrorBody).error.errors[0]?.['metadata']).toEqual({
			maximum_amount: 500_000,
		});
	});

	test('names people properly', async () => {
		const half = await create('customers', { given_name: 'Ann' });
		expect(refusal(half)).toBe('422 validation_failed /customers/family_name');
		const country = await create('customers', { company_name: 'A', country_code: 'gb' });
		expect(refusal(country)).toBe('422 validation_failed /customers/country_code');
		const state = await create('customers', {
			company_name: 'A',
			country_code: 'US',
			region: 'Texas',
		});
		expect(refusal(state)).toBe('422 validation_failed /customers/region');
	});

	test('takes numeric strings, and moves charge dates to working days', async () => {
		const answer = await create('payments', {
			amount: '500',
			currency: 'GBP',
			charge_date: '2026-03-07',
			links: { mandate },
		});
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({ payments: { amount: 500, charge_date: '2026-03-09' } });
	});
});

describe('what a state forbids', () => {
	test('payments on mandates that ended, were replaced, or do not exist', async () => {
		const on = async (id: string) =>
			await create('payments', { amount: 500, currency: 'GBP', links: { mandate: id } });
		expect(refusal(await on('MD404'))).toBe('422 invalid_api_usage link_not_found');
		simulator.cancelMandate(mandate);
		expect(refusal(await on(mandate))).toBe('422 invalid_state mandate_is_inactive');
		simulator.mandate(mandate).links.new_mandate = 'MD2';
		const replaced = await on(mandate);
		expect((replaced.body as ErrorBody).error.errors[0]).toMatchObject({
			reason: 'mandate_replaced',
			links: { new_mandate: 'MD2' },
		});
	});

	test.each(['pending_customer_approval', 'pending_submission', 'submitted', 'active'] as const)(
		'no payment on a mandate that is %s',
		async (status) => {
			const seeded = simulator.seedCustomerWithMandate({ status }).mandate.id;
			const answer = await create('payments', {
				amount: 500,
				currency: 'GBP',
				links: { mandate: seeded },
			});
			expect(answer.status).toBe(201);
		},
	);

	test('refunds of what was not collected, unconfirmed, or beyond the funds', async () => {
		const payment = simulator.seedPayment({ mandate, amount: 1000 });
		const ask = async (fields: object) =>
			refusal(await create('refunds', { amount: 400, links: { payment: payment.id }, ...fields }));
		expect(await ask({})).toBe('422 validation_failed /refunds/total_amount_confirmation');
		expect(await ask({ total_amount_confirmation: 400 })).toBe(
			'422 invalid_state refund_payment_invalid_state',
		);
		simulator.submitPayment(payment.id);
		simulator.confirmPayment(payment.id);
		expect(await ask({ total_amount_confirmation: 399 })).toBe(
			'422 invalid_state total_amount_confirmation_invalid',
		);
		expect(await ask({ amount: 1001, total_amount_confirmation: 1001 })).toBe(
			'422 validation_failed /refunds/amount',
		);
		simulator.payPayout(simulator.payOut('GBP')?.id ?? '');
		expect(await ask({ total_amount_confirmation: 400 })).toBe(
			'422 invalid_state available_refund_amount_insufficient',
		);
		simulator.world.creditor.can_create_refunds = false;
		expect(await ask({ total_amount_confirmation: 400 })).toBe('403 invalid_api_usage forbidden');
	});

	test('a key that made something, for its own resource only', async () => {
		const body = { amount: 500, currency: 'GBP', links: { mandate } };
		const headers = { 'Idempotency-Key': 'k1' };
		simulator.faults.arrange('serverErrorAfter', { method: 'POST' });
		expect((await create('payments', body, headers)).status).toBe(500);
		const again = await create('payments', body, headers);
		expect(refusal(again)).toBe('409 invalid_state idempotent_creation_conflict');
		expect((again.body as ErrorBody).error.errors[0]?.['links']).toEqual({
			conflicting_resource_id: simulator.paymentsOf(mandate)[0]?.id,
		});
		expect((await create('customers', { company_name: 'A' }, headers)).status).toBe(201);
		const wrong = await create('payments', { ...body, amount: 0 }, { 'Idempotency-Key': 'k2' });
		expect(wrong.status).toBe(422);
		expect((await create('payments', body, { 'Idempotency-Key': 'k2' })).status).toBe(201);
		const long = await create('payments', body, { 'Idempotency-Key': 'k'.repeat(129) });
		expect(refusal(long)).toBe('400 invalid_api_usage idempotency_key_too_long');
	});
});

describe('what a list does not know', () => {
	test.each([
		'/payments?email=a',
		'/customers?email=a',
		'/payments?status=failed,cancelled',
		'/payments?status=unknown',
		'/payments?payout=PO1',
		'/payments?creditor=CR1&customer=CU1',
		'/payments?limit=501',
		'/payments?limit=0',
		'/payments?after=PM404',
		'/payments?created_at[gt]=yesterday',
		'/payments?created_at[gt]=2026-01-01T00:00:00.000+00:00',
		'/payments?created_at=2026-01-01',
		'/billing_requests?created_at[gt]=2026-01-01',
		'/subscriptions?status=active,paused,finished,cancelled,active,active',
		'/events?resource_type=payments&payment=PM1',
		'/events?payment=PM1&mandate=MD1',
		'/events?include=payment',
		'/payout_items',
		'/balances',
	])('%s', async (path) => {
		expect(refusal(await call(url, 'GET', path))).toBe('400 invalid_api_usage invalid_filters');
	});

	test.each([
		'/mandates?status=active,submitted&scheme=bacs,sepa_core',
		'/payments?charge_date[gte]=2026-03-01&charge_date[lt]=2027-01-01',
		'/events?created_at[gte]=2026-01-01T00:00:00Z&action=created',
	])('but knows %s', async (path) => {
		expect((await call(url, 'GET', path)).status).toBe(200);
	});
});

test('payout items are gone after six months', async () => {
	const { clock, simulator: own, url: address } = await start();
	const seeded = own.seedCustomerWithMandate().mandate;
	own.seedPayment({ mandate: seeded, amount: 5000, status: 'confirmed' });
	const payout = own.payOut('GBP');
	const path = `/payout_items?payout=${payout?.id}`;
	expect((await call(address, 'GET', path)).status).toBe(200);
	await clock.advance({ days: 190 });
	expect((await call(address, 'GET', path)).status).toBe(410);
});

test('an app connects by OAuth, and touches only its own subscriptions', async () => {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: 'partner-app',
		redirect_uri: 'https://n8n.example/callback',
		scope: 'read_write',
		state: 's1',
	});
	const back = await call(url, 'GET', `/oauth/authorize?${query.toString()}`);
	const location = new URL(back.headers.get('location') ?? '');
	expect(location.searchParams.get('state')).toBe('s1');
	const exchange = async (secret: string) =>
		await fetch(`${url}/oauth/access_token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'authorization_code',
				code: location.searchParams.get('code') ?? '',
				redirect_uri: 'https://n8n.example/callback',
				client_id: 'partner-app',
				client_secret: secret,
			}),
		});
	const answer = (await (await exchange('partner-secret')).json()) as { access_token: string };
	expect(answer).toMatchObject({ token_type: 'bearer', scope: 'read_write' });
	expect(answer).not.toHaveProperty('refresh_token');
	expect((await exchange('partner-secret')).status).toBe(400);
	const headers = { Authorization: `Bearer ${answer.access_token}` };
	const made = await create('subscriptions', {
		amount: 500,
		currency: 'GBP',
		interval_unit: 'weekly',
		links: { mandate },
	});
	const { id } = (made.body as { subscriptions: { id: string } }).subscriptions;
	const path = `/subscriptions/${id}/actions/cancel`;
	const foreign = await call(url, 'POST', path, { body: { data: {} }, headers });
	expect(refusal(foreign)).toBe('403 invalid_state resource_created_by_another_app');
	expect((await call(url, 'POST', path, { body: { data: {} } })).status).toBe(200);
});
