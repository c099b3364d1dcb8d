import type { IDataObject } from 'n8n-workflow';

import { readCloudEvent } from './cloudEvents';
import { readLegacyNotifications } from './legacyNotifications';

/** One change that Intuit tells of: ids only, in either format. */
export interface NotifiedChange {
	/** The same whenever this event is sent again. */
	eventId: string;
	companyId: string;
	/** `Invoice`; a kind that is new stands as Intuit writes it. */
	entity: string;
	/** `created`, `updated`, `deleted`, `merged`, `voided`, `emailed`, or a word that is new. */
	operation: string;
	id: string;
	/** The record that vanished in a merge into `id`. */
	deletedId?: string;
	/** ISO 8601 in UTC, where Intuit gives one that can be read. */
	time?: string;
	/** As Intuit sent it, unknown fields included. */
	raw: IDataObject;
}

export type DeliveryFormat = 'cloudEvents' | 'legacy';

export interface Delivery {
	format: DeliveryFormat;
	/** In the order of the delivery, each event once. */
	changes: NotifiedChange[];
	/** Events without a company, a record or a kind, on which nobody could act. */
	unreadable: number;
}

/**
 * Reads the body of a webhook whose signature was found to be right: CloudEvents, or the format that
 * Intuit retired in 2026 (QuickBooks sheet 11). The body decides, not a header.
 *
 * @returns `undefined` when it is neither, or nothing of it can be read
 */
export function readDelivery(body: Buffer): Delivery | undefined {
	const parsed = parseJson(body);
	if (isObject(parsed) && 'eventNotifications' in parsed) {
		return collect('legacy', readLegacyNotifications(parsed));
	}
	const events = isObject(parsed) && 'specversion' in parsed ? [parsed] : parsed;
	if (!Array.isArray(events)) return undefined;
	return collect(
		'cloudEvents',
		events.map((event: unknown) => (isObject(event) ? readCloudEvent(event) : undefined)),
	);
}

function collect(
	format: DeliveryFormat,
	found: ReadonlyArray<NotifiedChange | undefined> | undefined,
): Delivery | undefined {
	if (found === undefined) return undefined;
	const changes = new Map<string, NotifiedChange>();
	for (const change of found) {
		if (change !== undefined && !changes.has(change.eventId)) changes.set(change.eventId, change);
	}
	const unreadable = found.filter((change) => change === undefined).length;
	if (unreadable > 0 && changes.size === 0) return undefined;
	return { format, changes: [...changes.values()], unreadable };
}

function parseJson(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
