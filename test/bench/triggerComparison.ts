import type { CredentialsByType } from '../harness/credentialAssignment';
import type { RealN8n } from '../harness/realN8n';
import type { Delivery } from '../simulators/shared/webhooks';
import { submitDebits, type BenchCompany } from './company';
import type { Report } from './report';
import { median } from './statistics';
import { bareWebhook, ourTrigger } from './triggerWorkflows';

/** Senders at a time when throughput is measured. */
const SENDERS = 8;

interface Entrance {
	url: string;
	workflowId: string;
	/** Milliseconds until each answer, one delivery at a time. */
	answers: number[];
	/** Milliseconds for a delivery when several senders keep n8n busy, one value a round. */
	busy: number[];
}

/**
 * Rounds in which both entrances get the same deliveries, one entrance right after the other and each
 * being first in turn, so that whatever else the machine does hits both alike. n8n carries the
 * execution out after its answer; a round ends when all its executions have ended.
 */
export async function compareTriggers(
	report: Report,
	n8n: RealN8n,
	accounts: CredentialsByType,
	company: BenchCompany,
	quick: boolean,
): Promise<void> {
	const ours = await open(n8n, ourTrigger, accounts);
	const bare = await open(n8n, bareWebhook, accounts);
	submitDebits(company);
	const events = company.world.goCardless.events.slice(-250);
	for (const size of [1, 250]) {
		const delivery = company.world.goCardless.signDelivery(events.slice(0, size));
		const rounds = quick ? 2 : size === 1 ? 12 : 8;
		await playRound(n8n, ours, delivery, 5);
		await playRound(n8n, bare, delivery, 5);
		forget(ours, bare);
		for (let round = 0; round < rounds; round += 1) {
			const order = round % 2 === 0 ? [ours, bare] : [bare, ours];
			for (const entrance of order) await playRound(n8n, entrance, delivery, quick ? 4 : 16);
		}
		addRows(report, size, ours, bare);
	}
}

function addRows(report: Report, size: number, ours: Entrance, bare: Entrance): void {
	const answer = { ours: median(ours.answers), bare: median(bare.answers) };
	report.add(
		`webhook_over_bare.events_${size}`,
		answer.ours / answer.bare,
		`median time to answer, one sender: ${answer.ours.toFixed(1)} and ${answer.bare.toFixed(1)} ms`,
		'<= 1.1',
	);
	const busy = { ours: median(ours.busy), bare: median(bare.busy) };
	const rate = (milliseconds: number) => (1000 / milliseconds).toFixed(1);
	report.add(
		`webhook_over_bare.busy_events_${size}`,
		busy.ours / busy.bare,
		`time a delivery to the end of its execution, ${SENDERS} senders: ${rate(busy.ours)} and ${rate(busy.bare)} deliveries a second`,
	);
}

async function open(
	n8n: RealN8n,
	workflow: unknown,
	accounts: CredentialsByType,
): Promise<Entrance> {
	const workflowId = await n8n.workflows.create(workflow, { byType: accounts });
	await n8n.workflows.activate(workflowId);
	const url = await n8n.workflows.webhookUrl(workflowId, 'Hook');
	return { url, workflowId, answers: [], busy: [] };
}

function forget(...entrances: Entrance[]): void {
	for (const { answers, busy } of entrances) {
		answers.length = 0;
		busy.length = 0;
	}
}

async function playRound(
	n8n: RealN8n,
	entrance: Entrance,
	delivery: Delivery,
	count: number,
): Promise<void> {
	for (let nth = 0; nth < count; nth += 1) {
		const start = performance.now();
		await send(entrance.url, delivery);
		entrance.answers.push(performance.now() - start);
		await waitUntilIdle(n8n, entrance.workflowId);
	}
	const start = performance.now();
	let left = count;
	const sender = async () => {
		while (left > 0) {
			left -= 1;
			await send(entrance.url, delivery);
		}
	};
	await Promise.all(Array.from({ length: SENDERS }, sender));
	await waitUntilIdle(n8n, entrance.workflowId);
	entrance.busy.push((performance.now() - start) / count);
}

async function send(url: string, { body, headers }: Delivery): Promise<void> {
	const answer = await fetch(url, { method: 'POST', headers, body });
	await answer.arrayBuffer();
	if (answer.status !== 200) throw new Error(`n8n answered ${answer.status} to ${url}.`);
}

async function waitUntilIdle(n8n: RealN8n, workflowId: string): Promise<void> {
	for (;;) {
		const running = await n8n.session.api(
			'GET',
			`/executions?status=running&limit=1&workflowId=${workflowId}`,
		);
		if ((running as { data: unknown[] }).data.length === 0) return;
	}
}
