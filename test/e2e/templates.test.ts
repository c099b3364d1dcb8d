import { itemsOf } from '../harness/realN8n';
import { DEFAULT_TOKEN, DEFAULT_WEBHOOK_SECRET } from '../simulators/goCardless';
import { signBody } from '../simulators/goCardless/webhooks/outbox';
import { seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import { DEFAULT_CLIENT } from '../simulators/quickBooksOnline/simulatorOptions';
import { forge, type Delivery } from '../simulators/shared/webhooks';
import { countWrites, readBooks } from '../world/bookkeeping';
import { goCardlessConnection } from '../world/connections';
import { deliverAndWait, sendAll } from './deliveries';
import { findLeaks } from './leaks';
import { ACCOUNTS, readTemplate, RealWorld, TEMPLATE_NAMES } from './realWorld';
import { scheduledEverySecond } from './schedule';

describe('the templates in a real n8n', () => {
	let world: RealWorld;
	let webhook: string;

	const events = readTemplate('events').id;

	beforeAll(async () => {
		// So that the search for secrets at the end has all that n8n can be made to say.
		world = await RealWorld.start({ env: { N8N_LOG_LEVEL: 'debug' } });
		await world.n8n.workflows.activate(events);
		webhook = await world.n8n.workflows.webhookUrl(events, 'Webhook');
	}, 240_000);

	afterAll(async () => await world?.stop());

	const deliverAll = async (deliveries: Delivery[]) =>
		await deliverAndWait(world.n8n, events, webhook, deliveries);

	/** An invoice whose debit was confirmed by the bank, and the delivery that says so. */
	const collectOne = async (name: string, amount: number) => {
		const { business } = world;
		const invoice = business.seedInvoice(business.seedPayer(name), amount);
		await world.run('collections');
		await business.letDebitsConfirm();
		const [told, ...more] = business.goCardless.takeDeliveries();
		if (told === undefined || more.length > 0) throw new Error('One delivery was expected.');
		return { invoice, told };
	};

	test('invoices become mandates, debits and payments in the books', async () => {
		const { business, n8n } = world;
		const { company, goCardless } = business;
		const customers = ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee'].map((name) =>
			seedCustomer(company, {
				name,
				email: `${name.slice(0, 3).toLowerCase()}@payer.example`,
				extra: { CompanyName: name },
			}),
		);
		const invoices = customers.map((customer, at) => business.seedInvoice(customer, 5_000 + at));
		const invited = await world.run('mandates');
		expect(itemsOf(invited, 'Send the link')).toHaveLength(3);
		expect(business.completeInvitations()).toBe(3);

		const collected = await world.run('collections');
		expect(itemsOf(collected, 'Collected')).toHaveLength(3);
		expect(invoices.map((id) => goCardless.liveDebitsOfInvoice(business.books, id))).toEqual([
			5_000, 5_001, 5_002,
		]);

		await business.letDebitsConfirm();
		const { statuses, executions } = await deliverAll(goCardless.takeDeliveries());
		expect(statuses).toEqual([200]);
		expect(executions.flatMap((execution) => itemsOf(execution, 'Posted'))).toHaveLength(3);
		expect(invoices.map((id) => company.invoiceBalance(id))).toEqual([0, 0, 0]);
		expect(business.clearing).toBe(15_003);
		expect(business.clearing).toBe(goCardless.held('GBP'));
		expect(await n8n.workflows.get(events)).toMatchObject({ id: events, active: true });
	}, 60_000);

	test('running them again changes nothing, as copies that came in through the API too', async () => {
		const { business, n8n } = world;
		const books = readBooks(business);
		const writes = countWrites(business);
		for (const name of TEMPLATE_NAMES) {
			await world.run(name, 'Schedule');
			const copy = await n8n.workflows.create(readTemplate(name), { byType: ACCOUNTS });
			expect(copy).not.toBe(readTemplate(name).id);
			const run = await n8n.executions.waitUntilSettled(await n8n.workflows.run(copy, 'Run now'));
			expect(run.status).toBe('success');
			expect(itemsOf(run, 'Plan')).toEqual([]);
		}
		expect(countWrites(business)).toBe(writes);
		expect(readBooks(business)).toEqual(books);
	}, 60_000);

	test('the sweep finds by its schedule what no webhook told', async () => {
		const { business, n8n } = world;
		const { invoice } = await collectOne('Dan Dogs', 7_000);
		const hourly = scheduledEverySecond(readTemplate('events'));
		const sweep = await n8n.workflows.create(hourly, { byType: ACCOUNTS });
		await n8n.workflows.activate(sweep);
		const [first] = await n8n.executions.waitForCount(sweep, 1);
		await n8n.workflows.deactivate(sweep);
		expect(first).toMatchObject({ status: 'success', mode: 'trigger' });
		expect(business.company.invoiceBalance(invoice)).toBe(0);
		expect(business.company.paymentsOf(invoice)).toHaveLength(1);
	}, 60_000);

	test('a delivery that comes twice is booked once', async () => {
		const { business } = world;
		const { invoice, told } = await collectOne('Eve Eggs', 8_000);
		const { statuses, executions } = await deliverAll([told, told]);
		expect(statuses).toEqual([200, 200]);
		expect(executions.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(business.company.invoiceBalance(invoice)).toBe(0);
		expect(business.company.paymentsOf(invoice)).toHaveLength(1);
	}, 60_000);

	test('what GoCardless did not sign is refused, and starts nothing', async () => {
		const { business, n8n } = world;
		const { invoice, told } = await collectOne('Fay Films', 9_000);
		const { 'Webhook-Signature': signature = '', ...unsigned } = told.headers;
		const { webhooks } = business.goCardless;
		const sign = (body: string, type: string): Delivery => ({
			body,
			headers: {
				'Content-Type': type,
				'Webhook-Signature': signBody(body, webhooks.secret),
			},
		});
		const attempts: Array<[what: string, delivery: Delivery, status: number]> = [
			['forged', forge(told), 498],
			['tampered', { ...told, body: told.body.replace('confirmed', 'cancelled') }, 498],
			['one more space', { ...told, body: `${told.body} ` }, 498],
			['no signature', { body: told.body, headers: unsigned }, 498],
			['half a signature', withSignature(told, signature.slice(0, 32)), 498],
			['nothing at all', { body: '', headers: unsigned }, 498],
			// n8n itself refuses what says to be JSON and is none, before any node sees it.
			['cut off', { ...told, body: told.body.slice(0, -20) }, 422],
			['no JSON, but signed', sign('{"events":[', 'text/plain'), 400],
			['no list of events, but signed', sign('{"events":"all"}', 'application/json'), 400],
		];
		const before = await n8n.executions.list(events);
		const writes = countWrites(business);
		const statuses = await sendAll(
			webhook,
			attempts.map(([, delivery]) => delivery),
		);
		expect(attempts.map(([what], at) => [what, statuses[at]])).toEqual(
			attempts.map(([what, , status]) => [what, status]),
		);
		expect(await n8n.executions.list(events)).toHaveLength(before.length);
		expect(countWrites(business)).toBe(writes);

		// The very delivery is good as GoCardless sent it.
		const { executions } = await deliverAll([told]);
		expect(executions).toHaveLength(1);
		expect(business.company.invoiceBalance(invoice)).toBe(0);
	}, 60_000);

	test('without a webhook secret the webhook refuses to start, and says why', async () => {
		const { n8n, business } = world;
		const careless = await n8n.credentials.create('No secret', 'goCardlessApi', {
			...goCardlessConnection(business.goCardless),
			webhookSecret: '',
		});
		const copy = await n8n.workflows.create(readTemplate('events'), {
			byType: { ...ACCOUNTS, goCardlessApi: careless },
		});
		await expect(n8n.workflows.activate(copy)).rejects.toThrow(
			/no webhook endpoint secret, so no delivery could be trusted/,
		);
		const unserved = await n8n.workflows.webhookUrl(copy, 'Webhook');
		const [status] = await sendAll(unserved, [business.goCardless.testWebhook()]);
		expect(status).toBeGreaterThanOrEqual(400);
		expect(await n8n.executions.list(copy)).toEqual([]);
		await n8n.workflows.deactivate(copy);
	}, 60_000);

	test('250 events in one delivery are booked by one execution', async () => {
		const { business } = world;
		const { company, goCardless } = business;
		const payer = business.seedPayer('Gus Garages');
		const invoices = Array.from({ length: 250 }, () => business.seedInvoice(payer, 1_000));
		const collected = await world.run('collections');
		expect(itemsOf(collected, 'Collected')).toHaveLength(250);
		await business.letDebitsConfirm();
		goCardless.takeDeliveries();
		const mine = new Set(goCardless.paymentsOf(payer.mandate).map(({ id }) => id));
		const confirmations = goCardless.events.filter(
			({ action, links }) => action === 'confirmed' && mine.has(links.payment ?? ''),
		);
		expect(confirmations).toHaveLength(250);
		const batches = business.quickBooks.count({ path: /\/batch$/ });
		const { statuses, executions } = await deliverAll([goCardless.signDelivery(confirmations)]);
		expect(statuses).toEqual([200]);
		expect(executions).toHaveLength(1);
		expect(executions.flatMap((execution) => itemsOf(execution, 'Posted'))).toHaveLength(250);
		expect(invoices.map((id) => company.invoiceBalance(id))).toEqual(invoices.map(() => 0));
		expect(company.paymentsOf(invoices[0] ?? '')).toHaveLength(1);
		expect(business.quickBooks.count({ path: /\/batch$/ }) - batches).toBe(Math.ceil(250 / 30));
	}, 120_000);

	test('no token and no secret can be read in executions, exports or the log', async () => {
		const { leaks, texts } = await findLeaks(world.n8n, [
			DEFAULT_TOKEN,
			DEFAULT_WEBHOOK_SECRET,
			DEFAULT_CLIENT.clientSecret,
			...world.business.quickBooks.oauth.tokens.everIssued,
		]);
		expect(leaks).toEqual([]);
		expect(texts.size).toBeGreaterThan(15);
		// What was searched is what was run.
		expect([...texts.values()].join('\n')).toContain(world.business.books);
	}, 60_000);
});

function withSignature(delivery: Delivery, signature: string): Delivery {
	return { ...delivery, headers: { ...delivery.headers, 'Webhook-Signature': signature } };
}
