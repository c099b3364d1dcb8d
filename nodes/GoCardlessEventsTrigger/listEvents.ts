import type { IDataObject } from 'n8n-workflow';

import type { JsonRecord } from '../shared/engine/types';
import { type GoCardlessClient, LARGEST_PAGE } from '../shared/vendors/goCardless/client';
import { unexpected } from '../shared/vendors/goCardless/envelope';
import { type GoCardlessEvent, readEvent } from '../shared/vendors/goCardless/event';
import { EVENT_SOURCES } from '../shared/vendors/goCardless/eventCatalogue';
import { attachLinked } from '../shared/vendors/goCardless/linkedResources';
import type { PollSettings } from './settings';

/** An event with its time, and with its resource where that came in the same answer. */
export interface ListedEvent extends GoCardlessEvent {
	/** Milliseconds. */
	createdAt: number;
}

export interface Span {
	/** Milliseconds, both ends included. */
	since?: number;
	until?: number;
}

/** How much may be read. */
export interface Bounds {
	mostPages: number;
	/** Milliseconds since 1970. */
	deadline: number;
}

export interface Listing {
	/** Newest first. */
	events: ListedEvent[];
	/** Whether the span was read to its end. */
	isComplete: boolean;
}

/**
 * The events of a span, newest first, to its end or to the bounds. Reads on until it has come below
 * the span's upper end, since a span that is cut short is continued from its oldest event.
 */
export async function listEvents(
	client: GoCardlessClient,
	settings: PollSettings,
	span: Span,
	{ mostPages, deadline }: Bounds,
): Promise<Listing> {
	const resourceType = onlyResourceType(settings.filter.events);
	const query = toQuery(span, resourceType, settings.fetchCurrentResource);
	const events: ListedEvent[] = [];
	let pages = 0;
	for await (const page of client.pages('events', query)) {
		pages += 1;
		const records =
			query.include === undefined ? page.records : attachLinked(page, resourceType ?? '');
		events.push(...records.map(readListed));
		const oldest = events.at(-1)?.createdAt ?? 0;
		const isBelow = span.until === undefined ? events.length > 0 : oldest < span.until;
		if (page.after !== undefined && isBelow && (pages >= mostPages || Date.now() >= deadline)) {
			return { events, isComplete: false };
		}
	}
	return { events, isComplete: true };
}

/** The newest events of all, one page of them. */
export async function listNewest(
	client: GoCardlessClient,
	settings: PollSettings,
): Promise<ListedEvent[]> {
	const resourceType = onlyResourceType(settings.filter.events);
	const query = toQuery({}, resourceType, settings.fetchCurrentResource);
	const page = await client.page('events', { ...query, limit: LARGEST_PAGE });
	const records =
		query.include === undefined ? page.records : attachLinked(page, resourceType ?? '');
	return records.map(readListed);
}

function toQuery(
	{ since, until }: Span,
	resourceType: string | undefined,
	withResource: boolean,
): IDataObject {
	const query: IDataObject = {};
	if (since !== undefined) query['created_at[gte]'] = new Date(since).toISOString();
	if (until !== undefined) query['created_at[lte]'] = new Date(until).toISOString();
	if (resourceType === undefined) return query;
	query.resource_type = resourceType;
	const source = EVENT_SOURCES[resourceType];
	// Resources that cannot be read by themselves cannot be included (GoCardless sheet 7.1).
	if (withResource && source !== undefined && NOT_INCLUDABLE.has(source.link) === false) {
		query.include = source.link;
	}
	return query;
}

const NOT_INCLUDABLE: ReadonlySet<string> = new Set(['export', 'organisation']);

/** The one kind of resource that all wanted events are about, if it is one. */
function onlyResourceType(events: readonly string[]): string | undefined {
	const types = new Set(events.map((name) => name.split('.')[0] ?? ''));
	const [only] = types;
	return types.size === 1 && only !== undefined && only in EVENT_SOURCES ? only : undefined;
}

/** @throws VendorError when the list holds something that is no event: it must not be passed over */
function readListed(raw: JsonRecord): ListedEvent {
	const event = readEvent(raw);
	const createdAt = Date.parse(String(raw.created_at));
	if (event === undefined || Number.isNaN(createdAt)) {
		throw unexpected('GET', 'events', 'The list holds an event without id, kind, action or time.');
	}
	return { ...event, createdAt };
}
