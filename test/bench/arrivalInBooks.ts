/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';

import type { CredentialsByType } from '../harness/credentialAssignment';
import type { RealN8n } from '../harness/realN8n';
import { submitDebits, type BenchCompany } from './company';
import type { Report } from './report';
import { median } from './statistics';

const LOOK_EVERY_MS = 2;

const TIMEOUT_MS = 60_000;

/** From n8n's answer to a delivery with one confirmed payment until that payment is in the books. */
export async function measureArrivalInBooks(
	report: Report,
	key: string,
	n8n: RealN8n,
	accounts: CredentialsByType,
	company: BenchCompany,
	tries: number,
): Promise<void> {
	const { world } = company;
	const workflowId = await n8n.workflows.create(world.template('events'), { byType: accounts });
	await n8n.workflows.activate(workflowId);
	const url = await n8n.workflows.webhookUrl(workflowId, 'Webhook');
	const invoices = company.invoices.slice(0, tries + 1);
	const payments = submitDebits({ world, invoices });
	const times: number[] = [];
	for (const payment of payments) {
		world.goCardless.takeDeliveries();
		world.goCardless.confirmPayment(payment);
		await world.goCardless.sendWebhooks(url);
		const accepted = performance.now();
		await waitUntilBooked(company, payment);
		times.push((performance.now() - accepted) / 1000);
	}
	report.add(
		key,
		// The first one also loads the nodes.
		median(times.slice(1)),
		'template 04, one event: delivery accepted until posted; four calls of 80 ms are in it',
	);
}

async function waitUntilBooked({ world }: BenchCompany, payment: string): Promise<void> {
	const deadline = performance.now() + TIMEOUT_MS;
	while (world.company.paymentsByReference(payment).length === 0) {
		if (performance.now() > deadline) throw new Error(`${payment} did not get into the books.`);
		await wait(LOOK_EVERY_MS);
	}
}
