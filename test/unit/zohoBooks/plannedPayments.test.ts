import type { IDataObject } from 'n8n-workflow';

import { seedCustomer, seedInvoice, seedPayment } from '../../simulators/zohoBooks';
import { Bench, resultOf, statusOf, UNIQUE_FIELD } from './bench';

describe('planned payments applied to Zoho Books', () => {
	let bench: Bench;
	let customer: string;

	beforeEach(async () => {
		bench = await Bench.start();
		customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
	});

	afterEach(async () => await bench.close());

	const invoice = () => seedInvoice(bench.organization, { customer, amount: 1234 });

	/** Planned payments for as many invoices of 12.34 each. */
	const collections = (count: number, isUnique = true): IDataObject[] =>
		Array.from({ length: count }, (_, index) =>
			bench.payment(customer, invoice(), 12.34, `PM00${index}`, isUnique),
		);

	const statuses = (items: IDataObject[]) => items.map(statusOf);

	it('are one call each, and keep what the item says', async () => {
		const results = await bench.apply(collections(3));
		expect(statuses(results)).toEqual(['done', 'done', 'done']);
		expect(results[0]).toMatchObject({ reason: 'Collected by GoCardless' });
		expect(bench.takeCalls()).toEqual(Array(3).fill('PUT /customerpayments'));
		expect(bench.organization.receivable(customer)).toBe(0);
		expect(bench.cleared).toBe(3702);
	});

	it.each([
		['with a unique field', true],
		['without one', false],
	])('%s are booked once when they are run again', async (_case, isUnique) => {
		const items = collections(3, isUnique);
		await bench.apply(items);
		const again = await bench.apply(items);
		expect(statuses(again)).toEqual(['alreadyDone', 'alreadyDone', 'alreadyDone']);
		expect(bench.organization.payments.size).toBe(3);
		expect(bench.cleared).toBe(3702);
		expect(bench.organization.trialBalance()).toBe(0);
	});

	it('are booked once also where Zoho takes a second write of an applied payment', async () => {
		bench.simulator.behaviour.upsertReapply = 'replaces';
		const items = collections(2);
		await bench.apply(items);
		expect(statuses(await bench.apply(items))).toEqual(['done', 'done']);
		expect(bench.organization.payments.size).toBe(2);
		expect(bench.organization.receivable(customer)).toBe(0);
	});

	it('are looked up first, and not written again, when stored actions are replayed', async () => {
		const items = collections(2);
		await bench.apply(items);
		bench.takeCalls();
		const again = await bench.apply(items, { lookUpFirst: 'always' });
		expect(statuses(again)).toEqual(['alreadyDone', 'alreadyDone']);
		expect(bench.takeCalls()).toEqual(Array(2).fill('GET /customerpayments'));
	});

	it.each([
		['with a unique field', true, /^\/.*customerpayments$/],
		['without one', false, /customerpayments$/],
	])('%s are booked once when the answer is lost', async (_case, isUnique, path) => {
		const method = isUnique ? 'PUT' : 'POST';
		for (const fault of ['dropAfter', 'serverErrorAfter'] as const) {
			bench.simulator.faults.arrange(fault, { method, path });
		}
		const results = await bench.apply(collections(3, isUnique));
		expect(statuses(results)).toEqual(['done', 'done', 'done']);
		expect(bench.organization.payments.size).toBe(3);
		expect(bench.organization.receivable(customer)).toBe(0);
	});

	it.each([
		['with a unique field', true],
		['without one', false],
	])('%s are written again when the lost request did not arrive', async (_case, isUnique) => {
		const method = isUnique ? 'PUT' : 'POST';
		bench.simulator.faults.arrange('dropBefore', { method, path: /customerpayments$/ });
		expect(statuses(await bench.apply(collections(1, isUnique)))).toEqual(['done']);
		expect(bench.organization.payments.size).toBe(1);
	});

	it('are not posted while it cannot be known what is posted already', async () => {
		bench.simulator.faults.arrange('serverErrorBefore', { method: 'GET', times: 5 });
		const [result] = await bench.apply(collections(1, false));
		expect(result).toMatchObject({ error: expect.any(String) });
		expect(bench.takeCalls()).not.toContain('POST /customerpayments');
		expect(bench.organization.payments.size).toBe(0);
	});

	it('are booked once when two runs post the same at the same time', async () => {
		const items = collections(4, false);
		const results = await Promise.all([bench.apply(items), bench.apply(items)]);
		expect(statuses(results.flat()).sort()).toEqual([
			...Array<string>(4).fill('alreadyDone'),
			...Array<string>(4).fill('done'),
		]);
		expect(bench.organization.payments.size).toBe(4);
	});

	it('are booked once when two items of a list want the same', async () => {
		const [item = {}] = collections(1, false);
		expect(statuses(await bench.apply([item, item]))).toEqual(['done', 'alreadyDone']);
		expect(bench.organization.payments.size).toBe(1);
	});

	it('take what a person booked by hand under the same reference', async () => {
		const open = invoice();
		seedPayment(bench.organization, {
			customer,
			amount: 1234,
			invoices: { [open]: 1234 },
			extra: { reference_number: 'PM9' },
		});
		const [result] = await bench.apply([bench.payment(customer, open, 12.34, 'PM9', false)]);
		expect(statusOf(result ?? {})).toBe('alreadyDone');
		expect(bench.organization.payments.size).toBe(1);
	});

	it('stop at a reference that stands on another amount', async () => {
		const extra = { reference_number: 'PM9' };
		seedPayment(bench.organization, { customer, amount: 1000, extra });
		const [result] = await bench.apply([bench.payment(customer, invoice(), 12.34, 'PM9', false)]);
		expect(result).toMatchObject({ error: expect.stringContaining('PM9 already') });
		expect(bench.organization.payments.size).toBe(1);
	});

	it('show what Zoho says when it refuses the body, with the key', async () => {
		const item = bench.payment(customer, '460815000000099999', 12.34, 'PM9');
		const [result] = await bench.apply([item]);
		expect(result).toMatchObject({
			error: expect.stringContaining('Zoho Books: '),
			details: { idempotencyKey: expect.stringMatching(/^[0-9a-f]{36}$/) },
		});
		expect(bench.organization.payments.size).toBe(0);
	});

	it('are refused when they were planned for another organization', async () => {
		const other = bench.simulator.createOrganization({ name: 'Other' });
		const items = collections(1);
		const [result] = await bench.apply(items, {
			organization: { __rl: true, mode: 'id', value: other.id },
		});
		expect(result).toMatchObject({ error: expect.stringContaining('was planned for zoho:') });
		expect(bench.takeCalls()).toEqual([]);
	});

	it('keep the id of GoCardless in the unique field', async () => {
		const [result] = await bench.apply(collections(1));
		expect(resultOf(result)).toMatchObject({
			reference_number: 'PM000',
			custom_field_hash: { [UNIQUE_FIELD]: 'PM000' },
		});
	});
});

describe('a spent day', () => {
	it('stops what is left without a call, and every item says so', async () => {
		const bench = await Bench.start({}, { limits: { perMinute: 1000, perDay: 2 } });
		const customer = seedCustomer(bench.organization, { name: 'Ada Ltd' });
		const items = Array.from({ length: 12 }, (_, index) => {
			const invoice = seedInvoice(bench.organization, { customer, amount: 100 });
			return bench.payment(customer, invoice, 1, `PM${index}`);
		});
		const results = await bench.apply(items);
		const done = results.filter((result) => statusOf(result) === 'done');
		const left = results.filter(({ error }) => error !== undefined);
		expect([done.length, left.length]).toEqual([2, 10]);
		for (const { message, details } of left) {
			expect(message).toContain("midnight in the organization's time zone");
			expect(details).toMatchObject({ kind: 'quota', code: '45' });
		}
		expect(bench.takeCalls().length).toBeLessThanOrEqual(6);
		expect(bench.organization.payments.size).toBe(2);
		await bench.close();
	});
});
