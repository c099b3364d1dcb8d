import { z } from 'zod';

import { deriveIdempotencyKey } from '../shared/idempotency';

/** Ids are texts of digits; an old sender may write them as numbers. */
export const idText = z.union([z.string().min(1), z.number().int().transform(String)]);

/** An id for an event that has none of its own: what is told, and when it happened. */
export function deriveEventId(
	companyId: string,
	entity: string,
	id: string,
	operation: string,
	time: string,
): string {
	return deriveIdempotencyKey({
		books: `quickbooks:${companyId}`,
		purpose: 'webhook-event',
		subjects: [entity, id, operation, time],
	});
}

/** Intuit writes times with up to nine digits of a second, and offsets with or without a colon. */
export function readTime(text: string | undefined): string | undefined {
	const milliseconds = Date.parse(text ?? '');
	return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
