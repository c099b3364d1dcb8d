import { z } from 'zod';

import { InvalidRecordError, optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { Invitation } from '../../types';
import { metadata, minorUnits, readMetadata, requiredId } from './fields';

const WHAT = 'a GoCardless billing request';

const schema = z.object({
	id: requiredId,
	status: z.string().min(1),
	created_at: z.string(),
	mandate_request: z.unknown(),
	payment_request: z
		.object({ amount: minorUnits, currency: z.string(), metadata })
		.passthrough()
		.nullish(),
	actions: z.unknown(),
	metadata,
	links: z
		.object({
			customer: optionalText,
			mandate_request: optionalText,
			mandate_request_mandate: optionalText,
		})
		.nullish(),
});

/** A record of GoCardless `/billing_requests`. @throws InvalidRecordError */
export function readInvitation(record: unknown): Invitation {
	const raw = parseRecord(schema, record, WHAT);
	const parts = [raw.mandate_request, raw.payment_request, raw.actions];
	if (parts.every((part) => part === undefined)) {
		throw new InvalidRecordError(`It is not ${WHAT}: it has no mandate_request.`);
	}
	const { links } = raw;
	return {
		id: raw.id,
		status: raw.status,
		createdAt: raw.created_at,
		asksForMandate:
			Boolean(raw.mandate_request) || textOrNone(links?.mandate_request) !== undefined,
		...readFirstPayment(raw.payment_request),
		customerId: textOrNone(links?.customer),
		mandateId: textOrNone(links?.mandate_request_mandate),
		metadata: readMetadata(raw.metadata),
	};
}

function readFirstPayment(raw: z.infer<typeof schema>['payment_request']) {
	if (raw === null || raw === undefined) return {};
	const { amount, currency } = raw;
	const invoiceId = textOrNone(readMetadata(raw.metadata).invoice);
	return { firstPayment: { amount, currency, ...(invoiceId === undefined ? {} : { invoiceId }) } };
}
