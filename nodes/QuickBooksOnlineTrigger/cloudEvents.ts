import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { entityName, operationName } from '../shared/vendors/quickBooksOnline/changeCatalogue';
import type { NotifiedChange } from './delivery';
import { deriveEventId, idText, readTime } from './eventIdentity';

const optionalText = z.string().optional().catch(undefined);

const eventSchema = z.object({
	id: optionalText,
	/** `qbo.<entity>.<operation>.v1`, the entity in lower case. */
	type: z.string().min(1),
	time: optionalText,
	intuitentityid: idText,
	intuitaccountid: idText,
	data: z.object({ deletedid: idText.optional() }).catch({}),
});

const TYPE = /^[^.]+\.([^.]+)\.([^.]+)(?:\.v\d+)?$/;

/** One CloudEvent. @returns `undefined` when it names no company, record or kind */
export function readCloudEvent(raw: IDataObject): NotifiedChange | undefined {
	const parsed = eventSchema.safeParse(raw);
	if (!parsed.success) return undefined;
	const { id: eventId, type, time, intuitentityid: id, intuitaccountid: companyId } = parsed.data;
	const [, entity = type, operation = 'unknown'] = TYPE.exec(type) ?? [];
	return {
		eventId: eventId ?? deriveEventId(companyId, entity, id, operation, time ?? ''),
		companyId,
		entity: entityName(entity),
		operation: operationName(operation),
		id,
		deletedId: parsed.data.data.deletedid,
		time: readTime(time),
		raw,
	};
}
