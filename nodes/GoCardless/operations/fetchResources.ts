import { ParameterError } from '../../shared/engine/parameters';
import { runInPool } from '../../shared/engine/pool';
import type { JsonRecord, ListCall, OperationDefinition } from '../../shared/engine/types';
import { raise } from '../../shared/raise';
import { isVendorError } from '../../shared/transport/vendorError';
import { EVENT_SOURCES } from '../../shared/vendors/goCardless/eventCatalogue';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { CONCURRENCY } from '../concurrency';
import { choices } from '../resources/choices';
import { attachMakers } from './paymentMakers';

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
	properties: [
		{
			displayName: 'Resource Types',
			name: 'resourceTypes',
			type: 'multiOptions',
			options: choices(Object.keys(EVENT_SOURCES)),
			default: [],
			description:
				'Only what events of these are about is read; others pass as they are. Empty for all.',
		},
		{
			displayName: 'Add Payments of Refunds',
			name: 'addRefundedPayments',
			type: 'boolean',
			default: false,
			description:
				'Whether to return the payment that a refund is of as well, as an item of its own: only the payment tells whose refund it is',
		},
		{
			displayName: 'Attach Makers of Payments',
			name: 'attachMakers',
			type: 'boolean',
			default: false,
			description:
				'Whether a payment without metadata that a subscription or an instalment schedule made gets that as well, in its field "maker": it tells what the payment is for',
		},
	],
	runList: attachResources,
};

/** What is put beside an event. */
type Attachment =
	| { resource: JsonRecord }
	| { resource: null; resourceError: { kind: string; code: string; message: string } };

async function attachResources(call: ListCall<GoCardlessClient>): Promise<void> {
	const { client, items, settle, fail, stopped } = call;
	const wanted = readResourceTypes(call);
	const waiting = new Map<string, number[]>();
	const attached = new Map<number, JsonRecord>();
	const eventOf = (itemIndex: number): JsonRecord => items[itemIndex]?.json ?? {};
	items.forEach((_, itemIndex) => {
		const event = eventOf(itemIndex);
		try {
			const isWanted = wanted.size === 0 || wanted.has(String(event.resource_type));
			const path = isWanted ? pathToRead(event) : undefined;
			if (!isWanted) attached.set(itemIndex, event);
			else if (path === undefined) attached.set(itemIndex, attachNothing(event));
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
					attached.set(itemIndex, { ...withoutError(eventOf(itemIndex)), ...attachment });
				}
			} catch (error) {
				for (const itemIndex of itemIndexes) fail(itemIndex, error);
			}
		},
		stopped,
	);
	const payments = await readRefundedPayments(call, attached);
	await attachMakers(call, attached, payments);
	for (const [itemIndex, event] of attached) {
		const payment = payments.get(itemIndex);
		settle(itemIndex, payment === undefined ? event : [event, payment]);
	}
}

function readResourceTypes({ items, parameters }: ListCall<GoCardlessClient>): Set<string> {
	const given = items.length === 0 ? [] : parameters(0).raw('resourceTypes', []);
	return new Set(Array.isArray(given) ? given.map(String) : []);
}

/** The payments that refunds are of, each once, by the place of the event that leads to it. */
async function readRefundedPayments(
	{ client, items, parameters, fail, stopped }: ListCall<GoCardlessClient>,
	attached: Map<number, JsonRecord>,
): Promise<Map<number, JsonRecord>> {
	const payments = new Map<number, JsonRecord>();
	if (items.length === 0 || !parameters(0).boolean('addRefundedPayments')) return payments;
	const known = new Set([...attached.values()].flatMap(paymentWithin));
	const places = new Map<string, number>();
	for (const [itemIndex, event] of attached) {
		const id = refundedPaymentOf(event);
		if (id !== undefined && !known.has(id) && !places.has(id)) places.set(id, itemIndex);
	}
	const reads = [...places];
	await runInPool(
		reads.length,
		CONCURRENCY,
		async (index) => {
			const [id, itemIndex] = reads[index] ?? ['', 0];
			try {
				payments.set(itemIndex, await client.get('payments', id));
			} catch (error) {
				attached.delete(itemIndex);
				fail(itemIndex, error);
			}
		},
		stopped,
	);
	return payments;
}

function paymentWithin({ resource_type: type, resource }: JsonRecord): unknown[] {
	return type === 'payments' && hasResource({ resource }) ? [(resource as JsonRecord).id] : [];
}

function refundedPaymentOf({ resource_type: type, resource }: JsonRecord): string | undefined {
	if (type !== 'refunds' || !hasResource({ resource })) return undefined;
	const { payment } = ((resource as JsonRecord).links ?? {}) as JsonRecord;
	return typeof payment === 'string' && payment !== '' ? payment : undefined;
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
