/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';

import { itemsOf, RealN8n } from '../harness/realN8n';
import { SimulatedClock } from '../simulators/shared/clock';
import { forge } from '../simulators/shared/webhooks';
import {
	DEFAULT_ZOHO_CLIENT,
	type Organization,
	seedCustomer,
	seedInvoice,
	sendDeliveries,
	startZohoBooksSimulator,
	type ZohoBooksSimulator,
	type ZohoDelivery,
} from '../simulators/zohoBooks';

const BOOKS = { id: 'e2eZohoTrigger', name: 'Books' };
const TYPE = 'zohoBooksOAuth2Api';

/** The trigger with one node behind it. */
const WORKFLOW = {
	name: 'Zoho Books Trigger',
	nodes: [
		{
			id: 'trigger',
			name: 'Trigger',
			type: 'n8n-nodes-gocardless-books.zohoBooksTrigger',
			typeVersion: 2,
			position: [0, 0],
			parameters: { events: ['invoice.add_edit', 'contact.add'] },
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
};

describe('the Zoho Books Trigger in a real n8n', () => {
	let n8n: RealN8n;
	let zoho: ZohoBooksSimulator;
	let organization: Organization;
	let customer: string;

	beforeAll(async () => {
		zoho = await startZohoBooksSimulator({
			clock: new SimulatedClock(new Date()),
			tokenClock: 'real',
		});
		organization = zoho.createOrganization({ name: 'Larch & Sons', plan: 'Professional' });
		customer = seedCustomer(organization, { name: 'Amy' });
		const data = {
			environment: 'custom',
			accountsUrl: zoho.accountsUrl(),
			baseUrl: zoho.apiUrl(),
			...DEFAULT_ZOHO_CLIENT,
			organizationId: organization.id,
			oauthTokenData: { ...zoho.issueTokens() },
		};
		n8n = await RealN8n.start({ seed: { credentials: [{ ...BOOKS, type: TYPE, data }] } });
	}, 300_000);

	afterAll(async () => {
		await n8n?.stop();
		await zoho?.close();
	});

	const send = async (deliveries: ZohoDelivery[]) =>
		(await sendDeliveries(deliveries)).map(({ status }) => status);

	test('registers itself, hears of changes also after it was killed, and takes itself back', async () => {
		const id = await n8n.workflows.create(WORKFLOW, { byType: { [TYPE]: BOOKS } });
		await n8n.workflows.activate(id);
		expect(organization.workflows.all().map(({ entity, ruleType }) => [entity, ruleType])).toEqual([
			['invoice', 'add_edit'],
			['customer', 'add'],
		]);

		const invoice = seedInvoice(organization, { customer, amount: 5_000 });
		const told = zoho.takeDeliveries();
		expect(told.map(({ entity }) => entity)).toEqual(['invoice', 'invoice']);
		expect(await send(told.slice(1))).toEqual([200]);
		const [first] = await n8n.executions.waitForCount(id, 1);
		expect(first && itemsOf(first, 'After')).toMatchObject([
			{ entity: 'invoice', id: invoice, record: { invoice_id: invoice, total: 50 } },
		]);

		const [genuine] = told;
		if (genuine === undefined) throw new Error('Nothing was delivered.');
		const elsewhere = genuine.url.replace('add_edit', 'delete');
		expect(
			await send([
				{ ...genuine, ...forge(genuine) },
				{ ...genuine, body: genuine.body.replace('sent', 'paid') },
				{ ...genuine, url: elsewhere },
			]),
		).toEqual([401, 401, 401]);
		expect(await n8n.executions.list(id)).toHaveLength(1);

		const before = organization.webhooks.all().map(({ id: webhook, secret }) => [webhook, secret]);
		await n8n.kill();
		await n8n.restart();
		const after = organization.webhooks.all().map(({ id: webhook, secret }) => [webhook, secret]);
		expect(after).toEqual(before);
		const cleo = seedCustomer(organization, { name: 'Cleo' });
		expect(await send(zoho.takeDeliveries())).toEqual([200]);
		const [, second] = await n8n.executions.waitForCount(id, 2);
		expect(second && itemsOf(second, 'After')).toMatchObject([
			{ entity: 'contact', operation: 'created', id: cleo, record: { contact_name: 'Cleo' } },
		]);

		await n8n.workflows.deactivate(id);
		// n8n answers before the trigger has taken itself back.
		for (let tries = 0; tries < 200 && organization.webhooks.size > 0; tries += 1) await wait(100);
		expect([organization.workflows.size, organization.webhooks.size]).toEqual([0, 0]);
	}, 240_000);

	test('says what the plan lacks when it is published, and leaves nothing behind', async () => {
		organization.settings.plan = 'Standard';
		const id = await n8n.workflows.create(WORKFLOW, { byType: { [TYPE]: BOOKS } });
		await expect(n8n.workflows.activate(id)).rejects.toThrow('has no workflow rules');
		await n8n.workflows.deactivate(id);
		expect(organization.webhooks.all()).toEqual([]);
	}, 120_000);
});
