import { parseWithExactIds } from '../../../nodes/ZohoBooksTrigger/exactIds';
import { RepeatedDeliveries } from '../../../nodes/ZohoBooksTrigger/repeatedDeliveries';
import {
	editInvoice,
	seedCustomer,
	seedPayment,
	sign,
	SIGNATURE_HEADER,
	voidInvoice,
} from '../../simulators/zohoBooks';
import { SECRET, TriggerBench } from './bench';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await TriggerBench.start();
	bench.hurry();
});

afterEach(async () => await bench.close());

describe('what the workflow receives', () => {
	it('is the record as it is now, its id without a lost digit, and what Zoho sent', async () => {
		await bench.publish();
		const id = bench.invoice(5_000);
		const told = bench.take();
		expect(told.body).toContain(`"invoice_id":${id},`);
		expect(String(Number(id))).not.toBe(id);
		editInvoice(bench.organization, id, 6_000);
		bench.takeCalls();
		const { items } = await bench.deliver(told);
		expect(items).toEqual([
			{
				eventId: expect.stringMatching(/^[0-9a-f]{36}$/),
				entity: 'invoice',
				event: 'invoice.add_edit',
				operation: expect.stringMatching(/^(created|updated)$/),
				id,
				time: expect.any(String),
				organizationId: bench.organization.id,
				ownChange: false,
				record: expect.objectContaining({ invoice_id: id, total: 60 }),
				sent: expect.objectContaining({ invoice_id: id, customer_id: bench.customer, total: 50 }),
				webhook: { receivedAt: expect.any(String), isRepeated: false },
			},
		]);
		expect(bench.takeCalls()).toEqual([`GET /invoices/${id}`]);
	});

	it('tells creations, changes, voids and deletions apart', async () => {
		bench.parameters = { events: ['invoice.add_edit', 'invoice.delete', 'contact.add'] };
		await bench.publish();
		const told = async () =>
			(await bench.deliver(bench.take())).items.map((item) => item.operation);
		const id = bench.invoice();
		expect(await told()).toEqual(['created']);
		await bench.simulator.clock.advance({ minutes: 1 });
		editInvoice(bench.organization, id, 700);
		expect(await told()).toEqual(['updated']);
		voidInvoice(bench.organization, id);
		expect(await told()).toEqual(['voided']);
		seedCustomer(bench.organization, { name: 'Bo' });
		expect(await told()).toEqual(['created']);
	});

	it('of something deleted is its id, and nothing is asked for', async () => {
		bench.parameters = { events: ['payment.delete'] };
		await bench.publish();
		const payment = seedPayment(bench.organization, { customer: bench.customer, amount: 100 });
		const { access_token: token } = bench.simulator.issueTokens();
		await fetch(
			`${bench.simulator.apiUrl()}/books/v3/customerpayments/${payment}?organization_id=${bench.organization.id}`,
			{ method: 'DELETE', headers: { authorization: `Zoho-oauthtoken ${token}` } },
		);
		const told = bench.take();
		bench.takeCalls();
		const { items } = await bench.deliver(told);
		expect(items).toMatchObject([
			{ entity: 'payment', operation: 'deleted', id: payment, record: null },
		]);
		expect(bench.takeCalls()).toEqual([]);
	});

	it('comes without the record when it cannot be read, and says why', async () => {
		await bench.publish();
		const id = bench.invoice();
		const told = bench.take();
		bench.organization.invoices.remove(id);
		const gone = await bench.deliver(told);
		expect(gone.items).toMatchObject([{ record: null, recordError: { code: 'not_found' } }]);
		bench.organization.settings.isMember = false;
		const refused = await bench.deliver(told);
		expect(refused.status).toBe(200);
		expect(refused.items).toMatchObject([{ id, record: null, recordError: { code: '6041' } }]);
	});

	it('contains no secret', async () => {
		await bench.publish();
		bench.invoice();
		const told = bench.take();
		const text = JSON.stringify((await bench.deliver(told)).items);
		expect(text).not.toContain(bench.organization.webhooks.all()[0]?.secret);
		expect(text).not.toContain(told.headers[SIGNATURE_HEADER]);
	});

	it('is marked when it comes again, or left out where that is wanted', async () => {
		await bench.publish();
		bench.invoice();
		const told = bench.take();
		const [first] = (await bench.deliver(told)).items;
		const [second] = (await bench.deliver(told)).items;
		expect(second).toMatchObject({ eventId: first?.eventId, webhook: { isRepeated: true } });
		bench.parameters = { options: { skipRepeated: true } };
		const { status, started } = await bench.deliver(told);
		expect([status, started]).toEqual([200, false]);
	});
});

describe('changes that these nodes made', () => {
	const own = (amount: number, invoice: string) =>
		seedPayment(bench.organization, {
			customer: bench.customer,
			amount,
			invoices: { [invoice]: amount },
			extra: { reference_number: 'PM00012ABCDEF' },
		});

	it('are marked, and left out where that is wanted, until somebody touches them', async () => {
		bench.parameters = { events: ['payment.add_edit'] };
		await bench.publish();
		const payment = own(5_000, bench.invoice());
		const told = bench.take();
		expect((await bench.deliver(told)).items).toMatchObject([{ ownChange: true }]);
		bench.parameters = { events: ['payment.add_edit'], options: { skipOwnChanges: true } };
		expect(await bench.deliver(told)).toMatchObject({ status: 200, started: false });
		const record = bench.organization.payments.find(payment);
		if (record !== undefined) record.modifiedAt += 60_000;
		expect((await bench.deliver(told)).items).toMatchObject([{ id: payment, ownChange: false }]);
	});

	it('include the invoice that such a payment pays', async () => {
		bench.parameters = { options: { skipOwnChanges: true } };
		await bench.publish();
		const invoice = bench.invoice();
		const created = bench.take();
		await bench.simulator.clock.advance({ minutes: 1 });
		own(2_000, invoice);
		const paid = bench.take();
		expect((await bench.deliver(paid)).started).toBe(false);
		await bench.simulator.clock.advance({ minutes: 1 });
		editInvoice(bench.organization, invoice, 6_000);
		expect((await bench.deliver(created)).started).toBe(true);
	});
});

describe('a webhook that a person made', () => {
	const post = async (url: string, body: string, headers: Record<string, string> = {}) =>
		await bench.deliver({
			url,
			body,
			headers: { ...headers, [SIGNATURE_HEADER]: sign(url, body, SECRET) },
		});

	beforeEach(() => {
		bench.parameters = { registration: 'byHand', events: ['invoice.add'] };
		bench.connect({ webhookSecretToken: SECRET });
	});

	it('may say nothing of the event', async () => {
		const id = bench.invoice();
		const { items } = await post('http://n8n.example.com/w', `{"invoice":{"invoice_id":${id}}}`);
		expect(items).toMatchObject([{ entity: 'invoice', event: null, id, operation: 'created' }]);
		const other = await post('http://n8n.example.com/w', '{"contact":{"contact_id":12}}');
		expect([other.status, other.started]).toEqual([200, false]);
	});

	it('may send a form with the whole record', async () => {
		const id = bench.invoice();
		const url = 'http://n8n.example.com/w?event=invoice.add';
		const json = `{"invoice":{"invoice_id":${id}}}`;
		const body = new URLSearchParams({ JSONString: json }).toString();
		const signed = sign(`${url}&${body}`, '', SECRET);
		const { items } = await bench.deliver({
			url,
			body,
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				[SIGNATURE_HEADER]: signed,
			},
		});
		expect(items).toMatchObject([{ id, record: { invoice_id: id } }]);
	});

	it('may be of an event or an organization that nobody asked for', async () => {
		const id = bench.invoice();
		const body = `{"invoice":{"invoice_id":${id}}}`;
		const event = await post('http://n8n.example.com/w?event=invoice.delete', body);
		const organization = await post(
			'http://n8n.example.com/w?event=invoice.add',
			`{"organization_id":123,"invoice":{"invoice_id":${id}}}`,
		);
		expect([event, organization].map(({ status, started }) => [status, started])).toEqual([
			[200, false],
			[200, false],
		]);
	});
});

describe('ids in bodies', () => {
	it('keep all their digits, and texts stay as they are', () => {
		const text = '{"a":982000000567114321,"b":"x 982000000567114321 \\" 9","c":[1.5e3,-7],"d":12}';
		expect(parseWithExactIds(text)).toEqual({
			a: '982000000567114321',
			b: 'x 982000000567114321 " 9',
			c: [1500, -7],
			d: 12,
		});
		expect(parseWithExactIds('{"a":')).toBeUndefined();
	});
});

describe('the memory of deliveries', () => {
	it('forgets the oldest one of many', () => {
		const memory = new RepeatedDeliveries();
		expect([memory.note('first'), memory.note('first')]).toEqual([false, true]);
		for (let count = 0; count < 1000; count += 1) memory.note(String(count));
		expect([memory.note('first'), memory.note('999')]).toEqual([false, true]);
	});
});
