import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { ParameterError } from '../shared/engine/parameters';
import type { EventFilter } from '../shared/vendors/goCardless/eventFilter';

const settingsSchema = z.object({
	events: z.array(z.string()).min(1),
	fetchCurrentResource: z.boolean(),
	organisationIds: z.string().transform((text) => text.split(/[\s,]+/).filter((id) => id !== '')),
	lookBackHours: z.number().min(0),
	mostPages: z.number().int().min(1),
	overlapMinutes: z.number().min(1),
});

export interface PollSettings {
	filter: EventFilter;
	fetchCurrentResource: boolean;
	lookBackHours: number;
	mostPages: number;
	overlapMinutes: number;
}

/** @throws ParameterError when a field cannot be used */
export function readSettings(context: IPollFunctions): PollSettings {
	const settings = settingsSchema.safeParse({
		events: context.getNodeParameter('events', []),
		fetchCurrentResource: context.getNodeParameter('fetchCurrentResource', false),
		organisationIds: context.getNodeParameter('options.organisationIds', ''),
		lookBackHours: context.getNodeParameter('options.lookBackHours', 0),
		mostPages: context.getNodeParameter('options.mostPages', 10),
		overlapMinutes: context.getNodeParameter('options.overlapMinutes', 10),
	});
	if (!settings.success) {
		const field = String(settings.error.issues[0]?.path[0] ?? 'A field');
		throw new ParameterError(
			`The field "${field}" of this trigger is empty or not of its kind.`,
			'Choose at least one event; hours, minutes and pages are numbers.',
		);
	}
	const { events, organisationIds, ...rest } = settings.data;
	// The list of events has none of the dashboard's test webhooks.
	return { ...rest, filter: { events, organisationIds, ignoreTestEvents: false } };
}
