import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { ParameterError } from '../shared/engine/parameters';
import { isChangingEntity } from '../shared/vendors/zohoBooks/changeCatalogue';

const settingsSchema = z.object({
	entities: z.array(z.string().refine(isChangingEntity)).min(1),
	operations: z.array(z.string()).min(1),
	fetchFullRecord: z.boolean(),
	skipOwnChanges: z.boolean(),
	lookBackHours: z.number().min(0),
	overlapMinutes: z.number().min(1),
	paymentDays: z.number().min(1),
});

export type PollSettings = z.infer<typeof settingsSchema>;

/** @throws ParameterError when a field cannot be used */
export function readSettings(context: IPollFunctions): PollSettings {
	const settings = settingsSchema.safeParse({
		entities: context.getNodeParameter('entities', []),
		operations: context.getNodeParameter('operations', []),
		fetchFullRecord: context.getNodeParameter('fetchFullRecord', false),
		skipOwnChanges: context.getNodeParameter('options.skipOwnChanges', false),
		lookBackHours: context.getNodeParameter('options.lookBackHours', 0),
		overlapMinutes: context.getNodeParameter('options.overlapMinutes', 10),
		paymentDays: context.getNodeParameter('options.paymentDays', 90),
	});
	if (settings.success) return settings.data;
	const field = String(settings.error.issues[0]?.path[0] ?? 'A field');
	throw new ParameterError(
		`The field "${field}" of this trigger is empty or not of its kind.`,
		'Choose at least one entity and one operation; hours, minutes and days are numbers.',
	);
}
