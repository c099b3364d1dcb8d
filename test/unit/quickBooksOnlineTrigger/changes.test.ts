import { createHmac } from 'node:crypto';

import { mergeCustomers } from '../../simulators/quickBooksOnline/operations/merge';
import {
	editInvoice,
	seedCustomer,
	seedInvoice,
	seedPayment,
	voidInvoice,
} from '../../simulators/quickBooksOnline/seeding/records';
import type { Delivery } from '../../simulators/shared/webhooks';
import { type Outcome, TriggerBench } from './bench';

let bench: TriggerBench;

beforeEach(async () => (bench = await TriggerBench.start()));

afterEach(async () => await bench.close());

const named = ({ items }: Outcome) =>
	items.map(({ entity, operation, id }) => [entity, operation, id]);

function sign(body: string): Delivery {
	const signature = createHmac('sha256', bench.simulator.verifierToken)
		.update(body)
		.digest('base64');
	return {
		body,
		headers: {
			'intuit-signature': signature,
			'content-type': 'application/cloudevents-batch+json; charset=utf-8',
		},
	};
}

const cloudEvent = (fields: Record<string, unknown> = {}) => ({
	specversion: '1.0',
	id: 'e-1',
	type: 'qbo.invoice.updated.v1',
	time: '2026-03-02T21:31:25.179851517Z',
	intuitentityid: '1',
	intuitaccountid: bench.company.realmId,
	...fields,
});

describe('what the workflow receives', () => {
	it('is one item a change, with the record as it is now and where it came from', async () => {
		const id = bench.invoice(5_000);
		editInvoice(bench.company, id, 6_000);
		const told = bench.take();
		const { items } = await bench.deliver(told);
		expect(items).toMatchObject([
			{ entity: 'Invoice', operation: 'created', id, record: { Id: id, TotalAmt: 60 } },
			{ entity: 'Invoice', operation: 'updated', id, record: { Id: id, TotalAmt: 60 } },
		]);
		expect(items[0]).toEqual({
			eventId: expect.any(String),
			entity: 'Invoice',
			operation: 'created',
			id,
			deletedId: null,
			time: expect.stringMatching(/^2026-03-02T09:00:00\.\d{3}Z$/),
			companyId: bench.company.realmId,
			ownChange: false,
			record: expect.any(Object),
			event: JSON.parse(told.body)[0],
			webhook: {
				id: told.headers['intuit-t-id'],
				receivedAt: expect.any(String),
				format: 'cloudEvents',
				eventsOfOtherCompanies: 0,
				unreadableEvents: 0,
			},
		});
	});

	it('is fetched in one query for each kind, however much changed', async () => {
		const invoices = Array.from({ length: 40 }, () => bench.invoice());
		seedPayment(bench.company, { customer: bench.customer, amount: 100 });
		const { items } = await bench.deliver(bench.take());
		expect(items).toHaveLength(41);
		expect(items.slice(0, 40).map(({ record }) => (record as { Id: string }).Id)).toEqual(invoices);
		expect(bench.takeCalls().map((call) => call.split('/')[0])).toEqual(['GET ', 'GET ']);
	});

	it('finds a customer that was made inactive', async () => {
		const { company, customer } = bench;
		const record = company.find('Customer', customer);
		const answer = await fetch(`${bench.simulator.url}/v3/company/${company.realmId}/customer`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${bench.simulator.issueTokens(company.realmId).access_token}`,
				accept: 'application/json',
				'content-type': 'application/json',
			},
			body: JSON.stringify({
				Id: customer,
				SyncToken: String(record?.syncToken),
				sparse: true,
				Active: false,
			}),
		});
		expect(answer.status).toBe(200);
		const { items } = await bench.deliver(bench.take());
		expect(items).toMatchObject([
			{ operation: 'updated', record: { Id: customer, Active: false } },
		]);
	});

	it('has ids only where nobody wants the records', async () => {
		const id = bench.invoice();
		const outcome = await bench.deliver(bench.take(), { fetchCurrentRecord: false });
		expect(named(outcome)).toEqual([['Invoice', 'created', id]]);
		expect(outcome.items).toMatchObject([{ record: null, ownChange: null }]);
		expect(bench.takeCalls()).toEqual([]);
	});

	it('comes without the record when QuickBooks refuses, and says why', async () => {
		bench.invoice();
		bench.simulator.faultsWith200 = true;
		bench.simulator.oauth.tokens.expireAccess();
		const told = bench.take();
		await bench.simulator.close();
		const { status, items } = await bench.deliver(told);
		expect(status).toBe(200);
		expect(items).toMatchObject([
			{ operation: 'created', record: null, recordError: { code: expect.any(String) } },
		]);
	});

	it('is told apart from what is gone by now', async () => {
		const id = bench.invoice();
		const told = bench.take();
		bench.company.store('Invoice').remove(bench.company.find('Invoice', id) as never, 0);
		const { items } = await bench.deliver(told);
		expect(items).toMatchObject([{ record: null, recordError: { code: 'not_found' } }]);
	});

	it('contains no token', async () => {
		bench.invoice();
		const told = bench.take();
		const text = JSON.stringify((await bench.deliver(told)).items);
		expect(text).not.toContain(bench.simulator.verifierToken);
		expect(text).not.toContain(told.headers['intuit-signature']);
	});
});

describe('the operations', () => {
	it.each(['void', 'voided'] as const)('know the word %s, and show the void', async (voidWord) => {
		const id = bench.invoice();
		bench.take();
		voidInvoice(bench.company, id);
		const outcome = await bench.deliver(bench.take({ voidWord }));
		expect(named(outcome)).toEqual([['Invoice', 'voided', id]]);
		expect(outcome.items).toMatchObject([{ record: { TotalAmt: 0, Balance: 0 } }]);
	});

	it('know deletions, of which there is nothing to read', async () => {
		const id = bench.invoice();
		bench.take();
		const { realmId } = bench.company;
		await fetch(`${bench.simulator.url}/v3/company/${realmId}/invoice?operation=delete`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${bench.simulator.issueTokens(realmId).access_token}`,
				accept: 'application/json',
				'content-type': 'application/json',
			},
			body: JSON.stringify({ Id: id, SyncToken: '0' }),
		});
		bench.takeCalls();
		const outcome = await bench.deliver(bench.take());
		expect(named(outcome)).toEqual([['Invoice', 'deleted', id]]);
		expect(outcome.items[0]).not.toHaveProperty('recordError');
		expect(outcome.items[0]?.record).toBeNull();
		expect(bench.takeCalls()).toEqual([]);
	});

	it.each(['cloudevents', 'legacy'] as const)(
		'know merges by the customer that is left and the one that vanished (%s)',
		async (format) => {
			const gone = seedCustomer(bench.company, { name: 'Amy again' });
			bench.take();
			mergeCustomers(bench.company, bench.customer, gone);
			const { items } = await bench.deliver(bench.take({ format }));
			expect(items).toMatchObject([
				{
					entity: 'Customer',
					operation: 'merged',
					id: bench.customer,
					deletedId: gone,
					record: { DisplayName: 'Amy' },
				},
			]);
		},
	);

	it('are the same in the old format', async () => {
		const id = bench.invoice();
		voidInvoice(bench.company, id);
		const told = bench.take({ format: 'legacy' });
		const outcome = await bench.deliver(told);
		expect(named(outcome)).toEqual([
			['Invoice', 'created', id],
			['Invoice', 'voided', id],
		]);
		expect(outcome.items[0]).toMatchObject({
			webhook: { format: 'legacy' },
			record: { Id: id },
			event: { name: 'Invoice', operation: 'Create' },
		});
		// The old format has no ids of events; sent again, they have the same derived ones.
		const again = await bench.deliver(told);
		expect(again.items.map(({ eventId }) => eventId)).toEqual(
			outcome.items.map(({ eventId }) => eventId),
		);
		expect(new Set(again.items.map(({ eventId }) => eventId)).size).toBe(2);
	});

	it('that are new pass on, with the vendor’s own words', async () => {
		const body = JSON.stringify([cloudEvent({ type: 'qbo.newthing.archived.v2' })]);
		const outcome = await bench.deliver(sign(body));
		expect(named(outcome)).toEqual([['newthing', 'archived', '1']]);
		expect(outcome.items).toMatchObject([{ recordError: { code: 'not_readable' } }]);
	});
});

describe('a delivery', () => {
	it('with the same event twice has it once', async () => {
		const body = JSON.stringify([cloudEvent(), cloudEvent(), cloudEvent({ id: 'e-2' })]);
		const { items } = await bench.deliver(sign(body), { fetchCurrentRecord: false });
		expect(items.map(({ eventId }) => eventId)).toEqual(['e-1', 'e-2']);
	});

	it.each(['cloudevents', 'legacy'] as const)(
		'with changes of several companies gives those of the credential, and counts the rest (%s)',
		async (format) => {
			const other = bench.simulator.createCompany({ name: 'Beech Ltd' });
			const id = bench.invoice();
			const stranger = seedCustomer(other, { name: 'Bo' });
			seedInvoice(other, { customer: stranger, amount: 900 });
			const outcome = await bench.deliver(bench.take({ format }));
			expect(named(outcome)).toEqual([['Invoice', 'created', id]]);
			expect(outcome.items).toMatchObject([{ webhook: { eventsOfOtherCompanies: 2 } }]);
		},
	);

	it('of other companies alone is acknowledged, and starts nothing', async () => {
		seedCustomer(bench.simulator.createCompany({ name: 'Beech Ltd' }), { name: 'Bo' });
		const { status, started } = await bench.deliver(bench.take());
		expect([status, started]).toEqual([200, false]);
	});

	it('with nothing in it is acknowledged, and starts nothing', async () => {
		const { status, started } = await bench.deliver(sign('[]'));
		expect([status, started]).toEqual([200, false]);
	});

	it('with one event that names no record gives the others, and counts it', async () => {
		const body = JSON.stringify([cloudEvent({ intuitentityid: undefined }), cloudEvent()]);
		const { items } = await bench.deliver(sign(body), { fetchCurrentRecord: false });
		expect(items).toMatchObject([{ eventId: 'e-1', webhook: { unreadableEvents: 1 } }]);
	});

	it.each([
		['a text', '"hello"'],
		['an object of another kind', '{"events":[]}'],
		['null', 'null'],
		['notifications that are no list', '{"eventNotifications":{}}'],
		['nothing but events that cannot be read', '[{"id":"e-1"}]'],
	])('that is signed and is %s is refused, and starts nothing', async (_name, body) => {
		const { status, started } = await bench.deliver(sign(body));
		expect([status, started]).toEqual([422, false]);
	});
});

describe('the field "Changes"', () => {
	it.each([
		[['*'], 4],
		[['Invoice.*'], 3],
		[['Invoice.voided'], 1],
		[['Payment.created', 'Invoice.created'], 2],
		[['Customer.*'], 0],
	])('%j lets through %i of four changes', async (events, expected) => {
		const id = bench.invoice();
		seedPayment(bench.company, { customer: bench.customer, amount: 100 });
		editInvoice(bench.company, id, 700);
		voidInvoice(bench.company, id);
		const { status, items, started } = await bench.deliver(bench.take(), { events });
		expect(status).toBe(200);
		expect(items).toHaveLength(expected);
		expect(started).toBe(expected > 0);
	});
});

describe('changes that these nodes made', () => {
	/** As the planner's requests write it. */
	const collect = (invoice: string) =>
		seedPayment(bench.company, {
			customer: bench.customer,
			amount: 5_000,
			invoices: { [invoice]: 5_000 },
			extra: { PaymentRefNum: 'PM00012ABCDEF' },
		});

	it('are marked, and so is the invoice that changed with a payment of ours', async () => {
		const invoice = bench.invoice();
		bench.take();
		const payment = collect(invoice);
		const { items } = await bench.deliver(bench.take());
		expect(items.map(({ entity, id, ownChange }) => [entity, id, ownChange])).toEqual([
			['Invoice', invoice, true],
			['Payment', payment, true],
		]);
	});

	it('start nothing where they are skipped, whichever kinds are wanted', async () => {
		for (const events of [['*'], ['Invoice.*'], ['Payment.*']]) {
			const invoice = bench.invoice();
			bench.take();
			collect(invoice);
			const { status, started } = await bench.deliver(bench.take(), {
				events,
				options: { skipOwnChanges: true },
			});
			expect([status, started]).toEqual([200, false]);
		}
	});

	it('are not those of a person who voids our payment, edits our invoice, or pays by hand', async () => {
		const parameters = { options: { skipOwnChanges: true } };
		const invoice = bench.invoice();
		const payment = collect(invoice);
		bench.take();
		await bench.simulator.clock.advance({ hours: 1 });
		editInvoice(bench.company, invoice, 9_000);
		const byHand = seedPayment(bench.company, {
			customer: bench.customer,
			amount: 4_000,
			invoices: { [invoice]: 4_000 },
		});
		bench.company.bumpSyncToken('Payment', payment);
		const outcome = await bench.deliver(bench.take(), parameters);
		expect(named(outcome)).toEqual([
			['Invoice', 'updated', invoice],
			['Invoice', 'updated', invoice],
			['Payment', 'created', byHand],
			['Payment', 'updated', payment],
		]);
	});
});
