import type { IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

const settingsSchema = z.object({
	events: z.array(z.string()),
	fetchCurrentRecord: z.boolean(),
	skipOwnChanges: z.boolean(),
});

export type TriggerSettings = z.infer<typeof settingsSchema>;

/** The node's fields. May compute expressions over the request, so only after its signature is right. */
export function readSettings(context: IWebhookFunctions): TriggerSettings {
	return settingsSchema.parse({
		events: context.getNodeParameter('events', []),
		fetchCurrentRecord: context.getNodeParameter('fetchCurrentRecord', true),
		skipOwnChanges: context.getNodeParameter('options.skipOwnChanges', false),
	});
}
