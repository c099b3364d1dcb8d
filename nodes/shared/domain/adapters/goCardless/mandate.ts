import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { Mandate } from '../../types';
import { metadata, readMetadata, requiredId } from './fields';

const schema = z.object({
	id: requiredId,
	status: z.string().min(1),
	scheme: z.string().min(1),
	reference: optionalText,
	next_possible_charge_date: optionalText,
	created_at: z.string(),
	metadata,
	links: z.object({ customer: requiredId }),
});

/** A record of GoCardless `/mandates`. @throws InvalidRecordError */
export function readMandate(record: unknown): Mandate {
	const raw = parseRecord(schema, record, 'a GoCardless mandate');
	return {
		id: raw.id,
		status: raw.status,
		scheme: raw.scheme,
		customerId: raw.links.customer,
		reference: textOrNone(raw.reference),
		nextPossibleChargeDate: textOrNone(raw.next_possible_charge_date),
		createdAt: raw.created_at,
		metadata: readMetadata(raw.metadata),
	};
}
