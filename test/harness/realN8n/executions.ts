/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

import type { Session } from './session';

const END_TIMEOUT_MS = 120_000;

const itemSchema = z.object({ json: z.record(z.unknown()) }).passthrough();

const nodeRunSchema = z
	.object({
		data: z.object({ main: z.array(z.array(itemSchema).nullable()) }).optional(),
		error: z.object({ message: z.string() }).passthrough().optional(),
	})
	.passthrough();

const executionSchema = z.object({
	id: z.coerce.string(),
	status: z.string(),
	mode: z.string(),
	workflowId: z.string(),
	data: z
		.object({
			resultData: z
				.object({
					runData: z.record(z.array(nodeRunSchema)).default({}),
					error: z.object({ message: z.string() }).passthrough().optional(),
				})
				.passthrough(),
		})
		.passthrough()
		.optional(),
});

export type Execution = z.infer<typeof executionSchema>;

const STILL_GOING = new Set(['new', 'running']);

/** The JSON of all items a node sent out of one of its outputs, over all of its runs. */
export function itemsOf(execution: Execution, nodeName: string, output = 0) {
	const runs = execution.data?.resultData.runData[nodeName] ?? [];
	return runs.flatMap((run) => run.data?.main[output] ?? []).map(({ json }) => json);
}

export class Executions {
	constructor(private readonly session: () => Session) {}

	/** Newest first, without their data. */
	async list(workflowId?: string): Promise<Execution[]> {
		const filter = workflowId === undefined ? '' : `&workflowId=${workflowId}`;
		const page = await this.session().api('GET', `/executions?limit=250${filter}`);
		return z.object({ data: z.array(executionSchema) }).parse(page).data;
	}

	async get(executionId: string): Promise<Execution> {
		return executionSchema.parse(
			await this.session().api('GET', `/executions/${executionId}?includeData=true`),
		);
	}

	/** Waits until it has ended, or sleeps until something outside happens (status `waiting`). */
	async waitUntilSettled(executionId: string, timeoutMs = END_TIMEOUT_MS): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		while (Date.now() < deadline) {
			const status = executionSchema.parse(
				await this.session().api('GET', `/executions/${executionId}`),
			).status;
			if (!STILL_GOING.has(status)) return await this.get(executionId);
			await wait(50);
		}
		throw new Error(`Execution ${executionId} was still running after ${timeoutMs / 1000} s.`);
	}

	/** Waits until a workflow has `count` executions and all of them have settled. Oldest first, with their data. */
	async waitForCount(workflowId: string, count: number, timeoutMs = END_TIMEOUT_MS) {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const found = await this.list(workflowId);
			if (found.length >= count && found.every(({ status }) => !STILL_GOING.has(status))) {
				return await Promise.all(found.reverse().map(async ({ id }) => await this.get(id)));
			}
			if (Date.now() > deadline) {
				const seen = found.map(({ id, status }) => `${id} ${status}`).join(', ') || 'none';
				throw new Error(`Expected ${count} executions of workflow ${workflowId}, saw: ${seen}.`);
			}
			await wait(50);
		}
	}
}
