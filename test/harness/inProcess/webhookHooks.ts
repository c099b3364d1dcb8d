import './environment';

import { HookContext } from 'n8n-core';
import type { IDataObject, IWebhookData } from 'n8n-workflow';

import type { PollMemory } from './polling';
import type { WebhookNode } from './webhookDelivery';

export interface HookOptions {
	/** What happens to the workflow; a restart of n8n is a publication of what was published. */
	to: 'published' | 'unpublished';
	/** "Listen for test event" in the editor: the test URL, and nothing of it is stored. */
	isTest?: boolean;
}

/**
 * What n8n 2.40.7 does with a trigger that registers itself: it asks whether the webhook exists, creates
 * it if not, and deletes it after a failure; static data is stored in any case, except for a test.
 *
 * @throws what the node throws
 */
export async function switchWebhook(
	{ workflow, node, nodeType, additionalData }: WebhookNode,
	memory: PollMemory,
	{ to, isTest = false }: HookOptions,
): Promise<void> {
	const methods = nodeType.webhookMethods?.default;
	const webhookData = {
		webhookDescription: nodeType.description.webhooks?.[0],
		isTest,
	} as unknown as IWebhookData;
	const contextFor = (mode: 'trigger' | 'manual' | 'internal') => {
		const activation = mode === 'internal' ? 'update' : isTest ? 'manual' : 'activate';
		return new HookContext(workflow, node, additionalData, mode, activation, webhookData);
	};
	const remove = async () => await methods?.delete?.call(contextFor('internal'));
	try {
		if (to === 'unpublished') {
			await remove();
			return;
		}
		const context = contextFor(isTest ? 'manual' : 'trigger');
		let isDone = false;
		try {
			if (!(await methods?.checkExists?.call(context))) await methods?.create?.call(context);
			isDone = true;
		} finally {
			if (!isDone) await remove();
		}
	} finally {
		if (!isTest) memory.data = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
	}
}
