import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { Subscription } from '../../types';
import { metadata, minorUnits, readMetadata, requiredId } from './fields';

const schema = z.object({
	id: requiredId,
	status: z.string().min(1),
	amount: minorUnits,
	currency: z.string().min(1),
	interval_unit: z.string().min(1),
	name: optionalText,
	metadata,
	links: z.object({ mandate: optionalText }).nullish(),
});

/** A record of GoCardless `/subscriptions`. @throws InvalidRecordError */
export function readSubscription(record: unknown): Subscription {
	const raw = parseRecord(schema, record, 'a GoCardless subscription');
	return {
		id: raw.id,
		status: raw.status,
		amount: raw.amount,
		currency: raw.currency,
		name: textOrNone(raw.name),
		mandateId: textOrNone(raw.links?.mandate),
		metadata: readMetadata(raw.metadata),
	};
}
