/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SeededRandom } from '../shared/random';
import { closeAll, start } from './testKit';

interface Received {
	body: string;
	signature: string;
}

let server: Server;
let received: Received[];
let status: number;
let target: string;

beforeEach(async () => {
	received = [];
	status = 200;
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			received.push({ body, signature: String(request.headers['webhook-signature']) });
			response.writeHead(status).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
	await closeAll();
});

const sign = (body: string) =>
	createHmac('sha256', 'webhook-endpoint-secret').update(body).digest('hex');

const idsOf = ({ body }: { body: string }) =>
	(JSON.parse(body) as { events: Array<{ id: string }> }).events.map(({ id }) => id);

test('at most 250 events a delivery, in the order of the outbox, each signed', async () => {
	const { simulator } = await start();
	const { mandate } = simulator.seedCustomerWithMandate();
	for (let i = 0; i < 260; i += 1) {
		simulator.submitPayment(simulator.seedPayment({ mandate, amount: 1000 }).id);
	}
	const deliveries = simulator.takeDeliveries();
	expect(deliveries.map((delivery) => idsOf(delivery).length)).toEqual([250, 10]);
	expect(deliveries.flatMap(idsOf)).toEqual(simulator.events.map(({ id }) => id));
	for (const { body, headers } of deliveries) {
		expect(headers['Webhook-Signature']).toBe(sign(body));
	}
	expect(simulator.takeDeliveries()).toEqual([]);
});

test('a refused delivery goes again, the same bytes; the webhook remembers', async () => {
	const { simulator } = await start();
	simulator.cancelMandate(simulator.seedCustomerWithMandate().mandate.id);
	status = 500;
	expect(await simulator.sendWebhooks(target)).toMatchObject([{ status: 500 }]);
	status = 204;
	expect(await simulator.sendWebhooks(target)).toMatchObject([{ status: 204 }]);
	expect(received).toHaveLength(2);
	expect(received[0]).toEqual(received[1]);
	expect(simulator.world.webhooks.all()).toMatchObject([{ successful: true, response_code: 204 }]);
	expect(await simulator.sendWebhooks(target)).toEqual([]);
});

test('duplicates and forgeries are sent when asked for', async () => {
	const { simulator } = await start();
	simulator.cancelMandate(simulator.seedCustomerWithMandate().mandate.id);
	const random = new SeededRandom(1);
	await simulator.sendWebhooks(target, { random, rates: { duplicate: 1, forged: 1 } });
	expect(received.map(({ body, signature }) => signature === sign(body))).toEqual([
		false,
		true,
		false,
		true,
	]);
});

test('a test webhook is recognisable and leads nowhere', async () => {
	const { simulator } = await start();
	const delivery = simulator.testWebhook();
	expect(idsOf(delivery)[0]).toMatch(/^EVTEST/);
	expect(simulator.world.webhooks.all()).toMatchObject([{ is_test: true }]);
});
