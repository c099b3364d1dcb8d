import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { ParameterError } from '../shared/engine/parameters';
import { readEventName, type RuleEvent } from './ruleEvents';

const settingsSchema = z.object({
	events: z.array(z.string()),
	fetchCurrentRecord: z.boolean(),
	skipOwnChanges: z.boolean(),
	skipRepeated: z.boolean(),
});

export type TriggerSettings = z.infer<typeof settingsSchema>;

/** The node's fields. May compute expressions over the request, so only after its signature is right. */
export function readSettings(context: IWebhookFunctions | IHookFunctions): TriggerSettings {
	return settingsSchema.parse({
		events: context.getNodeParameter('events', []),
		fetchCurrentRecord: context.getNodeParameter('fetchCurrentRecord', true),
		skipOwnChanges: context.getNodeParameter('options.skipOwnChanges', false),
		skipRepeated: context.getNodeParameter('options.skipRepeated', false),
	});
}

/** @throws ParameterError when none is chosen, or one that is none of ours */
export function chosenEvents({ events: names }: TriggerSettings): RuleEvent[] {
	const events = names.map((name) => {
		const event = readEventName(name);
		if (event !== undefined) return event;
		throw new ParameterError(`"${name}" is no event of Zoho Books.`, 'Choose from the list.');
	});
	if (events.length > 0) return events;
	throw new ParameterError('No event is chosen.', 'Choose at least one under "Events".');
}
