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
import { toQuery } from '../../shared/vendors/goCardless/envelope';
import { attachLinked } from '../../shared/vendors/goCardless/linkedResources';

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
			const resourceType = readInclude(values);
			const limit = readLimit(parameters);
			const events: JsonRecord[] = [];
			for await (const page of client.pages('events', toQuery(values), limit)) {
				events.push(
					...(resourceType === undefined ? page.records : attachLinked(page, resourceType)),
				);
				if (events.length >= limit) break;
			}
			return events.slice(0, limit);
		},
	};
}

/**
 * The kind of resource to include, if any.
 *
 * @throws ParameterError when it is not what the events are about
 */
function readInclude(values: FilterValue[]): string | undefined {
	const valueOf = (target: string) => values.find((value) => value.target === target)?.value;
	const link = valueOf('include');
	if (typeof link !== 'string') return undefined;
	const resourceType = String(valueOf('resource_type') ?? '');
	if (EVENT_SOURCES[resourceType]?.link === link) return resourceType;
	throw new ParameterError(
		`"Include" is ${link}, but "Resource Type" is ${resourceType || 'not set'}.`,
		'Add the filter "Resource Type" with the kind of resource that is to be included.',
	);
}
