import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { runInPool } from '../../engine/pool';
import { isVendorError } from '../../transport/vendorError';
import type { GoCardlessEvent } from './event';
import { EVENT_SOURCES } from './eventCatalogue';

/** Reads one resource as it is now, for example `('payments', 'PM123')`. */
export type ResourceReader = (resourceType: string, id: string) => Promise<IDataObject>;

/** What is put beside an event: the resource, or why it could not be read. */
export type CurrentResource =
	| { resource: IDataObject }
	| { resourceError: { message: string; code: string; requestId?: string } };

/** GoCardless gives us 10 s for the answer (GoCardless sheet 7.3); n8n needs some of it. */
const TIME_BUDGET_MS = 6_000;
const READS_AT_ONCE = 8;

/**
 * Reads the resources that the events are about, each once, at most eight at a time and for at most
 * `timeBudgetMs` in all. Never throws: an event is kept even if its resource cannot be read.
 *
 * @returns in the order of `events`
 */
export async function readCurrentResources(
	events: readonly GoCardlessEvent[],
	read: ResourceReader,
	timeBudgetMs = TIME_BUDGET_MS,
): Promise<CurrentResource[]> {
	const results = new Map<string, CurrentResource>();
	const paths = [...new Set(events.flatMap((event) => pathOf(event) ?? []))];
	const finished = new AbortController();
	let isOutOfTime = false;
	const readAll = runInPool(
		paths.length,
		READS_AT_ONCE,
		async (index) => {
			const path = paths[index] ?? '';
			results.set(path, await readOne(path, read));
		},
		() => isOutOfTime,
	);
	await Promise.race([readAll, sleep(timeBudgetMs, finished.signal).catch(() => undefined)]);
	isOutOfTime = true;
	finished.abort();
	return events.map((event) => {
		const path = pathOf(event);
		if (path === undefined) return NOT_READABLE;
		return results.get(path) ?? OUT_OF_TIME;
	});
}

const NOT_READABLE: CurrentResource = {
	resourceError: {
		message: 'The event names no resource that GoCardless lets us read.',
		code: 'not_readable',
	},
};

const OUT_OF_TIME: CurrentResource = {
	resourceError: {
		message:
			'GoCardless was too slow to read the resource within the time that a trigger has for it. ' +
			'Read it in the workflow with the GoCardless node.',
		code: 'out_of_time',
	},
};

/** `payments/PM123`, or nothing if the event does not name its resource. */
function pathOf({ resourceType, links }: GoCardlessEvent): string | undefined {
	const source = EVENT_SOURCES[resourceType];
	if (source === undefined || source.isReadable === false) return undefined;
	const id = links[source.link];
	return id === undefined || id === '' ? undefined : `${resourceType}/${id}`;
}

async function readOne(path: string, read: ResourceReader): Promise<CurrentResource> {
	const slash = path.indexOf('/');
	try {
		return { resource: await read(path.slice(0, slash), path.slice(slash + 1)) };
	} catch (error) {
		if (isVendorError(error)) {
			const { code, kind, requestId } = error.fault;
			return { resourceError: { message: error.message, code: code ?? kind, requestId } };
		}
		const message = error instanceof Error ? error.message : String(error);
		return { resourceError: { message, code: 'unknown' } };
	}
}
