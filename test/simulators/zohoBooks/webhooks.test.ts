/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SeededRandom } from '../shared/random';
import { seedCustomer, seedInvoice, seedPayment } from './seeding/records';
import { startBench, type TestBench } from './testKit';
import type { Wire } from './values/wire';
import { sendDeliveries } from './webhooks/deliveries';
import { sign, SIGNATURE_HEADER } from './webhooks/signature';

const SIGNING_WORD = 'a1b2c3d4e5f6g7h8';

describe('webhooks and workflow rules', () => {
	let bench: TestBench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(() => bench.close());

	async function register(entity: string, ruleType: string, more: Wire = {}) {
		const name = `${entity}-${ruleType}`;
		const webhook = await bench.create(
			'/settings/webhooks',
			{
				webhook_name: name,
				entity,
				method: 'POST',
				url: 'https://n8n.example.com/webhook/abc',
				secret: SIGNING_WORD,
				query_parameters: [{ param_name: 'event', param_value: name }],
				...more,
			},
			'webhook',
		);
		const workflow = await bench.create(
			'/settings/workflows',
			{
				workflow_name: name,
				entity,
				rule_type: ruleType,
				rule: {},
				instant_actions: [{ action_id: webhook.webhook_id, action_type: 'webhook' }],
			},
			'workflow',
		);
		return { webhook: String(webhook.webhook_id), workflow: String(workflow.workflow_id) };
	}

	it('tell of changes with a signature over query and body, ids as bare digits', async () => {
		await register('invoice', 'add_edit');
		const customer = seedCustomer(bench.organization, { name: 'Ann' });
		const invoice = seedInvoice(bench.organization, { customer, amount: 10_000 });
		const deliveries = bench.simulator.takeDeliveries();
		expect(deliveries.map(({ entity }) => entity)).toEqual(['invoice', 'invoice']);
		const [, sent] = deliveries;
		expect(sent?.url).toBe('https://n8n.example.com/webhook/abc?event=invoice-add_edit');
		expect(sent?.body).toContain(`"invoice_id":${invoice},`);
		expect(sent?.body.startsWith('{"invoice":{')).toBe(true);
		const signature = sent?.headers[SIGNATURE_HEADER];
		expect(signature).toBe(sign(sent?.url ?? '', sent?.body ?? '', SIGNING_WORD));
		expect(signature).toMatch(/^[0-9a-f]{64}$/);
		seedPayment(bench.organization, { customer, amount: 1, invoices: { [invoice]: 1 } });
		expect(bench.simulator.takeDeliveries()).toHaveLength(1);
	});

	it('sign as the published example prints it', () => {
		// What is signed: namebasicsubscription_id90343 and the body.
		const body = '{"created_date":"2019-03-06","event_id":"5675"}';
		const one = sign('https://x.example/?subscription_id=90343&name=basic', body, SIGNING_WORD);
		const other = sign('https://x.example/?name=basic&subscription_id=90343', body, SIGNING_WORD);
		const joined = sign('https://x.example/', `namebasicsubscription_id90343${body}`, SIGNING_WORD);
		expect([one, other]).toEqual([joined, joined]);
	});

	it('leave little more than the id of what is deleted; API writes are a switch', async () => {
		await register('customer_payment', 'delete');
		const customer = seedCustomer(bench.organization, { name: 'Ann' });
		const remove = async () => {
			const id = seedPayment(bench.organization, { customer, amount: 100 });
			await bench.call('DELETE', `/customerpayments/${id}`);
			return [id, bench.simulator.takeDeliveries().map(({ body }) => body)] as const;
		};
		const [id, bodies] = await remove();
		expect(bodies).toEqual([`{"payment":{"payment_id":${id}}}`]);
		bench.simulator.behaviour.webhooksForApiWrites = false;
		expect((await remove())[1]).toEqual([]);
	});

	it('need a plan, a new name, a known entity and type, and one webhook a rule', async () => {
		const { webhook } = await register('invoice', 'add');
		const code = async (path: string, body: Wire) =>
			(await bench.call('POST', path, body)).body.code;
		const hook = { webhook_name: 'invoice-add', entity: 'invoice', url: 'https://x.example' };
		expect(await code('/settings/webhooks', hook)).toBe(107_051);
		const other = { ...hook, webhook_name: 'n' };
		expect(await code('/settings/webhooks', { ...other, entity: 'payment' })).toBe(2);
		expect(await code('/settings/webhooks', { ...other, secret: 'short' })).toBe(2);
		const actions = [{ action_id: webhook, action_type: 'webhook' }];
		const rule = {
			workflow_name: 'w',
			entity: 'invoice',
			rule_type: 'edit',
			instant_actions: actions,
		};
		expect(await code('/settings/workflows', rule)).toBe(2);
		const two = { ...rule, rule_type: 'add', instant_actions: [...actions, ...actions] };
		expect(await code('/settings/workflows', two)).toBe(2);
		bench.organization.settings.plan = 'Standard';
		expect(await code('/settings/webhooks', other)).toBeGreaterThan(990_000);
		expect(bench.organization.webhooks.size).toBe(1);
	});

	it('go in order: the rule before its webhook', async () => {
		const { webhook, workflow } = await register('customer', 'add_edit');
		expect((await bench.call('DELETE', `/settings/webhooks/${webhook}`)).status).toBe(400);
		expect((await bench.call('DELETE', `/settings/workflows/${workflow}`)).status).toBe(200);
		expect((await bench.call('DELETE', `/settings/webhooks/${webhook}`)).status).toBe(200);
		seedCustomer(bench.organization, { name: 'Ann' });
		expect(bench.simulator.takeDeliveries()).toEqual([]);
	});

	it('are sent twice, lost, forged and out of order, as a seed says', async () => {
		const heard: string[] = [];
		const server = createServer((request, response) => {
			let text = '';
			request.on('data', (chunk: Buffer) => (text += chunk.toString()));
			request.on('end', () => {
				const url = `http://127.0.0.1${request.url ?? ''}`;
				const isGood =
					request.headers[SIGNATURE_HEADER.toLowerCase()] === sign(url, text, SIGNING_WORD);
				heard.push(`${isGood ? 'good' : 'forged'} ${/C\d/.exec(text)?.[0] ?? ''}`);
				response.writeHead(isGood ? 200 : 401).end();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		await register('customer', 'add', { url: `http://127.0.0.1:${port}/hook` });
		for (let index = 0; index < 6; index += 1) {
			seedCustomer(bench.organization, { name: `C${index}` });
		}
		const results = await sendDeliveries(bench.simulator.takeDeliveries(), {
			random: new SeededRandom(7),
			rates: { duplicate: 0.4, lost: 0.3, forged: 0.4, shuffle: 1 },
		});
		server.close();
		expect(heard).toHaveLength(results.length);
		expect(heard.filter((line) => line.startsWith('forged'))).toHaveLength(
			results.filter(({ forged, status }) => forged && status === 401).length,
		);
		expect(results.some(({ forged }) => forged)).toBe(true);
		expect(results.filter(({ forged, status }) => !forged && status !== 200)).toEqual([]);
	});
});
