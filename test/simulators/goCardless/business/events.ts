import type { GoCardlessEvent, Links, Metadata } from '../model/records';
import type { World } from '../world';

/** Who caused an event, and with which words (GoCardless sheet 7.1). */
export interface Cause {
	origin: 'bank' | 'api' | 'gocardless' | 'customer' | 'payer';
	cause: string;
	/** What was passed to the API call; only with origin `api`. */
	metadata?: Metadata;
	source?: { name: string; type: string };
	parentEvent?: string;
	/** Further details: `scheme`, `reason_code`, `will_attempt_retry` and so on. */
	details?: Record<string, unknown>;
}

const SOURCES: Record<Cause['origin'], { name: string; type: string }> = {
	api: { name: 'Access token', type: 'access_token' },
	bank: { name: 'GoCardless', type: 'gc_team' },
	gocardless: { name: 'GoCardless', type: 'gc_team' },
	customer: { name: 'Payer', type: 'hosted_payment_page' },
	payer: { name: 'Payer', type: 'billing_request_flow' },
};

/** Cause `gocardless`, the commonest. */
export function byGoCardless(cause: string, more: Partial<Cause> = {}): Cause {
	return { ...more, origin: 'gocardless', cause };
}

/** Writes an event and puts it into the outbox of webhooks. */
export function emit(
	world: World,
	resourceType: string,
	action: string,
	record: { metadata?: Metadata },
	links: Links,
	cause: Cause,
): GoCardlessEvent {
	const event: GoCardlessEvent = {
		id: world.ids.next('EV'),
		created_at: world.clock.iso(),
		resource_type: resourceType,
		action,
		links: withoutGaps({ ...links, parent_event: cause.parentEvent }),
		details: {
			origin: cause.origin,
			cause: cause.cause,
			description: describe(resourceType, action, cause),
			...cause.details,
		},
		metadata: cause.origin === 'api' ? { ...cause.metadata } : {},
		resource_metadata: { ...record.metadata },
		source: cause.source ?? SOURCES[cause.origin],
	};
	world.events.add(event);
	world.outbox.push(event);
	return event;
}

/** The vendor's texts change; nobody may match on them (GoCardless sheet 7.2). */
function describe(resourceType: string, action: string, cause: Cause): string {
	const subject = resourceType.replace(/s$/, '').replace(/_/g, ' ');
	return `The ${subject} is now ${action.replace(/_/g, ' ')} (${cause.cause.replace(/_/g, ' ')}).`;
}

function withoutGaps(links: Links): Links {
	return Object.fromEntries(Object.entries(links).filter(([, id]) => id !== undefined));
}
