/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';

import { itemsOf, RealN8n } from '../harness/realN8n';
import { GoCardlessSimulator } from '../simulators/goCardless';
import type { Company } from '../simulators/quickBooksOnline/company';
import { QuickBooksSimulator } from '../simulators/quickBooksOnline/quickBooksSimulator';
import {
	seedCustomer,
	seedInvoice,
	voidInvoice,
} from '../simulators/quickBooksOnline/seeding/records';
import { SimulatedClock } from '../simulators/shared/clock';
import { forge } from '../simulators/shared/webhooks';
import {
	goCardlessConnection,
	quickBooksConnection,
	tokenAfterConsent,
} from '../world/connections';
import { deliverAndWait, sendAll } from './deliveries';

const BOOKS = { id: 'e2eTriggerBooks', name: 'Books' };
const UNSIGNED = { id: 'e2eTriggerNoToken', name: 'Books without a verifier token' };
const ACCOUNT = { id: 'e2eTriggerAccount', name: 'Account' };

/** A trigger with one node behind it. */
const workflow = (type: string, typeVersion: number, parameters: object) => ({
	name: `Trigger: ${type}`,
	nodes: [
		{
			id: 'trigger',
			name: 'Trigger',
			type: `n8n-nodes-gocardless-books.${type}`,
			typeVersion,
			position: [0, 0],
			parameters,
		},
		{
			id: 'after',
			name: 'After',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [220, 0],
			parameters: {},
		},
	],
	connections: { Trigger: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
});

describe('triggers in a real n8n', () => {
	let n8n: RealN8n;
	let quickBooks: QuickBooksSimulator;
	let goCardless: GoCardlessSimulator;
	let company: Company;
	let customer: string;

	beforeAll(async () => {
		quickBooks = new QuickBooksSimulator({ clock: new SimulatedClock(new Date()) });
		goCardless = new GoCardlessSimulator({ clock: new SimulatedClock(new Date()) });
		await Promise.all([quickBooks.listen(), goCardless.listen()]);
		company = quickBooks.createCompany({ name: 'Larch & Sons' });
		customer = seedCustomer(company, { name: 'Amy' });
		const connection = {
			...quickBooksConnection(quickBooks),
			oauthTokenData: tokenAfterConsent(quickBooks.issueTokens(company.realmId)),
		};
		const type = 'quickBooksOnlineOAuth2Api';
		const data = { ...connection, webhookVerifierToken: quickBooks.verifierToken };
		n8n = await RealN8n.start({
			seed: {
				credentials: [
					{ ...BOOKS, type, data },
					{ ...UNSIGNED, type, data: connection },
					{ ...ACCOUNT, type: 'goCardlessApi', data: goCardlessConnection(goCardless) },
				],
			},
		});
	}, 240_000);

	afterAll(async () => {
		await n8n?.stop();
		await Promise.all([quickBooks.close(), goCardless.close()]);
	});

	test('changes that Intuit signs start a run, in both formats, and forged ones do not', async () => {
		const id = await n8n.workflows.create(workflow('quickBooksOnlineTrigger', 2, {}), {
			byType: { quickBooksOnlineOAuth2Api: BOOKS },
		});
		await n8n.workflows.activate(id);
		const url = await n8n.workflows.webhookUrl(id, 'Trigger');
		quickBooks.takeDeliveries();

		const invoice = seedInvoice(company, { customer, amount: 5_000 });
		const told = quickBooks.takeDeliveries();
		expect(told[0]?.headers['content-type']).toContain('application/cloudevents-batch+json');
		const first = await deliverAndWait(n8n, id, url, told);
		expect(first.statuses).toEqual([200]);
		expect(first.executions.flatMap((execution) => itemsOf(execution, 'After'))).toMatchObject([
			{ entity: 'Invoice', operation: 'created', id: invoice, record: { TotalAmt: 50 } },
		]);

		voidInvoice(company, invoice);
		const second = await deliverAndWait(
			n8n,
			id,
			url,
			quickBooks.takeDeliveries({ format: 'legacy' }),
		);
		expect(second.executions.flatMap((execution) => itemsOf(execution, 'After'))).toMatchObject([
			{ entity: 'Invoice', operation: 'voided', id: invoice, record: { TotalAmt: 0 } },
		]);

		const [genuine] = told;
		if (genuine === undefined) throw new Error('Nothing was delivered.');
		const body = genuine.body.replace('created', 'deleted');
		const before = (await n8n.executions.list(id)).length;
		expect(await sendAll(url, [forge(genuine), { ...genuine, body }])).toEqual([403, 403]);
		const stranger = quickBooks.createCompany({ name: 'Beech Ltd' });
		seedCustomer(stranger, { name: 'Bo' });
		expect(await sendAll(url, quickBooks.takeDeliveries())).toEqual([200]);
		expect(await n8n.executions.list(id)).toHaveLength(before);
	}, 120_000);

	test('without a verifier token the workflow cannot be published', async () => {
		const id = await n8n.workflows.create(workflow('quickBooksOnlineTrigger', 2, {}), {
			byType: { quickBooksOnlineOAuth2Api: UNSIGNED },
		});
		await expect(n8n.workflows.activate(id)).rejects.toThrow('has no webhook verifier token');
		await n8n.workflows.deactivate(id);
	}, 120_000);

	test('polling triggers report what happened since, also after n8n was killed', async () => {
		const pollTimes = { item: [{ mode: 'everyMinute' }] };
		const byType = { quickBooksOnlineOAuth2Api: BOOKS, goCardlessApi: ACCOUNT };
		const { mandate } = goCardless.seedCustomerWithMandate();
		const confirm = () => {
			const payment = goCardless.seedPayment({ mandate, amount: 5_000, status: 'submitted' });
			goCardless.confirmPayment(payment.id);
			return payment.id;
		};
		confirm();
		const changes = await n8n.workflows.create(
			workflow('quickBooksOnlineChangesTrigger', 1, { pollTimes }),
			{ byType },
		);
		const events = await n8n.workflows.create(
			workflow('goCardlessEventsTrigger', 1, {
				pollTimes,
				events: ['payments.*'],
				fetchCurrentResource: true,
			}),
			{ byType },
		);
		await n8n.workflows.activate(changes);
		await n8n.workflows.activate(events);
		await untilAsked();

		const invoice = seedInvoice(company, { customer, amount: 700 });
		const payment = confirm();
		const [told] = await n8n.executions.waitForCount(changes, 1, 150_000);
		const [heard] = await n8n.executions.waitForCount(events, 1, 150_000);
		expect(told && itemsOf(told, 'After')).toMatchObject([
			{ entity: 'Invoice', operation: 'created', id: invoice },
		]);
		expect(heard && itemsOf(heard, 'After')).toMatchObject([
			{ action: 'confirmed', resource: { id: payment } },
		]);

		await n8n.kill();
		const later = seedInvoice(company, { customer, amount: 800 });
		const paid = confirm();
		await n8n.restart();
		const [, next] = await n8n.executions.waitForCount(changes, 2, 150_000);
		const [, last] = await n8n.executions.waitForCount(events, 2, 150_000);
		expect(next && itemsOf(next, 'After')).toMatchObject([{ entity: 'Invoice', id: later }]);
		expect(next && itemsOf(next, 'After')).toHaveLength(1);
		expect(last && itemsOf(last, 'After')).toMatchObject([{ resource: { id: paid } }]);
		expect(last && itemsOf(last, 'After')).toHaveLength(1);
	}, 480_000);

	/** Both have looked for the first time, which is where their reports begin. */
	async function untilAsked(): Promise<void> {
		const hasAsked = () =>
			quickBooks.count({ path: /\/cdc$/ }) > 0 && goCardless.count({ path: /\/events$/ }) > 0;
		for (let tries = 0; tries < 900 && !hasAsked(); tries += 1) await wait(100);
		expect(hasAsked()).toBe(true);
		await wait(1_000);
	}
});
