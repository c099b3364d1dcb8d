import type { CredentialsByType } from '../harness/credentialAssignment';
import type { RealN8n } from '../harness/realN8n';
import type { Delivery } from '../simulators/shared/webhooks';
import { submitDebits, type BenchCompany } from './company';
import type { Report } from './report';
import { median } from './statistics';
import { bareWebhook, guardedWebhook, ourTrigger } from './triggerWorkflows';

/** Senders at a time when throughput is measured. */
const SENDERS = 8;

/** Deliveries one by one, and as many again by all senders, that an entrance gets in a round. */
const DELIVERIES_A_ROUND = 5;

const SECRET_HEADER = { name: 'x-bench-secret', value: 'only-for-the-bench' };

interface Entrance {
	url: string;
	workflowId: string;
	/** Milliseconds until each answer, one delivery at a time. */
	answers: number[];
	/** Milliseconds for a delivery when several senders keep n8n busy, one value a round. */
	busy: number[];
}

/**
 * Rounds in which all entrances get the same deliveries, one entrance right after the other and each
 * being first in turn, so that whatever else the machine does hits all alike. n8n carries the execution
 * out after its answer; the next delivery of a single sender waits for its end.
 */
export async function compareTriggers(
	report: Report,
	n8n: RealN8n,
	accounts: CredentialsByType,
	company: BenchCompany,
	{ prefix, quick }: { prefix: string; quick: boolean },
): Promise<void> {
	const secret = await n8n.credentials.create('Secret', 'httpHeaderAuth', SECRET_HEADER);
	const all = { ...accounts, httpHeaderAuth: secret };
	const ours = await open(n8n, ourTrigger, all);
	const bare = await open(n8n, bareWebhook, all);
	const guarded = await open(n8n, guardedWebhook, all);
	const entrances = [ours, bare, guarded];
	submitDebits(company);
	const events = company.world.goCardless.events.slice(-250);
	for (const size of [1, 250]) {
		const { body, headers } = company.world.goCardless.signDelivery(events.slice(0, size));
		const delivery = { body, headers: { ...headers, [SECRET_HEADER.name]: SECRET_HEADER.value } };
		for (const entrance of entrances) await playRound(n8n, entrance, delivery, 3);
		forget(entrances);
		const rounds = quick ? 1 : 3;
		for (let round = 0; round < rounds; round += 1) {
			const first = round % entrances.length;
			const order = [...entrances.slice(first), ...entrances.slice(0, first)];
			for (const entrance of order) await playRound(n8n, entrance, delivery, DELIVERIES_A_ROUND);
		}
		addRows(report, `${prefix}events_${size}`, { ours, bare, guarded });
	}
}

function addRows(
	report: Report,
	name: string,
	{ ours, bare, guarded }: Record<'ours' | 'bare' | 'guarded', Entrance>,
): void {
	const answer = (entrance: Entrance) => median(entrance.answers);
	const busy = (entrance: Entrance) => median(entrance.busy);
	const rate = (entrance: Entrance) => (1000 / busy(entrance)).toFixed(1);
	report.add(
		`webhook_over_bare.${name}`,
		answer(ours) / answer(bare),
		`median time to answer, one sender: ${answer(ours).toFixed(1)} over ${answer(bare).toFixed(1)} ms`,
		'<= 1.1',
	);
	report.add(
		`webhook_over_guarded.${name}`,
		answer(ours) / answer(guarded),
		`the same over the Webhook node that checks a secret in a header: ${answer(guarded).toFixed(1)} ms`,
	);
	report.add(
		`webhook_over_bare.${name}_busy`,
		busy(ours) / busy(bare),
		`${SENDERS} senders, executions included: ${rate(ours)}, bare ${rate(bare)}, with secret ${rate(guarded)} deliveries a second`,
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

function forget(entrances: readonly Entrance[]): void {
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
