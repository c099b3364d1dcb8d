import { z } from 'zod';

import { type GoCardlessEvent, readEvent } from '../shared/vendors/goCardless/event';

export interface Delivery {
	/** For logs only: absent on old deliveries, and a retry may carry another one. */
	webhookId?: string;
	/** In the order of the delivery, each id once. */
	events: GoCardlessEvent[];
}

const metaSchema = z
	.object({
		webhook_id: z.string().optional().catch(undefined),
		is_test: z.boolean().optional().catch(undefined),
	})
	.catch({});

const deliverySchema = z.object({
	events: z.array(z.record(z.string(), z.unknown())),
	meta: metaSchema,
});

/**
 * Reads the body of a webhook whose signature was found to be right. Old deliveries have no `meta`.
 *
 * @returns `undefined` when it is no JSON, has no list of events, or one of them lacks its id,
 * resource type or action: then the whole delivery is refused, since a part that was acknowledged
 * would never be sent again
 */
export function readDelivery(body: Buffer): Delivery | undefined {
	const delivery = deliverySchema.safeParse(parseJson(body));
	if (!delivery.success) return undefined;
	const { meta } = delivery.data;
	const events = new Map<string, GoCardlessEvent>();
	for (const raw of delivery.data.events) {
		const event = readEvent(raw);
		if (event === undefined) return undefined;
		if (events.has(event.id)) continue;
		events.set(event.id, { ...event, isTest: event.isTest || meta.is_test === true });
	}
	return { webhookId: meta.webhook_id, events: [...events.values()] };
}

function parseJson(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
