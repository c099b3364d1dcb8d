import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { InstalmentSchedule } from '../../types';
import { metadata, minorUnits, readMetadata, requiredId } from './fields';

const schema = z.object({
	id: requiredId,
	status: z.string().min(1),
	total_amount: minorUnits,
	currency: z.string().min(1),
	name: optionalText,
	created_at: z.string(),
	metadata,
	links: z.object({ mandate: optionalText }).nullish(),
});

/** A record of GoCardless `/instalment_schedules`. @throws InvalidRecordError */
export function readInstalmentSchedule(record: unknown): InstalmentSchedule {
	const raw = parseRecord(schema, record, 'a GoCardless instalment schedule');
	return {
		id: raw.id,
		status: raw.status,
		total: raw.total_amount,
		currency: raw.currency,
		name: textOrNone(raw.name),
		createdAt: raw.created_at,
		mandateId: textOrNone(raw.links?.mandate),
		metadata: readMetadata(raw.metadata),
	};
}
