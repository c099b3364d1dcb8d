import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

/** One event, of a delivery or of the list of events. */
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

/**
 * Reads the few fields that we need; anything else may be missing, new or of another kind, since
 * GoCardless adds fields and values without notice (GoCardless sheet 1).
 *
 * @returns `undefined` for what lacks its id, resource type or action
 */
export function readEvent(raw: Record<string, unknown>): GoCardlessEvent | undefined {
	const event = eventSchema.safeParse(raw);
	if (!event.success) return undefined;
	const { id, resource_type: resourceType, action, links } = event.data;
	const isTest = id.startsWith(TEST_EVENT_PREFIX);
	return { id, resourceType, action, links, isTest, raw: raw as IDataObject };
}
