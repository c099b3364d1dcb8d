import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { Refund } from '../../types';
import { metadata, minorUnits, readMetadata, requiredId } from './fields';

const schema = z.object({
	id: requiredId,
	status: z.string().min(1),
	amount: minorUnits,
	currency: z.string().min(1),
	metadata,
	links: z.object({ payment: optionalText, mandate: optionalText }).nullish(),
	// Tells a payment apart, which otherwise looks like a refund.
	amount_refunded: z.undefined({ message: 'a refund has no amount_refunded' }),
});

/** A record of GoCardless `/refunds`. @throws InvalidRecordError */
export function readRefund(record: unknown): Refund {
	const raw = parseRecord(schema, record, 'a GoCardless refund');
	return {
		id: raw.id,
		status: raw.status,
		amount: raw.amount,
		currency: raw.currency,
		paymentId: textOrNone(raw.links?.payment),
		mandateId: textOrNone(raw.links?.mandate),
		metadata: readMetadata(raw.metadata),
	};
}
