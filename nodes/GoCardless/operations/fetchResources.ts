import { ParameterError } from '../../shared/engine/parameters';
import { runInPool } from '../../shared/engine/pool';
import type { JsonRecord, ListCall, OperationDefinition } from '../../shared/engine/types';
import { raise } from '../../shared/raise';
import { isVendorError } from '../../shared/transport/vendorError';
import { EVENT_SOURCES } from '../../shared/vendors/goCardless/eventCatalogue';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { CONCURRENCY } from '../concurrency';

/**
 * Puts the resource that each event is about beside it, as it is now. An event tells what happened
 * once, in any order and any number of times; only the resource tells what holds (GoCardless sheet
 * 7.3). Each distinct resource is read once.
 */
export const fetchResources: OperationDefinition<GoCardlessClient> = {
	value: 'fetchResources',
	name: 'Attach Current Resources',
	action: 'Attach current resources to events',
	description:
		'Read what each incoming event is about, once, and put it into its field "resource"; events that have it already are left as they are',
	properties: [],
	runList: attachResources,
};

/** What is put beside an event. */
type Attachment =
	| { resource: JsonRecord }
	| { resource: null; resourceError: { kind: string; code: string; message: string } };

async function attachResources(call: ListCall<GoCardlessClient>): Promise<void> {
	const { client, items, settle, fail, stopped } = call;
	const waiting = new Map<string, number[]>();
	const eventOf = (itemIndex: number): JsonRecord => items[itemIndex]?.json ?? {};
	items.forEach((_, itemIndex) => {
		try {
			const path = pathToRead(eventOf(itemIndex));
			if (path === undefined) settle(itemIndex, attachNothing(eventOf(itemIndex)));
			else waiting.set(path, [...(waiting.get(path) ?? []), itemIndex]);
		} catch (error) {
			fail(itemIndex, error);
		}
	});
	const reads = [...waiting];
	await runInPool(
		reads.length,
		CONCURRENCY,
		async (index) => {
			const [path, itemIndexes] = reads[index] ?? ['', []];
			try {
				const attachment = await readResource(client, path);
				for (const itemIndex of itemIndexes) {
					settle(itemIndex, { ...withoutError(eventOf(itemIndex)), ...attachment });
				}
			} catch (error) {
				for (const itemIndex of itemIndexes) fail(itemIndex, error);
			}
		},
		stopped,
	);
}

/**
 * `payments/PM123`, or nothing where there is nothing to read.
 *
 * @throws ParameterError for an item that is no event
 */
function pathToRead(event: JsonRecord): string | undefined {
	if (isEmptyAnswer(event) || hasResource(event)) return undefined;
	const { resource_type: resourceType, links } = event;
	if (typeof resourceType !== 'string') {
		throw new ParameterError(
			'This item is not a GoCardless event: it has no "resource_type".',
			'Connect a GoCardless Trigger, or the operation "Get Many" of events, here.',
		);
	}
	const source = EVENT_SOURCES[resourceType];
	if (source === undefined || source.isReadable === false) return undefined;
	const id = (links as JsonRecord | undefined)?.[source.link];
	return typeof id === 'string' && id !== '' ? `${resourceType}/${id}` : undefined;
}

/** "Always output data" turns an empty list into one empty item: there are no events. */
function isEmptyAnswer(event: JsonRecord): boolean {
	return Object.keys(event).length === 0;
}

function hasResource({ resource }: JsonRecord): boolean {
	return typeof resource === 'object' && resource !== null;
}

function attachNothing(event: JsonRecord): JsonRecord {
	if (isEmptyAnswer(event) || hasResource(event)) return event;
	const message = 'The event names no resource that GoCardless lets us read.';
	return {
		...event,
		resource: null,
		resourceError: { kind: 'notReadable', code: 'not_readable', message },
	};
}

/** Why an earlier look failed no longer matters. */
function withoutError(event: JsonRecord): JsonRecord {
	const rest = { ...event };
	delete rest.resourceError;
	return rest;
}

/**
 * Only when GoCardless itself says that it does not have the resource (test events of the dashboard
 * name invented ones) there is none; a 404 of anything in between has no code and is a failure.
 */
async function readResource(client: GoCardlessClient, path: string): Promise<Attachment> {
	const slash = path.indexOf('/');
	try {
		return { resource: await client.get(path.slice(0, slash), path.slice(slash + 1)) };
	} catch (error) {
		if (!isVendorError(error, 'notFound')) return raise(error);
		const { code, message } = error.fault;
		if (code === undefined || code === 'path_not_found') return raise(error);
		return { resource: null, resourceError: { kind: 'notFound', code, message } };
	}
}
