import './environment';

import { PollContext } from 'n8n-core';
import type { IDataObject, WorkflowExecuteMode } from 'n8n-workflow';

import type { WebhookNode } from './webhookDelivery';

export interface PollOptions {
	/** `manual` for a test in the editor; `trigger` when omitted: what n8n does on schedule. */
	mode?: WorkflowExecuteMode;
	/** Time that n8n gives the poll; as much as n8n's default when omitted. */
	budgetMs?: number;
}

/** What n8n keeps of a polling trigger between its polls. */
export class PollMemory {
	data: IDataObject = {};
}

/**
 * One poll by n8n's rules: what the node leaves in its static data is kept with the items it gives, and
 * not at all when it throws or when somebody tests it in the editor.
 *
 * @returns the items of its output, none when it has nothing to report
 * @throws what the node throws
 */
export async function poll(
	{ workflow, node, nodeType, additionalData }: WebhookNode,
	memory: PollMemory,
	{ mode = 'trigger', budgetMs = 40_000 }: PollOptions = {},
): Promise<IDataObject[]> {
	const staged = structuredClone(memory.data);
	const context = new PollContext(
		workflow,
		node,
		additionalData,
		mode,
		'activate',
		undefined,
		undefined,
		undefined,
		undefined,
		() => staged,
		() => budgetMs,
	);
	if (nodeType.poll === undefined) throw new Error(`"${node.name}" (${node.type}) does not poll.`);
	const output = await nodeType.poll.call(context);
	// As it is stored and read again: nothing but JSON survives.
	if (mode !== 'manual') memory.data = JSON.parse(JSON.stringify(staged)) as IDataObject;
	return (output ?? []).flat().map(({ json }) => json);
}
