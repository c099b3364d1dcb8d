import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { entityName, operationName } from '../shared/vendors/quickBooksOnline/changeCatalogue';
import type { NotifiedChange } from './delivery';
import { deriveEventId, idText, readTime } from './eventIdentity';

const entitySchema = z
	.object({
		name: z.string().min(1),
		id: idText,
		operation: z.string().min(1),
		lastUpdated: z.string().optional().catch(undefined),
		deletedId: idText.optional().catch(undefined),
	})
	.passthrough();

const bodySchema = z.object({
	eventNotifications: z.array(
		z.object({
			realmId: idText,
			dataChangeEvent: z.object({ entities: z.array(z.unknown()) }),
		}),
	),
});

/**
 * The changes of a body in the old format, with `undefined` in the place of those that cannot be read.
 * Its events have no ids, so one is derived: the same event sent again has the same one.
 */
export function readLegacyNotifications(
	body: IDataObject,
): Array<NotifiedChange | undefined> | undefined {
	const parsed = bodySchema.safeParse(body);
	if (!parsed.success) return undefined;
	return parsed.data.eventNotifications.flatMap(({ realmId, dataChangeEvent }) =>
		dataChangeEvent.entities.map((entity) => readChange(realmId, entity)),
	);
}

function readChange(companyId: string, entity: unknown): NotifiedChange | undefined {
	const parsed = entitySchema.safeParse(entity);
	if (!parsed.success) return undefined;
	const { name, id, operation, lastUpdated, deletedId } = parsed.data;
	return {
		eventId: deriveEventId(companyId, name, id, operation, lastUpdated ?? ''),
		companyId,
		entity: entityName(name),
		operation: operationName(operation),
		id,
		deletedId,
		time: readTime(lastUpdated),
		raw: parsed.data as IDataObject,
	};
}
