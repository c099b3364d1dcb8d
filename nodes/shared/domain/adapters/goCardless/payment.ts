import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { Collection, Metadata } from '../../types';
import { metadata, minorUnits, readMetadata, requiredId } from './fields';

const schema = z
	.object({
		id: requiredId,
		status: z.string().min(1),
		amount: minorUnits,
		amount_refunded: minorUnits.nullish(),
		currency: z.string().min(1),
		charge_date: optionalText,
		created_at: z.string(),
		description: optionalText,
		reference: optionalText,
		retry_if_possible: z.boolean().nullish(),
		metadata,
		links: z
			.object({
				mandate: optionalText,
				subscription: optionalText,
				instalment_schedule: optionalText,
				creditor: optionalText,
			})
			.nullish(),
		/** The subscription or instalment schedule that made it, where the node attached it. */
		maker: z.object({ metadata }).nullish(),
		// Tells a subscription apart, which otherwise looks like a payment.
		interval_unit: z.undefined({ message: 'a payment has no interval' }),
		total_amount: z.undefined({ message: 'a payment has no total amount' }),
	})
	.strip();

/** A record of GoCardless `/payments`. @throws InvalidRecordError */
export function readCollection(record: unknown): Collection {
	const raw = parseRecord(schema, record, 'a GoCardless payment');
	return {
		id: raw.id,
		status: raw.status,
		amount: raw.amount,
		amountRefunded: raw.amount_refunded ?? 0,
		currency: raw.currency,
		chargeDate: textOrNone(raw.charge_date),
		createdAt: raw.created_at,
		description: textOrNone(raw.description),
		reference: textOrNone(raw.reference),
		retryIfPossible: raw.retry_if_possible ?? false,
		mandateId: textOrNone(raw.links?.mandate),
		subscriptionId: textOrNone(raw.links?.subscription),
		instalmentScheduleId: textOrNone(raw.links?.instalment_schedule),
		creditorId: textOrNone(raw.links?.creditor),
		metadata: readOwnOrMakers(raw),
	};
}

/**
 * Whether the metadata of a subscription or a schedule comes along with its payments is not documented,
 * so a payment that names no books is read with the metadata of what made it.
 */
function readOwnOrMakers({ metadata: own, maker }: z.infer<typeof schema>): Metadata {
	const metadata = readMetadata(own);
	return metadata.books || maker === null || maker === undefined
		? metadata
		: readMetadata(maker.metadata);
}
