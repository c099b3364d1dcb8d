/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

import { chooseCredentials, type CredentialAssignments } from '../credentialAssignment';
import type { NodeTypes } from './nodeTypes';
import type { Session } from './session';

/** A machine that is busy with other things may take a minute to start a trigger. */
const SERVED_TIMEOUT_MS = 60_000;

const PUBLISHED_TIMEOUT_MS = 60_000;

const nodeSchema = z
	.object({
		name: z.string(),
		type: z.string(),
		parameters: z.record(z.unknown()).default({}),
		webhookId: z.string().optional(),
		disabled: z.boolean().nullish(),
		credentials: z.record(z.unknown()).optional(),
	})
	.passthrough();

/** The part of a workflow that n8n's API takes; `id`, `active`, `meta` and `tags` are refused by it. */
const workflowSchema = z.object({
	name: z.string(),
	nodes: z.array(nodeSchema),
	connections: z.record(z.unknown()),
	settings: z
		.record(z.unknown())
		.nullish()
		.transform((settings) => settings ?? { executionOrder: 'v1' }),
});

const publicationSchema = z.object({
	status: z.string(),
	triggers: z.array(z.object({ errorMessage: z.string().nullish() })),
});

const identified = z.object({ id: z.coerce.string() });

/** Forms keep their path among the options. */
function pathOf(parameters: unknown): string | undefined {
	const text = z.string().min(1);
	const direct = z.object({ path: text }).safeParse(parameters);
	if (direct.success) return direct.data.path;
	return z.object({ options: z.object({ path: text }) }).safeParse(parameters).data?.options.path;
}

export class Workflows {
	constructor(
		private readonly baseUrl: string,
		private readonly session: () => Session,
		private readonly nodeTypes: NodeTypes,
	) {}

	/**
	 * Saves a template as a workflow of its own.
	 * @param workflow the JSON of a template
	 * @param assignments the credentials its nodes shall use
	 * @returns the id n8n gave it
	 */
	async create(workflow: unknown, assignments: CredentialAssignments = {}): Promise<string> {
		const saved = await this.session().api(
			'POST',
			'/workflows',
			await this.connect(workflow, assignments),
		);
		return identified.parse(saved).id;
	}

	/** Gives the nodes of a saved workflow their credentials, as somebody does in the editor after an import. */
	async assignCredentials(workflowId: string, assignments: CredentialAssignments): Promise<void> {
		const connected = await this.connect(await this.get(workflowId), assignments);
		await this.session().api('PUT', `/workflows/${workflowId}`, connected);
	}

	private async connect(workflow: unknown, assignments: CredentialAssignments) {
		const { nodes, ...rest } = workflowSchema.parse(workflow);
		const taken = await this.nodeTypes.listWithCredentialTypes();
		const connected = nodes.map((node) => ({
			...node,
			credentials: chooseCredentials(node, taken.get(node.type) ?? [], assignments),
		}));
		return { ...rest, nodes: connected };
	}

	async get(workflowId: string) {
		const stored = await this.session().api('GET', `/workflows/${workflowId}`);
		return workflowSchema.extend({ id: z.string(), active: z.boolean() }).parse(stored);
	}

	/**
	 * Publishes it and waits until its webhooks are served: n8n says yes before it listens.
	 * @throws with the words of the triggers that refused to start
	 */
	async activate(workflowId: string): Promise<void> {
		await this.session().api('POST', `/workflows/${workflowId}/activate`);
		await this.demandPublished(workflowId);
		for (const { name, type, disabled } of (await this.get(workflowId)).nodes) {
			if (
				disabled !== true &&
				/(?<!respondTo)webhook$|(?<!schedule|manual|error|workflow|changes|events)trigger$/i.test(
					type,
				)
			) {
				await this.waitUntilServed(await this.webhookUrl(workflowId, name));
			}
		}
	}

	/** n8n starts every trigger for itself, tries several times, and lives with those that fail. */
	private async demandPublished(workflowId: string): Promise<void> {
		const deadline = Date.now() + PUBLISHED_TIMEOUT_MS;
		for (;;) {
			const { status, triggers } = publicationSchema.parse(
				await this.session().editor('GET', `/rest/workflows/${workflowId}/publication-status`),
			);
			if (status === 'published') return;
			if (status !== 'in_progress' || Date.now() > deadline) {
				const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []).join(' ');
				throw new Error(`n8n says "${status}" of workflow ${workflowId}. ${reasons}`.trim());
			}
			await wait(50);
		}
	}

	async deactivate(workflowId: string): Promise<void> {
		await this.session().api('POST', `/workflows/${workflowId}/deactivate`);
	}

	async delete(workflowId: string): Promise<void> {
		await this.session().api('DELETE', `/workflows/${workflowId}`);
	}

	/** Runs it from a manual (or schedule) trigger, as the editor's button does. @returns the execution's id */
	async run(workflowId: string, triggerName: string): Promise<string> {
		const started = await this.session().editor('POST', `/rest/workflows/${workflowId}/run`, {
			triggerToStartFrom: { name: triggerName },
		});
		return z.object({ executionId: z.coerce.string() }).parse(started).executionId;
	}

	/** The production URL of a trigger node, by the rules of n8n 2.40 (sheet n8n-verified 11). */
	async webhookUrl(workflowId: string, nodeName: string): Promise<string> {
		const node = (await this.get(workflowId)).nodes.find(({ name }) => name === nodeName);
		if (!node) throw new Error(`The workflow has no node called "${nodeName}".`);
		const prefix = `${this.baseUrl}/${/form/i.test(node.type) ? 'form' : 'webhook'}`;
		const path = pathOf(node.parameters);
		const owner = node.webhookId ?? `${workflowId}/${encodeURIComponent(nodeName.toLowerCase())}`;
		if (/form/i.test(node.type)) {
			// Imported by the command line, a form has no id of its own, and then needs a path to be served.
			return `${prefix}/${node.webhookId === undefined ? `${owner}/${path}` : (path ?? owner)}`;
		}
		if (path !== undefined) return `${prefix}/${path}`;
		return `${prefix}/${owner}/webhook`;
	}

	/** Asks with a method that no node registers: n8n's 404 then tells whether another method is served there. */
	async waitUntilServed(webhookUrl: string): Promise<void> {
		const deadline = Date.now() + SERVED_TIMEOUT_MS;
		// Forms are in the same register; only under this prefix does n8n say what it knows.
		const probe = webhookUrl.replace(`${this.baseUrl}/form/`, `${this.baseUrl}/webhook/`);
		let last = '';
		while (Date.now() < deadline) {
			const answer = await fetch(probe, { method: 'PATCH' });
			last = `${answer.status} ${await answer.text()}`;
			if (answer.status !== 404 || /not registered for PATCH/.test(last)) return;
			await wait(50);
		}
		throw new Error(`n8n does not serve ${webhookUrl}; it answered ${last.slice(0, 300)}`);
	}
}
