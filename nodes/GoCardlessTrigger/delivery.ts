import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

/** One event of a delivery. */
export interface GoCardlessEvent {
	id: string;
	resourceType: string;
	action: string;
	/** Ids by the singular name of what they point to. */
	links: Readonly<Record<string, string>>;
	/** Sent by hand from the dashboard; its links may point to nothing. */
	isTest: boolean;
	/** As GoCardless sent it, unknown fields included. */
	raw: IDataObject;
}

export interface Delivery {
	/** For logs only: absent on old deliveries, and a retry may carry another one. */
	webhookId?: string;
	/** In the order of the delivery, each id once. */
	events: GoCardlessEvent[];
}

/** Ids of events of the dashboard's "send test webhook" begin so (GoCardless sheet 7.3). */
const TEST_EVENT_PREFIX = 'EVTEST';

const linksSchema = z
	.record(z.string(), z.unknown())
	.transform((links) =>
		Object.fromEntries(
			Object.entries(links).filter((link): link is [string, string] => typeof link[1] === 'string'),
		),
	)
	.catch({});

const eventSchema = z.object({
	id: z.string().min(1),
	resource_type: z.string().min(1),
	action: z.string().min(1),
	links: linksSchema,
});

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
 * Reads the body of a webhook whose signature was found to be right.
 *
 * Anything but the few fields that we need may be missing, new or of another kind: GoCardless adds
 * fields and values without notice (GoCardless sheet 1), and old deliveries have no `meta`.
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
		const event = eventSchema.safeParse(raw);
		if (!event.success) return undefined;
		const { id, resource_type: resourceType, action, links } = event.data;
		if (events.has(id)) continue;
		const isTest = meta.is_test === true || id.startsWith(TEST_EVENT_PREFIX);
		events.set(id, { id, resourceType, action, links, isTest, raw: raw as IDataObject });
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
