import {
	describeFilters,
	type FilterValue,
	readFilters,
	readLimit,
} from '../../shared/engine/filters';
import type { FilterDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord, OperationDefinition } from '../../shared/engine/types';
import { EVENT_SOURCES } from '../../shared/vendors/goCardless/eventCatalogue';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { type ListPage, toQuery } from '../../shared/vendors/goCardless/envelope';

/**
 * Events, newest first. With "Include" each has the resource it is about, as it is now, in `resource`:
 * GoCardless sends these beside the list, in the same answer (GoCardless sheet 7.1).
 *
 * @param onlyOneOf groups of filters that exclude each other
 */
export function listEvents(
	filters: FilterDefinition[],
	onlyOneOf: string[][],
): OperationDefinition<GoCardlessClient> {
	return {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many events',
		description: 'Get what happened, newest first, to the last page if wanted',
		properties: describeFilters(filters),
		async runItem({ client, parameters }) {
			const values = readFilters(parameters, filters, onlyOneOf);
			const include = readInclude(values);
			const limit = readLimit(parameters);
			const events: JsonRecord[] = [];
			for await (const page of client.pages('events', toQuery(values), limit)) {
				events.push(...attachLinked(page, include));
				if (events.length >= limit) break;
			}
			return events.slice(0, limit);
		},
	};
}

interface Include {
	resourceType: string;
	/** Name of the resource in `event.links`. */
	link: string;
}

/** @throws ParameterError when what is to be included is not what the events are about */
function readInclude(values: FilterValue[]): Include | undefined {
	const valueOf = (target: string) => values.find((value) => value.target === target)?.value;
	const link = valueOf('include');
	if (typeof link !== 'string') return undefined;
	const resourceType = String(valueOf('resource_type') ?? '');
	if (EVENT_SOURCES[resourceType]?.link === link) return { resourceType, link };
	throw new ParameterError(
		`"Include" is ${link}, but "Resource Type" is ${resourceType || 'not set'}.`,
		'Add the filter "Resource Type" with the kind of resource that is to be included.',
	);
}

function attachLinked({ records, linked }: ListPage, include: Include | undefined): JsonRecord[] {
	if (include === undefined) return records;
	const byId = new Map(
		(linked[include.resourceType] ?? []).map((resource) => [resource.id, resource]),
	);
	return records.map((event) => {
		const links = event.links as JsonRecord | undefined;
		const resource = byId.get(links?.[include.link]);
		return resource === undefined ? event : { ...event, resource };
	});
}
