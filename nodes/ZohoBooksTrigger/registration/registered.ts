import { createHash } from 'node:crypto';

import type { IHookFunctions } from 'n8n-workflow';
import { z } from 'zod';

/** A webhook and its rule that the node made in Zoho Books. */
export interface RegisteredWebhook {
	name: string;
	webhookId: string;
	workflowId?: string;
}

/** What stands in Zoho Books for one address of the node. */
export interface Registered {
	organization: string;
	/** Tells whether the secret is still the one that Zoho has; says nothing about it. */
	secretMark: string;
	webhooks: RegisteredWebhook[];
}

const registeredSchema = z.object({
	organization: z.string(),
	secretMark: z.string(),
	webhooks: z.array(
		z.object({ name: z.string(), webhookId: z.string(), workflowId: z.string().optional() }),
	),
});

const storedSchema = z.object({ registered: z.record(z.string(), registeredSchema) });

/**
 * What n8n keeps of the node's registrations, by the node's address: a test in the editor sees those
 * of the published workflow, too, and must leave them alone.
 */
export function readRegistered(context: IHookFunctions): Record<string, Registered> {
	const stored = storedSchema.safeParse(context.getWorkflowStaticData('node'));
	return stored.success ? stored.data.registered : {};
}

export function writeRegistered(
	context: IHookFunctions,
	nodeUrl: string,
	registered: Registered | undefined,
): void {
	const all = { ...readRegistered(context) };
	if (registered === undefined) delete all[nodeUrl];
	else all[nodeUrl] = registered;
	Object.assign(context.getWorkflowStaticData('node'), { registered: all });
}

export function markSecret(secret: string): string {
	return createHash('sha256').update(`mark ${secret}`).digest('hex').slice(0, 16);
}
