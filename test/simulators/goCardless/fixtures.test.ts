/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { call, closeAll, start, type ErrorBody } from './testKit';

/** Recorded answers of the vendor, where a machine has them; never part of this repository. */
const FOLDER = join(process.cwd(), '..', 'shared', 'reference', 'gocardless-fixtures');

const isPresent = existsSync(FOLDER);
if (!isPresent) {
	process.stdout.write('Recorded GoCardless answers are not here: shapes are not compared.\n');
}

const compare = isPresent ? describe : describe.skip;

afterEach(closeAll);

function read(path: string): unknown {
	return JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));
}

/** The keys of an object, those of nested objects with dots; arrays and maps are leaves. */
function keysOf(value: unknown, prefix = ''): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [prefix];
	const entries = Object.entries(value);
	if (/(metadata|headers|payment_errors|constraints|consent_parameters)$/.test(prefix))
		return [prefix];
	if (entries.length === 0) return [prefix];
	return entries.flatMap(([key, inner]) => keysOf(inner, prefix === '' ? key : `${prefix}.${key}`));
}

function first(answer: unknown, plural: string): unknown {
	const content = (answer as Record<string, unknown>)[plural];
	return Array.isArray(content) ? (content[0] as unknown) : content;
}

/** What the vendor sends only in cases that the example of the test is not. */
const NOT_HERE: Record<string, RegExp> = {
	mandates: /^links\.new_mandate$/,
	payments: /^(app_fee|faster_ach|links\.(subscription|instalment_schedule))$/,
	payouts: /never/,
	subscriptions: /never/,
	instalment_schedules: /never/,
	refunds: /never/,
	customers: /never/,
	customer_bank_accounts: /never/,
	creditors: /never/,
	creditor_bank_accounts: /never/,
	billing_request_templates: /never/,
	webhooks: /never/,
	billing_requests:
		/^(subscription_request|instalment_schedule_request|payment_request|links|resources|mandate_request\.(links|authorisation_source))/,
	billing_request_flows: /^prefilled/,
};

compare('the shapes of resources', () => {
	test.each(Object.keys(NOT_HERE))('%s have the recorded fields and no others', async (plural) => {
		const { simulator, clock, url } = await start();
		const { mandate, customer } = simulator.seedCustomerWithMandate({ metadata: { a: 'b' } });
		const post = async (name: string, fields: object) =>
			await call(url, 'POST', `/${name}`, { body: { [name]: fields } });
		const links = { mandate: mandate.id };
		const payment = simulator.seedPayment({ mandate, amount: 5000 });
		await post('subscriptions', { amount: 500, currency: 'GBP', interval_unit: 'weekly', links });
		await post('instalment_schedules', {
			name: 'A',
			currency: 'GBP',
			total_amount: 500,
			instalments: [{ amount: 500, charge_date: '2026-06-01' }],
			links,
		});
		await post('billing_request_templates', { mandate_request_currency: 'GBP' });
		const request = await post('billing_requests', {
			mandate_request: { currency: 'GBP' },
			links: { customer: customer.id },
		});
		const { id } = first(request.body, 'billing_requests') as { id: string };
		const flow = await post('billing_request_flows', { links: { billing_request: id } });
		await clock.advance({ days: 8 });
		simulator.seedPayment({ mandate, amount: 90_000, status: 'confirmed' });
		await post('refunds', {
			amount: 100,
			total_amount_confirmation: 100,
			links: { payment: payment.id },
		});
		simulator.takeDeliveries();
		const own =
			plural === 'billing_request_flows'
				? first(flow.body, plural)
				: plural === 'payments'
					? first((await call(url, 'GET', `/payments/${payment.id}`)).body, plural)
					: first((await call(url, 'GET', `/${plural}?limit=1`)).body, plural);
		const recorded = Object.values(read(`resources/${plural}.json`) as Record<string, object>)[0];
		const theirs = first((recorded as { body: unknown }).body, plural);
		const absent = (key: string) => NOT_HERE[plural]?.test(key) === true;
		const missing = keysOf(theirs).filter((key) => !keysOf(own).includes(key) && !absent(key));
		const surplus = keysOf(own).filter((key) => !keysOf(theirs).includes(key) && !absent(key));
		expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
	});
});

compare('the shapes of events, items and errors', () => {
	test('events use the recorded fields', async () => {
		const { simulator, clock } = await start();
		const { mandate } = simulator.seedCustomerWithMandate();
		simulator.seedPayment({ mandate, amount: 5000 });
		await clock.advance({ days: 10 });
		const recorded = read('resources/events.json') as { list: { body: unknown } };
		const known = new Set(keysOf(first(recorded.list.body, 'events')));
		for (const event of simulator.events) {
			expect(keysOf(event).filter((key) => !known.has(key))).toEqual([]);
		}
	});

	test('every cause is in the recorded catalogue', async () => {
		const { simulator, clock, url } = await start();
		for (const outcome of ['confirm', 'fail', 'lateFailure', 'chargeback'] as const) {
			const { mandate } = simulator.seedCustomerWithMandate({ status: 'pending_submission' });
			const payment = simulator.seedPayment({ mandate, amount: 50_000, retryIfPossible: true });
			simulator.decide(payment.id, outcome, { times: 1 });
		}
		const { mandate } = simulator.seedCustomerWithMandate();
		const links = { mandate: mandate.id };
		const post = async (path: string, key: string, fields: object) =>
			await call(url, 'POST', path, { body: { [key]: fields } });
		const subscription = { amount: 500, currency: 'GBP', interval_unit: 'weekly', links };
		await post('/subscriptions', 'subscriptions', { ...subscription, count: 2 });
		await post('/subscriptions', 'subscriptions', subscription);
		for (const action of ['pause', 'resume', 'cancel']) {
			await post(`/subscriptions/SB0000000002/actions/${action}`, 'data', {});
		}
		const instalments = [{ amount: 500, charge_date: '2026-03-09' }];
		const schedule = { name: 'A', currency: 'GBP', total_amount: 500, instalments, links };
		await post('/instalment_schedules', 'instalment_schedules', schedule);
		await post('/instalment_schedules', 'instalment_schedules', schedule);
		await post('/instalment_schedules/IS0000000002/actions/cancel', 'data', {});
		await post('/billing_requests', 'billing_requests', { mandate_request: { currency: 'GBP' } });
		const flow = { links: { billing_request: 'BRQ0000000001' } };
		await post('/billing_request_flows', 'billing_request_flows', flow);
		simulator.completeFlow('BRQ0000000001');
		await post('/billing_requests', 'billing_requests', {
			payment_request: { amount: 500, currency: 'GBP' },
		});
		await post('/billing_requests/BRQ0000000002/actions/cancel', 'data', {});
		await clock.advance({ days: 30 });
		const refund = simulator.refund('PM0000000001', 100);
		await clock.advance({ days: 10 });
		simulator.bounceRefund(refund.id);
		simulator.returnRefund(refund.id);
		simulator.bouncePayout('PO0000000001');
		simulator.transferMandate(mandate.id);
		simulator.replaceMandate(mandate.id);
		simulator.cancelMandate(simulator.seedCustomerWithMandate().mandate.id);
		const waiting = simulator.seedCustomerWithMandate({ status: 'pending_customer_approval' });
		simulator.approveMandate(waiting.mandate.id);
		const rows = read('events/event-catalogue.json') as Array<Record<string, string>>;
		const known = new Set(
			rows.map((row) => [row['resource_type'], row['action'], row['origin'], row['cause']].join()),
		);
		const unknown = simulator.events
			.map(({ resource_type: type, action, details }) =>
				[type, action, details.origin, details.cause].join(),
			)
			.filter((row) => !known.has(row));
		const kinds = new Set(
			simulator.events.map((event) => `${event.resource_type}.${event.action}`),
		);
		expect(kinds.size).toBeGreaterThan(35);
		expect([...new Set(unknown)]).toEqual([]);
	});

	test.each([
		['errors/unauthorized.json', 'GET', '/payments', { Authorization: 'Bearer nobody' }],
		[
			'errors/insufficent_permissions.json',
			'POST',
			'/customers',
			{ Authorization: 'Bearer reader' },
		],
		['errors/validation_failed.json', 'POST', '/payments', {}],
		['errors/idempotency_conflict.json', 'POST', '/payments', { 'Idempotency-Key': 'used' }],
		['errors/invalid_state.json', 'POST', '/payments/PM0000000001/actions/cancel', {}],
		['errors/gocardless_internal_error.json', 'DELETE', '/payments', {}],
	])('%s', async (path, method, target, headers) => {
		const { simulator, url } = await start();
		simulator.tokens.set('reader', { scope: 'read_only' });
		const { mandate } = simulator.seedCustomerWithMandate();
		const fields = { amount: 999_999, currency: 'GBP', links: { mandate: mandate.id } };
		const body =
			method !== 'POST'
				? {}
				: { body: target.endsWith('cancel') ? { data: {} } : { payments: fields } };
		simulator.submitPayment(simulator.seedPayment({ mandate, amount: 500 }).id);
		simulator.world.idempotencyKeys.remember('payments', 'used', 'PM0000000001');
		if (method === 'DELETE') simulator.faults.arrange('serverErrorBefore');
		const answer = await call(url, method, target, { headers, ...body });
		const recorded = read(path) as ErrorBody;
		expect(answer.status).toBe(recorded.error.code);
		const { error } = answer.body as ErrorBody;
		expect(Object.keys(error).sort()).toEqual(Object.keys(recorded.error).sort());
		expect(Object.keys(error.errors[0] ?? {}).sort()).toEqual(
			Object.keys(recorded.error.errors[0] ?? {}).sort(),
		);
	});
});
